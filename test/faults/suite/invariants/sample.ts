import { DAY } from '../../../../workflows/calendar'
import type { Action } from '../../../../workflows/grievance/actions'
import type { CaseEvent, Filed, Situation } from '../../../../workflows/grievance/types'
import { sampleFiled } from '../../../harness/sample-case'
import { wireOf, type Evidence, type JudgedAction, type LedgerRow } from '../evidence'
import type { Answered } from '../journal'
import { beginning, retell } from './retelling'

const CITIZEN = 'citizen-one'
const OFFICER = 'officer-one'
const L1 = 'revenue/tahsildar@dharwad.kundgol'
const L2 = 'revenue/assistant-commissioner@dharwad'

const T = Date.UTC(2026, 10, 2, 4, 30)
export const filed: Filed = sampleFiled(T)
export const NUMBER = filed.number
export const DUE = T + 15 * DAY

const answer = (op: number, what: string, told: Answered['told'], more: Partial<Answered>): Answered => ({
  ...{ entry: 'answer', seed: 1, op, at: T, what, told, status: 303, number: NUMBER },
  ...more,
})

const judged = (
  id: string,
  kind: Action['kind'],
  person: string,
  at: number,
  details: object,
): JudgedAction => ({
  ...{ id, number: NUMBER, kind, person, submittedAt: at, signalled: true, verdict: 'applied' },
  action: { id, kind, ...details } as unknown as Action,
})

const event = (
  revision: number,
  at: number,
  kind: CaseEvent['kind'],
  level: 'L1' | 'L2',
  data: CaseEvent['data'] = {},
  action?: string,
) => {
  const posting = revision === 1 ? null : level === 'L1' ? L1 : L2
  return {
    number: NUMBER,
    revision,
    at,
    kind,
    level,
    posting,
    data,
    seenAt: at,
    ...(action ? { action } : {}),
  }
}

const FLOW = 'illustrative-registered-en'
const VARIABLES = { VAR1: NUMBER }
const WIRE = wireOf(FLOW, '919357100001', VARIABLES)

const message: LedgerRow = {
  ...{ id: 'message-one', number: NUMBER, template: 'registered', state: 'delivered', attempts: 1 },
  ...{ lostAnswers: 0, providerId: 'provider-one', wire: WIRE },
}

/** A run in which all went well: filed, lapsed at L1, reported at L2, and accepted by its citizen. */
export function goodRun(): Evidence {
  const actions = [
    judged('report', 'file-report', OFFICER, DUE + DAY, { by: { role: 'officer', posting: L2 } }),
    judged('answer', 'feedback', CITIZEN, DUE + 2 * DAY, {
      ...{ by: { role: 'citizen' }, report: 'report', satisfied: true, via: 'web' },
    }),
  ]
  const events = [
    event(1, T, 'registered', 'L1', { urgent: false, channel: 'portal' }),
    event(2, T, 'assigned', 'L1', { dueAt: DUE }),
    event(3, DUE, 'deadline-lapsed', 'L1', { to: 'L2', routing: false }),
    event(4, DUE, 'assigned', 'L2', { dueAt: DUE + 7 * DAY }),
    event(5, DUE + DAY, 'report-filed', 'L2', { until: DUE + 16 * DAY, inTime: true }, 'report'),
    event(6, DUE + 2 * DAY, 'feedback-given', 'L2', { satisfied: true, via: 'web' }, 'answer'),
    event(7, DUE + 2 * DAY, 'closed', 'L2', { ending: 'satisfied', reopenUntil: DUE + 90 * DAY }, 'answer'),
  ]
  const run = structuredClone({
    journal: [
      answer(1, 'file', 'filed', { key: 'form', person: CITIZEN }),
      answer(2, 'file-report', 'applied', { key: 'report', person: OFFICER }),
      answer(3, 'feedback', 'pending', { key: 'answer', person: CITIZEN }),
      { entry: 'report', seed: 1, op: 4, at: T, providerId: 'provider-one', state: 'delivered', taken: true },
    ],
    filings: [{ number: NUMBER, key: 'form', citizen: CITIZEN, filed }],
    workflows: [{ number: NUMBER, status: 'RUNNING' }],
    ...{ actions, events, audit: auditOf(actions, events), messages: [message] },
    acceptances: [
      {
        ...{ at: T, flow: FLOW, mobile: '919357100001', variables: VARIABLES },
        ...{ id: 'provider-one', answered: true },
      },
    ],
    rollups: counters(),
    situations: [],
    documents: [{ id: 'paper', number: NUMBER, intact: true }],
    leaks: [],
  } as Evidence)
  standingAfter(run, events.length)
  return run
}

/** Lets the projection be what it was after so many events. */
export function standingAfter(run: Evidence, events: number): Situation {
  const retold = beginning(filed)
  for (const one of run.events.slice(0, events)) retell(retold, one)
  run.situations = [{ number: NUMBER, situation: retold.situation, now: null }]
  return retold.situation
}

function auditOf(actions: JudgedAction[], events: ReturnType<typeof event>[]): Evidence['audit'] {
  return [
    { subject: NUMBER, act: 'filed', actorKind: 'citizen', actor: CITIZEN, detail: {} },
    ...actions.map(({ id, kind, person }) => ({
      ...{ subject: NUMBER, act: kind, actorKind: 'officer', actor: person, detail: { action: id } },
    })),
    ...events.map(({ kind, revision }) => ({
      ...{ subject: NUMBER, act: kind, actorKind: 'case', actor: null, detail: { revision } },
    })),
  ]
}

const day = (at: number) => new Date(at + 5.5 * 3_600_000).toISOString().slice(0, 10)

function counters(): Evidence['rollups'] {
  const { department, district } = filed.subject
  const rows: [number, string][] = [
    [T, 'registered'],
    [DUE, 'deadline-lapsed'],
    [DUE + DAY, 'report-filed'],
    [DUE + DAY, 'report-in-time'],
    [DUE + 2 * DAY, 'feedback-given'],
    [DUE + 2 * DAY, 'satisfied'],
    [DUE + 2 * DAY, 'closed'],
    [DUE + 2 * DAY, 'closed:satisfied'],
  ]
  return rows.map(([at, kind]) => ({ day: day(at), department, district, kind, count: 1 }))
}
