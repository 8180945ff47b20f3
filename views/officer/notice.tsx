import { LookAgain, NOTICE } from '../components/look-again'
import { Notification } from '../components/notification'
import type { Translator } from '../i18n'

/** What became of an act that the reader has just done. */
export interface NoticeProps {
  t: Translator
  /** The kind of the act. */
  act: string
  /** Null while the case has not spoken yet. */
  verdict: 'applied' | 'refused' | null
  /** Why it was refused: a code of the rules. */
  reason: string | null
  /** What the reader wrote, so that a refusal loses nothing. */
  writing: { body: string; language: string } | null
  /** The same page again, with the same notice. */
  again: string
}

/** Done, refused with the reason, or still being processed. */
export function ActNotice(props: NoticeProps) {
  const { t, act, verdict } = props
  if (verdict === null) return <Pending {...props} />
  if (verdict === 'refused') return <Refused {...props} />
  return (
    <Notification id={NOTICE} title={t(`officer-acts.${act}.done`)}>
      <p>{t(`officer-acts.${act}.then`)}</p>
    </Notification>
  )
}

function Pending({ t, again }: NoticeProps) {
  return (
    <Notification id={NOTICE} title={t('officer-acts.pending')} tone="plain">
      <p>{t('officer-acts.pending-text')}</p>
      <p>
        <a href={again}>{t('officer-acts.look-again')}</a>
      </p>
      <LookAgain here={again} part="#main" />
    </Notification>
  )
}

function Refused({ t, reason, writing }: NoticeProps) {
  return (
    <Notification id={NOTICE} title={t('refusals.title')} tone="late">
      <p>{t(`refusals.${reason ?? 'not-now'}`)}</p>
      {writing && (
        <>
          <h3>{t('officer-acts.your-words')}</h3>
          <p class="words" lang={writing.language}>
            {writing.body}
          </p>
        </>
      )}
    </Notification>
  )
}
