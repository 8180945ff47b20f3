import type { Translator } from '../i18n'
import { Notification } from './notification'

interface CautionsProps {
  t: Translator
  /** Codes such as `phone-number`; nothing is shown where there are none. */
  cautions: string[]
  /** Where the words can be changed. */
  change: string
}

/** What the writer may want to take out of the words before they are sent. It is in nobody's way. */
export function Cautions({ t, cautions, change }: CautionsProps) {
  if (cautions.length === 0) return null
  return (
    <Notification title={t('filing.caution.title')} tone="soon">
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
export function CautionsSeen({ cautions, before = '' }: { cautions: string[]; before?: string }) {
  const seen = cautions.join(' ') || before
  return seen ? <input type="hidden" name="cautioned" value={seen} /> : null
}
