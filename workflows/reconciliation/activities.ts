import type { CaseNumber } from '../grievance/types'
import type { Findings, Look, Tally } from './types'

/** Regular activities: they speak to Temporal and to PostgreSQL, page by page, and may be repeated. */
export interface ReconciliationActivities {
  /** One page of the cases that PostgreSQL knows; `after` is where the page before ended. */
  lookAtCases(page: { after: string | null; thorough: boolean }): Promise<Look>
  /** One page of the cases that Temporal knows: which of them have no grievance. */
  lookForOrphans(after: string | null): Promise<Look>
  /** Looks again at each of these, mends what can be mended and parks the rest. */
  settleCases(order: { numbers: CaseNumber[]; restarts: number; consent: boolean }): Promise<Findings>
  /** One page of runs that have ended: keeps the histories that are not kept yet. */
  keepHistories(after: string | null): Promise<{ next: string | null; kept: number }>
  /** Counts the counters again. Gives how many were wrong. */
  recountCounters(): Promise<number>
  /** Puts the reconciliation on record. */
  closeBooks(done: { id: string; startedAt: number; thorough: boolean; tally: Tally }): Promise<void>
}
