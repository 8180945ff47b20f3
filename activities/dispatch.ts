import type { Logger } from 'pino'
import type { Database } from '../db/client'
import {
  actionsToSend,
  casesWithOutbox,
  isClosed,
  leaseCase,
  markSignalled,
  markStarted,
  postponeCase,
  refuseAfterEnd,
  releaseCase,
} from '../db/queries/outbox'
import type { CaseNumber } from '../workflows/grievance/types'
import type { Cases } from './gateways/cases'

export interface DispatchParts {
  db: Database
  cases: Cases
  log: Pick<Logger, 'warn' | 'error'>
}

/**
 * Hands over what the outbox of one case holds: its start first, then its actions in order. Whatever fails stays
 * in the outbox. Both processes call it: the web process at once, the worker for what did not get through.
 */
export async function dispatchCase({ db, cases, log }: DispatchParts, number: CaseNumber): Promise<void> {
  const leased = await leaseCase(db, number)
  if (!leased) return
  try {
    if (!leased.startedAt) {
      await cases.start(leased.filed)
      await markStarted(db, number)
    }
    for (const { id, action, submittedAt } of await actionsToSend(db, number)) {
      const answer = await cases.signal(number, { ...action, submittedAt: submittedAt.getTime() })
      if (answer === 'taken') await markSignalled(db, id)
      else await refuseAtTheEnd(db, number, id)
    }
    await releaseCase(db, leased.lease)
  } catch (error) {
    log.warn({ err: error }, 'a case could not be handed to Temporal; it stays in the outbox')
    await postponeCase(db, leased.lease)
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
