import { randomUUID } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import { dispatchCase } from '../../activities/dispatch'
import { fileGrievance, submitAction } from '../../db/queries/filing'
import { policyInForce, subjectFor } from '../../db/queries/subject'
import { messages } from '../../db/schema/message'
import { citizens } from '../../db/schema/people'
import type { Queryable } from '../../db/client'
import type { Action } from '../../workflows/grievance/actions'
import { readState } from '../../reference/state'
import { launchSettings } from '../settings'
import { compare, secondsFor, state as tell, untilNone } from './measure'
import type { Stage } from './stage'
import { StepWatch } from './stepWatch'

const ROUNDS = 5
const A_ROUND = 150
const AT_ONCE = 24

const officer = { role: 'officer', posting: 'revenue/tahsildar@dharwad.kundgol' } as const

/** A number that nobody else has, most likely. */
export const anyMobile = () => `+919${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`

/** Files cases as the portal does, with what is the same for all looked up once. */
export async function filer({ db }: Stage) {
  const subject = await subjectFor(db, 'old-age-pension', 'dharwad.kundgol')
  if (!subject) throw new Error('The reference data has no pensions in Kundgol')
  const state = readState(launchSettings().state)
  const policy = await policyInForce(db, state.policy)
  const mobile = anyMobile()
  const [citizen] = await db.insert(citizens).values({ mobile, name: 'Basavva', language: 'kn' }).returning()
  return async (within: Queryable = db): Promise<string> => {
    const { number } = await fileGrievance(within, {
      idempotencyKey: randomUUID(),
      citizen: citizen?.id ?? '',
      channel: 'portal',
      language: 'kn',
      title: 'ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ',
      description: 'ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ.',
      address: '',
      urgent: false,
      ...{ subject, policy, stateCode: state.code, filedAt: new Date() },
    })
    return number
  }
}

/** Filed, reported at L1, answered by the citizen, closed; three messages go out. Gives the number. */
export async function live(stage: Stage, file: () => Promise<string>, watch: StepWatch): Promise<string> {
  const number = await begin(stage, file, watch)
  await finish(stage, number, watch)
  return number
}

/** Filed, and with its first officer. */
export async function begin(stage: Stage, file: () => Promise<string>, watch: StepWatch): Promise<string> {
  const number = await file()
  await dispatchCase(stage, number)
  await watch.reaches(number, 2)
  return number
}

/** From the first officer to the end. */
export async function finish(stage: Stage, number: string, watch: StepWatch): Promise<void> {
  const report = { id: randomUUID(), kind: 'file-report', by: officer } as Action
  await submitAction(stage.db, {
    number,
    action: report,
    writing: { body: 'ವೇತನ ಜಮಾ ಆಗಿದೆ.', language: 'kn' },
  })
  await dispatchCase(stage, number)
  await watch.reaches(number, 3)
  const answer = {
    ...{ id: randomUUID(), kind: 'feedback', by: { role: 'citizen' } },
    ...{ report: report.id, satisfied: true, via: 'web' },
  } as Action
  await submitAction(stage.db, { number, action: answer })
  await dispatchCase(stage, number)
  await watch.reaches(number, 5)
}

async function liveBare(stage: Stage, kind: string, watch: StepWatch): Promise<void> {
  const workflowId = `bare-${randomUUID()}`
  const handle = await stage.client.workflow.start(kind, {
    workflowId,
    taskQueue: 'bare',
    args: [workflowId],
  })
  for (const step of [0, 1, 2]) {
    await watch.reaches(workflowId, step)
    if (step < 2) await handle.signal('go')
  }
}

/** Until the ledger has no message left that is still to be sent: the messages belong to the lives. */
export const told = ({ db }: Stage) =>
  untilNone(() => db.$count(messages, inArray(messages.state, ['queued', 'sending'])))

/** Whole lives in a second until the last message is out, of one round. */
export async function rateOfLives(stage: Stage, file: () => Promise<string>, watch: StepWatch) {
  const began = performance.now()
  await secondsFor(Array(A_ROUND).fill(0), AT_ONCE, () => live(stage, file, watch))
  await told(stage)
  return (A_ROUND / (performance.now() - began)) * 1_000
}

/** The same of lives that are as small as they can be. */
export async function rateOfBareLives(stage: Stage, kind: string, watch: StepWatch) {
  const count = Array(A_ROUND).fill(0) as number[]
  return A_ROUND / (await secondsFor(count, AT_ONCE, () => liveBare(stage, kind, watch)))
}

/** Whole lives in a second, beside two lives that are as small as they can be. */
export async function lives(stage: Stage) {
  const file = await filer(stage)
  const watches = StepWatch.both(stage.sql)
  const ours = () => rateOfLives(stage, file, watches.ours)
  const bare = (kind: string) => () => rateOfBareLives(stage, kind, watches.bare)
  const common = { unit: 'a second', rounds: ROUNDS, ours }
  await compare({
    ...common,
    name: 'whole lives with messages, against regular activities with messages',
    aim: 'ratio 1.2 or more',
    bare: bare('withRegularActivities'),
  })
  await compare({
    ...common,
    name: 'whole lives with messages, against local activities without messages',
    aim: 'ratio 0.6 or more',
    bare: bare('withLocalActivities'),
  })
  watches.stop()
}

/** How long the history of a life is, from filing to its closing and the messages after it. */
export async function eventsOfALife(stage: Stage) {
  const file = await filer(stage)
  const watches = StepWatch.both(stage.sql)
  const lengths: number[] = []
  for (let life = 0; life < 5; life += 1) {
    const number = await live(stage, file, watches.ours)
    await told(stage)
    const { historyLength } = await stage.client.workflow.getHandle(number).describe()
    lengths.push(historyLength)
  }
  watches.stop()
  tell('events in the history of a life', lengths, 'events', '80 or fewer')
}
