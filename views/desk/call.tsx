import type { CallOutcome, DissatisfactionReason } from '../../workflows/grievance/types'
import { Button } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { Choices, IdempotencyKey, Select, TextArea, type Faults } from '../components/field'
import { Facts } from '../components/facts'
import { dayAndTime, dayOfDate, numberInGroups } from '../format'
import type { Translator } from '../i18n'
import { spoken } from '../officer/case'

/** What the agent says and asks. */
export interface CallScript {
  /** Words in the citizen's language, where the portal has it. */
  t: Translator
  /** Null for somebody who asked not to be named. */
  citizen: string | null
  title: string
  titleLanguage: string
  /** Who reported. */
  who: string
  report: { body: string; language: string; doneOn: string | null } | null
}

export interface CallPageProps {
  t: Translator
  now: number
  number: string
  mobile: string
  citizen: string | null
  language: string
  attempt: number
  until: Date
  script: CallScript
  outcomes: readonly CallOutcome[]
  reasons: readonly DissatisfactionReason[]
  kept: Record<string, string>
  faults: Faults
  idempotencyKey: string
  back: string
}

/** One call: whom, what to say, what came of it. */
export function CallPage(props: CallPageProps) {
  const { t, now, number, mobile, citizen, attempt, until, script, faults, back } = props
  return (
    <>
      <p>
        <a href={back}>{t('desk.to-calls')}</a>
      </p>
      <h1>{callHeading(t, citizen)}</h1>
      <p class="dial">
        <a class="button filled" href={`tel:${mobile}`}>
          {t('desk.dial', { mobile: spoken(mobile) })}
        </a>
      </p>
      <Facts
        facts={[
          { label: t('desk.fact.language'), value: t(`officer.language.${props.language}`) },
          { label: t('desk.fact.number'), value: <span class="number">{numberInGroups(number)}</span> },
          { label: t('desk.fact.attempt'), value: t('desk.attempt', { attempt }) },
          { label: t('desk.fact.until'), value: dayAndTime(t.language, until, now) },
        ]}
      />
      <ErrorSummary t={t} faults={faults} />
      <Script t={t} script={script} number={number} />
      <OutcomeForm {...props} />
    </>
  )
}

/** Also the title of the document. */
export const callHeading = (t: Translator, citizen: string | null): string =>
  citizen ? t('desk.call-heading', { citizen }) : t('for-whom.call-heading')

/** In the citizen's language, so that the agent can read it out. */
function Script({ t, script, number }: { t: Translator; script: CallScript; number: string }) {
  const { t: say, citizen, title, titleLanguage, who, report } = script
  return (
    <section aria-labelledby="script">
      <h2 id="script">{t('desk.script')}</h2>
      <div class="script" lang={say.language}>
        <p>{citizen ? say('desk.say.greeting', { citizen }) : say('for-whom.say-greeting')}</p>
        <p>
          {say('desk.say.about', { number: numberInGroups(number) })} <q lang={titleLanguage}>{title}</q>
        </p>
        <p>
          {say('desk.say.report', { who })}
          {report?.doneOn && ` ${say('desk.say.done-on', { day: dayOfDate(say.language, report.doneOn) })}`}
        </p>
        {report && (
          <p class="words quote" lang={report.language}>
            {report.body}
          </p>
        )}
        <p>{say('desk.say.question')}</p>
        <p class="soft">{say('desk.say.right')}</p>
      </div>
    </section>
  )
}

function OutcomeForm({ t, outcomes, reasons, kept, faults, idempotencyKey }: CallPageProps) {
  return (
    <form method="post">
      <h2>{t('desk.outcome-heading')}</h2>
      <IdempotencyKey value={idempotencyKey} />
      <Choices
        name="outcome"
        label={t('desk.outcome')}
        choices={outcomes.map((value) => ({
          value,
          label: t(`desk.outcome.${value}`),
          hint: t(`desk.outcome-hint.${value}`),
        }))}
        value={kept.outcome}
        fault={faults.outcome}
      />
      <Select
        name="reason"
        label={t('desk.reason')}
        hint={t('desk.reason-hint')}
        empty={t('desk.reason-empty')}
        choices={reasons.map((value) => ({ value, label: t(`case.dissatisfaction.${value}`) }))}
        value={kept.reason}
        fault={faults.reason}
      />
      <TextArea
        name="words"
        label={t('common.optional', { label: t('desk.words') })}
        hint={t('desk.words-hint')}
        value={kept.words}
        fault={faults.words}
        rows={3}
        maxlength={4000}
      />
      <div class="row">
        <Button>{t('desk.record')}</Button>
      </div>
    </form>
  )
}
