import { LookAgain, NOTICE } from '../components/look-again'
import { Notification } from '../components/notification'
import type { Translator } from '../i18n'

interface PendingProps {
  t: Translator
  /** The same page again, with the same notice. */
  here: string
  /** Selector of the part of the page that is looked at again. */
  part: string
}

interface ActNoticeProps extends PendingProps {
  /** `answer`, `note`, `feedback`, `reopen`, `contest` or `withdraw`. */
  act: string
  /** Null while the case has not spoken yet. */
  verdict: 'applied' | 'refused' | null
  /** Why it was refused, as a sentence. */
  why: string
  /** What the citizen wrote, so that a refusal loses nothing. */
  writing: { body: string; language: string } | null
  /** Names of the papers that came with it. */
  papers: string[]
}

/** What became of the act that the citizen has just done: done, refused with the reason, or still being processed. */
export function ActNotice(props: ActNoticeProps) {
  const { t, act, verdict } = props
  if (verdict === null) return <Pending {...props} />
  if (verdict === 'refused') return <Refused {...props} />
  return <Notification id={NOTICE} title={t(`grievance.done.${act}`)} />
}

/** Not judged yet. */
export function Pending({ t, here, part }: PendingProps) {
  return (
    <Notification id={NOTICE} title={t('grievance.pending')} tone="plain">
      <p>
        {t('grievance.pending-text')} <a href={here}>{t('grievance.pending-reload')}</a>
      </p>
      <LookAgain here={here} part={part} />
    </Notification>
  )
}

function Refused({ t, why, writing, papers }: ActNoticeProps) {
  return (
    <Notification id={NOTICE} title={t('refusals.title')} tone="late">
      <p>{why}</p>
      {writing && (
        <>
          <h3>{t('errors.your-words')}</h3>
          <p class="words" lang={writing.language}>
            {writing.body}
          </p>
        </>
      )}
      {papers.length > 0 && (
        <>
          <h3>{t('grievance.documents')}</h3>
          <p>{papers.join(', ')}</p>
        </>
      )}
    </Notification>
  )
}
