import type { Child } from 'hono/jsx'
import { caseTitle, titleLanguage } from '../case/title'
import { Button } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { IdempotencyKey, type Faults } from '../components/field'
import { numberInGroups } from '../format'
import type { Translator } from '../i18n'

/** The case that an act is about, as its page shows it. */
export interface ActSubject {
  number: string
  title: string
  language: string
  /** Where the case page is. */
  href: string
}

interface ActPageProps {
  t: Translator
  subject: ActSubject
  /** Code of the act: words are under `officer-acts.<act>`. */
  act: string
  /** What the reader should know before: time, budget. */
  lead?: Child
  faults: Faults
  idempotencyKey: string
  /** The form takes files. */
  files?: boolean
  /** The fields; null where there is nothing to choose from, as the lead says. */
  children: Child
}

/** One act, one short form. It posts to itself. */
export function ActPage({ t, subject, act, lead, faults, idempotencyKey, files, children }: ActPageProps) {
  return (
    <>
      <CaseLine t={t} subject={subject} />
      <h1>{t(`officer-acts.${act}.title`)}</h1>
      {typeof lead === 'string' ? <p class="lead">{lead}</p> : lead}
      <ErrorSummary t={t} faults={faults} />
      {children ? (
        <form method="post" enctype={files ? 'multipart/form-data' : undefined}>
          <IdempotencyKey value={idempotencyKey} />
          {children}
          <div class="row">
            <Button>{t(`officer-acts.${act}.button`)}</Button>
            <a href={subject.href}>{t('officer-acts.back')}</a>
          </div>
        </form>
      ) : (
        <p>
          <a href={subject.href}>{t('officer-acts.back')}</a>
        </p>
      )}
    </>
  )
}

/** Which grievance this is about, as the way back to it. */
export function CaseLine({ t, subject }: { t: Translator; subject: ActSubject }) {
  return (
    <p>
      <a href={subject.href}>
        {t('officer-acts.about')} <span class="number">{numberInGroups(subject.number)}</span>
      </a>
      <br />
      <span lang={titleLanguage(t, subject.title)}>{caseTitle(t, subject.title)}</span>
    </p>
  )
}

interface AskPageProps extends Pick<ActPageProps, 't' | 'subject' | 'act' | 'idempotencyKey'> {
  /** Everything that was entered, to be sent again. */
  kept: Record<string, string>
  /** What exactly would be done. */
  children: Child
}

/** Asks once more before what cannot be undone; nothing that was written is lost by changing one's mind. */
export function AskPage({ t, subject, act, idempotencyKey, kept, children }: AskPageProps) {
  return (
    <>
      <CaseLine t={t} subject={subject} />
      <h1>{t(`officer-acts.${act}.ask`)}</h1>
      <p>{t(`officer-acts.${act}.consequence`)}</p>
      {children}
      <form method="post">
        <IdempotencyKey value={idempotencyKey} />
        {Object.entries(kept).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="row">
          <Button kind="grave" name="step" value="done">
            {t(`officer-acts.${act}.do`)}
          </Button>
          <Button kind="quiet" name="step" value="change">
            {t('officer-acts.change')}
          </Button>
          <a href={subject.href}>{t('common.no-go-back')}</a>
        </div>
      </form>
    </>
  )
}
