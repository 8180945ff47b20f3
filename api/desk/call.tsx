import type { Context } from 'hono'
import { randomUUID } from 'node:crypto'
import { cameBefore } from '../../db/queries/action'
import { readCallContent, type CallContent } from '../../db/queries/call-content'
import {
  hasHeldCall,
  holdsCall,
  isCallFree,
  readCallTask,
  takeCall,
  type CallTask,
} from '../../db/queries/call-worklist'
import { namesOf } from '../../db/queries/names'
import { noteReading } from '../../db/queries/reading'
import { postingName } from '../../views/case/names'
import { languageOf } from '../../views/case/script'
import type { Faults } from '../../views/components/field'
import { CallPage, callHeading } from '../../views/desk/call'
import { isLanguage } from '../../views/i18n'
import { CALL_OUTCOMES, DISSATISFACTION_REASONS } from '../../workflows/grievance/types'
import { notFound, page } from '../answer'
import { callAgent } from '../middleware/guards'
import { translatorFor } from '../middleware/language'
import { readSent, type Sent } from '../officer/act-form'
import { officerOf } from '../officer/reader'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { isUuid } from '../send-document'
import { refusalSentence, submitAndWait } from '../submit'
import { afterCall, over } from './call-over'

const path = paths.call(':number', ':report', ':attempt')
const show: Route = { method: 'get', path, guard: callAgent, handle: showCall }
const answer: Route = { method: 'post', path, guard: callAgent, handle: receive }

async function taskOf(c: Context<Env>): Promise<CallTask | null> {
  const { number = '', report = '', attempt = '' } = c.req.param()
  if (!isUuid(report) || !/^\d{1,3}$/.test(attempt)) return null
  return readCallTask(c.var.deps.db, { number, report, attempt: Number(attempt) })
}

async function showCall(c: Context<Env>) {
  const task = await taskOf(c)
  if (!task) return notFound(c)
  const { now } = c.var.deps
  const { id } = officerOf(c)
  const done = c.req.query('done')
  if (done && isUuid(done)) return afterCall(c, task, done)
  if (isOver(task, now())) return over(c, task, task.state === 'done' ? 'recorded' : 'over')
  if (!holdsCall(task, id, now())) return over(c, task, isCallFree(task, id, now()) ? 'free' : 'taken')
  return callForm(c, task, { key: randomUUID(), kept: {} }, {})
}

const isOver = ({ state, until }: CallTask, now: number): boolean =>
  state !== 'open' || until.getTime() <= now

async function callForm(
  c: Context<Env>,
  task: CallTask,
  { key, kept }: Pick<Sent, 'key' | 'kept'>,
  faults: Faults,
) {
  const { t, deps } = c.var
  const content = await readCallContent(deps.db, task)
  if (!content) return notFound(c)
  await noteReading(deps.db, { number: task.number, what: 'read-for-call', officer: officerOf(c).id })
  const { number, attempt, until } = task
  const view = (
    <CallPage
      {...{
        t,
        number,
        attempt,
        until,
        kept,
        faults,
        now: deps.now(),
        mobile: content.mobile,
        citizen: content.citizen,
      }}
      language={content.language}
      script={await scriptOf(c, content)}
      outcomes={CALL_OUTCOMES}
      reasons={DISSATISFACTION_REASONS}
      idempotencyKey={key}
      back={paths.calls()}
    />
  )
  const status = Object.keys(faults).length > 0 ? 422 : 200
  return page(c, { title: callHeading(t, content.citizen), status }, view)
}

async function scriptOf(c: Context<Env>, { citizen, language, title, posting, report }: CallContent) {
  const { deps } = c.var
  const spoken = isLanguage(language) ? language : c.var.language
  const t = translatorFor(c, spoken)
  const names = await namesOf(deps.db, { postings: [posting] }, spoken)
  return { t, citizen, title, titleLanguage: language, who: postingName(t, names, posting), report }
}

async function receive(c: Context<Env>) {
  const task = await taskOf(c)
  if (!task) return notFound(c)
  const { db, now } = c.var.deps
  const { id } = officerOf(c)
  const { number, report, attempt } = task
  const here = paths.call(number, report, attempt)
  const sent = await readSent(c)
  if (sent.step === 'take') {
    await takeCall(db, task, id, now())
    return c.redirect(here, 303)
  }
  const form = { key: sent.key, number, kind: 'call-outcome', officer: id } as const
  if ((await cameBefore(db, form)) === 'same') {
    return c.redirect(paths.callDone(number, report, attempt, sent.key), 303)
  }
  // What came of a call is said once. Whoever thinks better of it cannot speak for the citizen a second time.
  const notTaken = { status: 409, kept: sent.kept } as const
  if (isOver(task, now())) return over(c, task, task.state === 'done' ? 'recorded' : 'over', notTaken)
  if (!(await mayRecord(c, task, sent))) return over(c, task, 'taken', notTaken)
  return record(c, task, sent)
}

/**
 * What a citizen has answered counts from whoever heard it: a call may take longer than it is held, and nobody is to
 * be asked twice. That nobody was reached is for the agent to say who rings now.
 */
async function mayRecord(c: Context<Env>, task: CallTask, { kept }: Sent): Promise<boolean> {
  const { db, now } = c.var.deps
  const { id } = officerOf(c)
  if (holdsCall(task, id, now()) || (await takeCall(db, task, id, now()))) return true
  const answered = kept.outcome === 'satisfied' || kept.outcome === 'not-satisfied'
  return answered && hasHeldCall(db, task, id)
}

const MOST_LETTERS = 4000

/** Stores what came of the call. */
async function record(c: Context<Env>, task: CallTask, sent: Sent) {
  const { t } = c.var
  const { number, attempt } = task
  const outcome = CALL_OUTCOMES.find((one) => one === sent.kept.outcome)
  const reason = DISSATISFACTION_REASONS.find((one) => one === sent.kept.reason)
  if (!outcome) return callForm(c, task, sent, { outcome: t('desk.outcome-missing') })
  if (outcome === 'not-satisfied' && !reason)
    return callForm(c, task, sent, { reason: t('desk.reason-missing') })
  const given = outcome === 'not-satisfied' ? { reason } : {}
  const { words = '' } = sent.kept
  if (words.length > MOST_LETTERS)
    return callForm(c, task, sent, { words: t('officer-acts.fault.words-long', { most: MOST_LETTERS }) })
  const submitted = await submitAndWait(c, {
    number,
    action: {
      id: sent.key,
      kind: 'call-outcome',
      by: { role: 'call-agent' },
      report: task.report,
      attempt,
      outcome,
      ...given,
    },
    officer: officerOf(c).id,
    writing: words ? { body: words, language: languageOf(words) } : undefined,
  })
  if (submitted.result === 'refused' && submitted.reason === 'sent-before') {
    const sentence = refusalSentence(t, submitted.reason)
    return callForm(c, task, { ...sent, key: randomUUID() }, { outcome: sentence })
  }
  if (submitted.result === 'refused') return over(c, task, 'over', { status: 409, kept: sent.kept })
  return c.redirect(paths.callDone(number, task.report, attempt, sent.key), 303)
}

export const routes: Route[] = [show, answer]
