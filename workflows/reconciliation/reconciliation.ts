import {
  continueAsNew,
  defineQuery,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow'
import type { CaseNumber } from '../grievance/types'
import type { ReconciliationActivities } from './activities'
import { emptyTally, type DifferenceKind, type Look, type Order, type Phase, type Tally } from './types'

const { lookAtCases, lookForOrphans, settleCases, keepHistories, recountCounters, closeBooks } =
  proxyActivities<ReconciliationActivities>({
    startToCloseTimeout: '15m',
    heartbeatTimeout: '3m',
    // PostgreSQL or Temporal may be away for a while; a night that is lost altogether is seen by the alert.
    scheduleToCloseTimeout: '6h',
    retry: { initialInterval: '2s', maximumInterval: '1m' },
  })

/** How far a reconciliation has come. */
export interface Progress {
  startedAt: number
  phase: Phase
  /** Where the phase goes on; null at its beginning. */
  after: string | null
  suspects: CaseNumber[]
  tally: Tally
}

export const progressOf = defineQuery<Progress>('progress')

/** So many cases are looked at again in one activity, and so many are collected before that begins. */
const AT_ONCE = 20
const MOST_SUSPECTS = 2_000

/**
 * Compares what PostgreSQL and Temporal say of every case, mends what can be mended and leaves the rest to an operator.
 * Each case is looked at twice with a pause between: what was merely on its way is no difference.
 */
export async function reconciliation(order: Order, carried?: Progress): Promise<Tally> {
  const progress: Progress = carried ?? {
    startedAt: Date.now(),
    phase: 'cases',
    after: null,
    suspects: order.only ?? [],
    tally: emptyTally(),
  }
  setHandler(progressOf, () => progress)
  const night = new Night(order, progress)
  if (order.only) await night.lookAgain()
  else await night.run()
  return progress.tally
}

class Night {
  constructor(
    private readonly order: Order,
    private readonly progress: Progress,
  ) {}

  async run(): Promise<void> {
    const { progress, order } = this
    if (progress.phase === 'cases') {
      await this.pages((after) => lookAtCases({ after, thorough: order.thorough }))
      this.begin('orphans')
    }
    if (progress.phase === 'orphans') {
      await this.pages(lookForOrphans)
      this.begin('histories')
    }
    if (progress.phase === 'histories') {
      await this.keep()
      this.begin('counters')
    }
    if (progress.phase === 'counters') {
      add(progress.tally.repaired, { counters: await recountCounters() })
      this.begin('done')
    }
    const { startedAt, tally } = progress
    await closeBooks({ id: workflowInfo().firstExecutionRunId, startedAt, thorough: order.thorough, tally })
  }

  private begin(phase: Phase): void {
    this.progress.phase = phase
    this.progress.after = null
    setCurrentDetails(`${phase}; ${JSON.stringify(this.progress.tally)}`)
  }

  /** All pages of one kind of look, and what they raised suspicion of. */
  private async pages(look: (after: string | null) => Promise<Look>): Promise<void> {
    const { progress } = this
    for (let last = false; !last;) {
      const { next, looked, suspects } = await look(progress.after)
      progress.after = next
      progress.tally.looked += progress.phase === 'cases' ? looked : 0
      progress.suspects.push(...suspects)
      last = next === null
      if (last || progress.suspects.length >= MOST_SUSPECTS) await this.lookAgain()
      if (!last) await this.carryOver()
    }
  }

  /** The second look. */
  async lookAgain(): Promise<void> {
    const { progress, order } = this
    if (progress.suspects.length === 0) return
    await sleep(order.pause)
    const consent = order.only !== undefined
    while (progress.suspects.length > 0) {
      const numbers = progress.suspects.slice(0, AT_ONCE)
      const { repaired, parked, restarted } = await settleCases({
        ...{ numbers, consent },
        restarts: order.restarts,
      })
      progress.suspects = progress.suspects.slice(AT_ONCE)
      progress.tally.asked += numbers.length
      order.restarts -= restarted
      add(progress.tally.repaired, repaired)
      add(progress.tally.parked, parked)
    }
  }

  private async keep(): Promise<void> {
    const { progress } = this
    for (let last = false; !last;) {
      const { next, kept } = await keepHistories(progress.after)
      progress.after = next
      progress.tally.kept += kept
      last = next === null
      if (!last) await this.carryOver()
    }
  }

  /** A State has hundreds of pages: the history is begun anew before it grows long. */
  private async carryOver(): Promise<void> {
    if (!workflowInfo().continueAsNewSuggested) return
    await continueAsNew<typeof reconciliation>(this.order, this.progress)
  }
}

function add(
  sums: Partial<Record<DifferenceKind, number>>,
  more: Partial<Record<DifferenceKind, number>>,
): void {
  for (const [kind, count] of Object.entries(more) as [DifferenceKind, number][]) {
    if (count > 0) sums[kind] = (sums[kind] ?? 0) + count
  }
}
