import type { Translator } from '../i18n'
import { Notification } from './notification'

interface CautionsProps {
  t: Translator
  /** Codes such as `phone-number`; nothing is shown where there are none. */
  cautions: string[]
  /** Where the words can be changed. */
  change: string
  /** The writer has just tried to send them: that nothing was sent is said first, and has the focus. */
  pressed?: boolean
}

/** What the writer may want to take out of the words. Whoever sends them as they are, can. */
export function Cautions({ t, cautions, change, pressed }: CautionsProps) {
  if (cautions.length === 0) return null
  return (
    <Notification
      title={t(pressed ? 'filing.caution.not-sent' : 'filing.caution.title')}
      tone="soon"
      first={pressed}
    >
      {cautions.map((caution) => (
        <p>{t(`filing.caution.${caution}`)}</p>
      ))}
      <p>
        <a href={change}>{t('filing.caution.change')}</a>. {t('filing.caution.as-it-is')}
      </p>
    </Notification>
  )
}

/** In the form below them: which ones its sender has seen, now or before, so that it goes when it is sent once more. */
export const CautionsSeen = ({ cautions, before }: { cautions: string[]; before: string[] }) => (
  <>
    {[...before, ...cautions].map((caution) => (
      <input type="hidden" name="cautioned" value={caution} />
    ))}
  </>
)
