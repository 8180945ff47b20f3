import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { cameBefore, type FormOf } from '../../db/queries/action'
import type { CaseReading } from '../../db/queries/case'
import { NotNow } from '../../views/citizen/act'
import { day } from '../../views/format'
import { mayAct } from '../../workflows/grievance/rules'
import { notFound, page, troublePage } from '../answer'
import { keepFiles } from '../form-files'
import { keptForm } from '../kept'
import { citizen } from '../middleware/guards'
import { keyOfTyped } from '../middleware/typed-words'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { isUuid } from '../send-document'
import { refusalSentence, submitAndWait } from '../submit'
import { namedWord } from '../unnamed'
import { filesOf, UPLOAD_BYTES } from '../upload'
import { comesBack, form, takesFiles, type Shown } from './act-page'
import { actionOf, ACTS, cautionsOn, faultsOf, valuesOf, type Act } from './acts'
import { actsSpent, mayStill } from './allowance'
import { ownCase } from './own-case'
import { uploadSentence } from './upload-sentence'

const routesOf = (act: Act): Route[] => [
  { method: 'get', path: paths.grievanceAct(':number', act), guard: citizen, handle: (c) => ask(c, act) },
  {
    method: 'post',
    path: paths.grievanceAct(':number', act),
    guard: citizen,
    handle: (c) => take(c, act),
    ...(takesFiles(act) ? { bodyLimit: UPLOAD_BYTES } : {}),
  },
]

async function ask(c: Context<Env>, act: Act) {
  const reading = await ownCase(c)
  if (!reading) return notFound(c)
  const judgement = mayAct(reading.situation, kindOf(act), { role: 'citizen' }, c.var.deps.now())
  if (!judgement.ok) return tooLate(c, act, reading, judgement.reason)
  return form(c, act, reading, {
    values: { text: '', report: reading.situation.feedback?.report, cautioned: [] },
    faults: {},
    // Its papers may lie under it already.
    key: keyOfTyped(c) ?? randomUUID(),
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
  const named = namedWord(c)
  if (!situation.clock || situation.hold) return t('refusals.no-report', { named })
  return t('refusals.no-report-until', { day: day(t.language, situation.clock.dueAt, deps.now()), named })
}

const kindOf = (act: Act) => (ACTS.find((one) => one.act === act) as (typeof ACTS)[number]).kind

async function take(c: Context<Env>, act: Act) {
  const reading = await ownCase(c)
  if (!reading) return notFound(c)
  const { number, citizen: person } = reading.content
  const sent = await c.req.parseBody({ all: true })
  const key = isUuid(sent.key) ? sent.key : randomUUID()
  const sending = { key, number, kind: kindOf(act), citizen: person.id }
  const before = await cameBefore(c.var.deps.db, sending)
  if (before === 'same') return result(c, sending)
  const files = takesFiles(act) ? filesOf(sent.files) : []
  if (files.length > 0 && !(await mayStill(c, 'uploads')))
    return troublePage(c, 'too-many', await keptForm(c))
  const values = valuesOf(sent)
  const refused = before === 'other' ? again(c, 'sent-before') : {}
  const cautions = act === 'withdraw' ? [] : cautionsOn(values)
  const shown: Shown = { values, faults: faultsOf(c.var.t, act, values), cautions, key, ...refused }
  const documents = await keep(c, reading, shown, files)
  if (comesBack(shown)) return form(c, act, reading, shown)
  return submit(c, act, reading, shown, documents)
}

/** The form has no fault: it is put on the case. */
async function submit(c: Context<Env>, act: Act, reading: CaseReading, shown: Shown, documents: string[]) {
  const { number, citizen } = reading.content
  const { key, values } = shown
  const spent = await actsSpent(c, citizen.id)
  if (spent) return form(c, act, reading, { ...shown, refusal: spent, status: 429 })
  const submitted = await submitAndWait(c, {
    number,
    action: actionOf(key, act, values, 'web'),
    citizen: citizen.id,
    ...(values.text ? { writing: { body: values.text, language: c.var.language } } : {}),
    documents,
  })
  const sending = { key, number, kind: kindOf(act), citizen: citizen.id }
  if (submitted.result !== 'refused' || (await cameBefore(c.var.deps.db, sending)) === 'same')
    return result(c, sending)
  return form(c, act, reading, { ...shown, ...again(c, submitted.reason) })
}

/** Once an act is stored the page of the case says what became of it, also where that is a refusal. */
const result = (c: Context<Env>, { key, number }: FormOf) =>
  c.redirect(paths.grievance(number, { done: key }), 303)

/** Why nothing was stored. A key that stands for something else gives way to a new one. */
const again = (c: Context<Env>, reason: string): Partial<Shown> => ({
  refusal: refusalSentence(c.var.t, reason),
  ...(reason === 'sent-before' ? { key: randomUUID() } : {}),
})

/** Good files stay with the form even when others are at fault, or the form itself is, so that nobody uploads twice. */
async function keep(c: Context<Env>, { content }: CaseReading, { key, faults }: Shown, files: File[]) {
  const { number, citizen } = content
  const kept = await keepFiles(c, { person: citizen.id, number, key }, files)
  const sentences = kept.faults.map((fault) => uploadSentence(c.var.t, fault))
  if (sentences.length > 0) faults.files = sentences.join(' ')
  return kept.documents
}

export const routes: Route[] = ACTS.flatMap(({ act }) => routesOf(act))
