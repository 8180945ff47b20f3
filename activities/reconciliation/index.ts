import { heartbeat } from '@temporalio/activity'
import { insertReconciliation, parkedNumbers } from '../../db/queries/difference'
import { casesAfter, countNotKept, withoutGrievance } from '../../db/queries/reconciliation'
import { correctCounter, wrongCounters } from '../../db/queries/recount'
import type { ReconciliationActivities } from '../../workflows/reconciliation/activities'
import type { Look } from '../../workflows/reconciliation/types'
import { isSuspect } from './compare'
import { keepEnded } from './histories'
import type { ReconciliationParts } from './parts'
import { settleCases } from './settle'

export type { ReconciliationParts } from './parts'

/** Numbers in one question to Temporal's lists. */
const PAGE = 200

/** What the reconciliation does to the world. */
export function createReconciliationActivities(parts: ReconciliationParts): ReconciliationActivities {
  return {
    lookAtCases: (page) => lookAtCases(parts, page),
    lookForOrphans: (after) => lookForOrphans(parts, after),
    settleCases: (order) => settleCases(parts, order, heartbeat),
    keepHistories: async (after) => {
      const { next, runs } = await parts.runs.ended(after)
      return { next, kept: await keepEnded(parts, runs, heartbeat) }
    },
    recountCounters: () => recountCounters(parts),
    closeBooks: async (done) =>
      insertReconciliation(parts.db, { ...done, notKept: await countNotKept(parts.db) }),
  }
}

async function lookAtCases(
  { db, runs }: ReconciliationParts,
  { after, thorough }: { after: string | null; thorough: boolean },
): Promise<Look> {
  const known = await casesAfter(db, after, PAGE)
  const listed = await runs.list(known.map(({ number }) => number))
  const parked = new Set(await parkedNumbers(db))
  const how = { now: Date.now(), thorough }
  const suspects = known
    .filter((one) => parked.has(one.number) || isSuspect(one, listed.get(one.number), how))
    .map(({ number }) => number)
  return { next: known.length < PAGE ? null : (known.at(-1)?.number ?? null), looked: known.length, suspects }
}

async function lookForOrphans({ db, runs }: ReconciliationParts, after: string | null): Promise<Look> {
  const { next, numbers } = await runs.everyCase(after)
  // One that Temporal has forgotten meanwhile is looked at once more, and is gone then.
  const waiting = after === null ? await parkedNumbers(db, 'orphan') : []
  const suspects = [...new Set([...(await withoutGrievance(db, numbers)), ...waiting])]
  return { next, looked: numbers.length, suspects }
}

/** The recount takes minutes where there are years of steps: it says that it lives while it waits. */
async function recountCounters({ db, log }: ReconciliationParts): Promise<number> {
  const alive = setInterval(heartbeat, 10_000)
  try {
    let corrected = 0
    for (const counter of await wrongCounters(db)) {
      if (await correctCounter(db, counter)) corrected += 1
    }
    if (corrected > 0) log.warn({ corrected }, 'counters were wrong and are put right')
    return corrected
  } finally {
    clearInterval(alive)
  }
}
