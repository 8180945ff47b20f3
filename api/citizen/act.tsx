import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { cameBefore } from '../../db/queries/action'
import type { CaseReading } from '../../db/queries/case'
import { ActForm, NotNow } from '../../views/citizen/act'
import { languageOf } from '../../views/case/script'
import { Confirm } from '../../views/components/confirm'
import type { Faults } from '../../views/components/field'
import { Notification } from '../../views/components/notification'
import { day } from '../../views/format'
import { mayAct } from '../../workflows/grievance/rules'
import { DISSATISFACTION_REASONS } from '../../workflows/grievance/types'
import { notFound, page } from '../answer'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { isUuid } from '../send-document'
import { refusalSentence, submitAndWait } from '../submit'
import { ACCEPTED, filesOf, MOST_BYTES, MOST_FILES, takeFiles, UPLOAD_BYTES } from '../upload'
import { aboutAct } from './about-act'
import { actionOf, ACTS, faultsOf, valuesOf, type Act, type ActValues } from './acts'
import { actsSpent } from './allowance'
import { ownCase } from './own-case'
import { uploadSentence } from './upload-sentence'

const WITH_FILES: Act[] = ['answer', 'note', 'reopen', 'contest']

const routesOf = (act: Act): Route[] => [
  { method: 'get', path: paths.grievanceAct(':number', act), guard: citizen, handle: (c) => ask(c, act) },
  {
    method: 'post',
    path: paths.grievanceAct(':number', act),
    guard: citizen,
    handle: (c) => take(c, act),
    ...(WITH_FILES.includes(act) ? { bodyLimit: UPLOAD_BYTES } : {}),
  },
]

async function ask(c: Context<Env>, act: Act) {
  const reading = await ownCase(c)
  if (!reading) return notFound(c)
  const judgement = mayAct(reading.situation, kindOf(act), { role: 'citizen' }, c.var.deps.now())
  if (!judgement.ok) return tooLate(c, act, reading, judgement.reason)
  return form(c, act, reading, {
    values: { text: '', report: reading.situation.feedback?.report },
    faults: {},
    key: randomUUID(),
  })
}

/** A page that lay open while the case moved on, or an old link: why not, and the way back. */
function tooLate(c: Context<Env>, act: Act, reading: CaseReading, reason: string) {
  const { t } = c.var
  const view = (
    <NotNow
      t={t}
      title={t(`grievance.act.${act}`)}
      why={(act === 'feedback' && noReportYet(c, reading)) || refusalSentence(t, reason)}
      back={paths.grievance(reading.content.number)}
    />
  )
  return page(c, { title: t(`grievance.act.${act}`) }, view)
}

/** Feedback before there is anything to speak of: by when it will be. Null once a report was filed, or at the end. */
function noReportYet(c: Context<Env>, { situation, events }: CaseReading): string | null {
  const { t, deps } = c.var
  if (situation.closure || events.some(({ kind }) => kind === 'report-filed')) return null
  if (!situation.clock || situation.hold) return t('refusals.no-report')
  return t('refusals.no-report-until', { day: day(t.language, situation.clock.dueAt, deps.now()) })
}

const kindOf = (act: Act) => (ACTS.find((one) => one.act === act) as (typeof ACTS)[number]).kind

async function take(c: Context<Env>, act: Act) {
  const reading = await ownCase(c)
  if (!reading) return notFound(c)
  const { number } = reading.content
  const sent = await c.req.parseBody({ all: true })
  const key = isUuid(sent.key) ? sent.key : randomUUID()
  const values = valuesOf(sent)
  const faults = faultsOf(c.var.t, act, values)
  // Papers of a form that came before are kept already: a double click must not add them twice.
  const person = reading.content.citizen.id
  const sending = { key, number, kind: kindOf(act), citizen: person }
  const before = await cameBefore(c.var.deps.db, sending)
  const fresh = before === 'no' && Object.keys(faults).length === 0
  const spent = fresh ? await actsSpent(c, person) : null
  if (spent) return form(c, act, reading, { values, faults, refusal: spent, status: 429, key })
  const documents = fresh ? await keepFiles(c, act, sent.files, faults) : []
  if (Object.keys(faults).length > 0) return form(c, act, reading, { values, faults, key })
  const submitted = await submitAndWait(c, {
    number,
    action: actionOf(key, act, values, 'web'),
    citizen: person,
    ...(values.text ? { writing: { body: values.text, language: c.var.language } } : {}),
    documents,
  })
  // Once it is stored the page of the case says what became of it, also where that is a refusal.
  if (submitted.result !== 'refused' || (await cameBefore(c.var.deps.db, sending)) === 'same')
    return c.redirect(paths.grievance(number, { done: key }), 303)
  return form(c, act, reading, {
    values,
    faults,
    refusal: refusalSentence(c.var.t, submitted.reason),
    key: randomUUID(),
  })
}

/** Where a file is at fault the words come back; the files have to be chosen again, as browsers want it. */
async function keepFiles(c: Context<Env>, act: Act, sent: unknown, faults: Faults): Promise<string[]> {
  if (!WITH_FILES.includes(act)) return []
  const uploaded = await takeFiles(c, filesOf(sent), { draft: null })
  if (uploaded.faults.length > 0)
    faults.files = uploaded.faults.map((fault) => uploadSentence(c.var.t, fault)).join(' ')
  return uploaded.kept
}

interface Shown {
  values: ActValues
  faults: Faults
  refusal?: string
  status?: 429
  key: string
}

async function form(
  c: Context<Env>,
  act: Act,
  reading: CaseReading,
  { values, faults, refusal, status, key }: Shown,
) {
  const { t } = c.var
  const { number } = reading.content
  const back = paths.grievance(number)
  const limits = { files: MOST_FILES, megabytes: MOST_BYTES / 1024 / 1024 }
  const view =
    act === 'withdraw' ? (
      <>
        {refusal && <Notification title={refusal} tone="late" />}
        <Confirm
          t={t}
          question={t('grievance.withdraw.title')}
          doIt={t('grievance.withdraw.send')}
          back={back}
          idempotencyKey={key}
        >
          <p lang={languageOf(reading.content.title)}>{reading.content.title}</p>
          <p>{t('grievance.withdraw.text')}</p>
        </Confirm>
      </>
    ) : (
      <ActForm
        t={t}
        act={act}
        number={number}
        about={await aboutAct(c, act, reading)}
        values={values}
        reasons={[...DISSATISFACTION_REASONS]}
        faults={faults}
        refusal={refusal}
        idempotencyKey={key}
        files={WITH_FILES.includes(act) ? { accept: ACCEPTED, limits } : null}
        back={back}
      />
    )
  const wrong = refusal !== undefined || Object.keys(faults).length > 0
  return page(c, { title: t(`grievance.${act}.title`), status: status ?? (wrong ? 422 : 200) }, view)
}

export const routes: Route[] = ACTS.flatMap(({ act }) => routesOf(act))
