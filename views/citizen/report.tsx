import type { Child } from 'hono/jsx'
import { StepDetails, type CaseDocument, type Writing } from '../case/details'
import { Button } from '../components/button'
import { Cautions, CautionsSeen } from '../components/cautions'
import { ErrorSummary } from '../components/error-summary'
import { IdempotencyKey, TextArea, type Faults } from '../components/field'
import { Notification } from '../components/notification'
import { TYPED_FORM } from '../components/typed'
import { dayAndTime, numberInGroups } from '../format'
import type { Translator } from '../i18n'
import { Satisfaction, type ActFormValues } from './act'

export interface ReportProps {
  t: Translator
  now: number
  number: string
  service: string
  /** Who has reported, when, and in what words. */
  who: string
  at: number
  writing?: Writing
  documents: CaseDocument[]
  /** The same as a PDF. */
  paper?: string
  /** The box with where the case stands. */
  standing: Child
  /** Null once this report is no longer the one that feedback is asked on. */
  form: {
    values: ActFormValues
    reasons: string[]
    faults: Faults
    /** What the writer may want to take out of the words. */
    cautions: string[]
    refusal?: string
    idempotencyKey: string
  } | null
  /** What became of the answer that was just given. */
  notice?: Child
  links: { signIn: string; track: string }
}

/** The action taken report behind the link of an SMS: read and answered without signing in. */
export function Report({
  t,
  now,
  number,
  service,
  who,
  at,
  writing,
  documents,
  paper,
  standing,
  form,
  notice,
  links,
}: ReportProps) {
  return (
    <>
      {notice}
      {form && <ErrorSummary t={t} faults={form.faults} />}
      {form && <Cautions t={t} cautions={form.cautions} change="#text" pressed />}
      <div>
        <p class="soft">
          {t('grievance.number')} <span class="number">{numberInGroups(number)}</span> · {service}
        </p>
        <h1>{t('grievance.report.title')}</h1>
      </div>
      {standing}
      <ReportText
        t={t}
        now={now}
        heading={t('grievance.report.by', { who })}
        at={at}
        writing={writing}
        documents={documents}
        paper={paper}
      />
      {form && <Feedback t={t} form={form} />}
      <p class="row">
        <a href={links.signIn}>{t('grievance.report.sign-in')}</a>
        <a href={links.track}>{t('grievance.report.track')}</a>
      </p>
    </>
  )
}

interface ReportTextProps extends Pick<ReportProps, 't' | 'now' | 'at' | 'writing' | 'documents' | 'paper'> {
  /** Whose words these are. */
  heading: string
}

/** What an officer wrote, above the form that answers it. */
export function ReportText({ t, now, heading, at, writing, documents, paper }: ReportTextProps) {
  return (
    <article class="report">
      <h2>{heading}</h2>
      <p class="soft">{dayAndTime(t.language, at, now)}</p>
      <StepDetails t={t} writing={writing} documents={documents} paper={paper} />
    </article>
  )
}

function Feedback({ t, form }: { t: Translator; form: NonNullable<ReportProps['form']> }) {
  return (
    <form id={TYPED_FORM} method="post" class="feedback">
      {form.refusal && <Notification title={form.refusal} tone="late" first />}
      <IdempotencyKey value={form.idempotencyKey} />
      <CautionsSeen cautions={form.cautions} before={form.values.cautioned} />
      <Satisfaction t={t} values={form.values} reasons={form.reasons} faults={form.faults} />
      <TextArea
        name="text"
        label={t('common.optional', { label: t('grievance.feedback.text') })}
        hint={t('grievance.feedback.hint')}
        fault={form.faults.text}
        value={form.values.text}
        rows={4}
      />
      <div class="row">
        <Button>{t('grievance.feedback.send')}</Button>
      </div>
    </form>
  )
}

/** A link whose time is over, or that was copied wrongly. */
export function NoReport({ t, links }: { t: Translator; links: ReportProps['links'] }) {
  return (
    <>
      <h1>{t('grievance.report.gone')}</h1>
      <p class="lead">{t('grievance.report.gone-text')}</p>
      <p class="row">
        <a href={links.signIn}>{t('grievance.report.sign-in')}</a>
        <a href={links.track}>{t('grievance.report.track')}</a>
      </p>
    </>
  )
}
