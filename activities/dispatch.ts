import type { Logger } from 'pino'
import type { Database } from '../db/client'
import {
  actionsToSend,
  casesWithOutbox,
  isClosed,
  leaseCase,
  postponeCase,
  refuseAfterEnd,
  releaseCase,
  type Handed,
} from '../db/queries/outbox'
import { noTraces, type Traces } from '../operations/traces'
import type { Action } from '../workflows/grievance/actions'
import type { CaseNumber, Filed } from '../workflows/grievance/types'
import type { Cases } from './gateways/cases'

export interface DispatchParts {
  db: Database
  cases: Cases
  log: Pick<Logger, 'warn' | 'error'>
  traces?: Traces
}

/**
 * Hands over what the outbox of one case holds: its start first, then its actions in order. Whatever fails stays
 * in the outbox. Both processes call it: the web process at once, the worker for what did not get through.
 */
export async function dispatchCase(parts: DispatchParts, number: CaseNumber): Promise<void> {
  const { db, log } = parts
  const cases = tracedCases(parts)
  const leased = await leaseCase(db, number)
  if (!leased) return
  const handed: Handed = { started: leased.startedAt !== null, signalled: [] }
  try {
    if (!handed.started) await cases.start(leased.filed, leased.traceparent)
    handed.started = true
    for (const { id, action, submittedAt, traceparent } of await actionsToSend(db, number)) {
      const told = { ...action, submittedAt: submittedAt.getTime() }
      const answer = await cases.signal(number, told, traceparent)
      if (answer === 'taken') handed.signalled.push(id)
      else await refuseAtTheEnd(db, number, id)
    }
  } catch (error) {
    log.warn({ err: error }, 'a case could not be handed to Temporal; it stays in the outbox')
    return postponeCase(db, leased.lease, handed)
  }
  await releaseCase(db, leased.lease, handed)
}

/** The trace of what waits in the outbox is in its row, so that it goes on whoever hands it over, and however late. */
function tracedCases({ cases, traces = noTraces }: DispatchParts) {
  const handing = (name: string, number: CaseNumber, cause: string | null) =>
    ({ name, kind: 'producer', cause, details: { number } }) as const
  return {
    start: (filed: Filed, cause: string | null) =>
      traces.during(handing('start grievance', filed.number, cause), () => cases.start(filed)),
    signal: (number: CaseNumber, action: Action, cause: string | null) =>
      traces.during(handing(`signal ${action.kind}`, number, cause), () => cases.signal(number, action)),
  }
}

/** A workflow that is gone while its case is open was lost, not ended: then nothing may be refused. */
async function refuseAtTheEnd(db: Database, number: CaseNumber, action: string): Promise<void> {
  if (!(await isClosed(db, number))) throw new Error(`The workflow of the open case ${number} is gone`)
  await refuseAfterEnd(db, action)
}

const PAUSE = 500
const PAUSE_AFTER_FAILURE = 2_000
const BATCH = 200
const AT_ONCE = 8

/** Repeats, until stopped, what did not get through. Returns a function that stops it after the current round. */
export function startDispatcher(parts: DispatchParts): () => Promise<void> {
  let running = true
  let failures = 0
  const finished = (async () => {
    while (running) {
      const handed = await sweepOrSay(parts, failures === 0)
      failures = handed === null ? failures + 1 : 0
      if (handed === null || handed < BATCH) await pause(handed === null ? PAUSE_AFTER_FAILURE : PAUSE)
    }
  })()
  return async () => {
    running = false
    await finished
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** One round; null where the outbox could not be read, which is said once for each outage. */
async function sweepOrSay(parts: DispatchParts, first: boolean): Promise<number | null> {
  try {
    return await sweep(parts)
  } catch (error) {
    if (first) parts.log.error({ err: error }, 'the outbox could not be read; it is tried again until it can')
    return null
  }
}

async function sweep(parts: DispatchParts): Promise<number> {
  const numbers = await casesWithOutbox(parts.db, BATCH)
  const queue = [...numbers]
  const lane = async (): Promise<void> => {
    for (let number = queue.shift(); number; number = queue.shift()) await dispatchCase(parts, number)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return numbers.length
}
