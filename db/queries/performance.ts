import { and, countDistinct, eq, gte, inArray, isNull, ne, sum } from 'drizzle-orm'
import type { Queryable } from '../client'
import { owedReports, situations } from '../schema/grievance'
import { rollups } from '../schema/rollup'

/** How the whole state did; a share is null while there is nothing to take a share of. */
export interface StatePerformance {
  /** Reports filed within their time, of all that were due: filed, or lapsed, each once. Between 0 and 1. */
  answeredInTime: number | null
  /** Satisfied, of all who answered. Between 0 and 1. */
  satisfied: number | null
  /** Grievances that are open now and have passed the date of a level which has not reported. */
  waitingLate: number
}

/**
 * Figures from the counters of each day, so that the first page never counts a million rows.
 * @param since first day that counts, such as `2026-10-22`, in India
 */
export async function statePerformance(db: Queryable, since: string): Promise<StatePerformance> {
  const [counts, waitingLate] = await Promise.all([countsSince(db, since), countWaitingLate(db)])
  const count = (kind: string) => counts.get(kind) ?? 0
  return {
    answeredInTime: share(count('report-in-time'), count('deadline-lapsed')),
    satisfied: share(count('satisfied'), count('not-satisfied')),
    waitingLate,
  }
}

/** Null while there is nothing to take a share of. */
export const share = (part: number, rest: number): number | null =>
  part + rest === 0 ? null : part / (part + rest)

const KINDS = ['report-in-time', 'deadline-lapsed', 'satisfied', 'not-satisfied']

async function countsSince(db: Queryable, since: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ kind: rollups.kind, count: sum(rollups.count).mapWith(Number) })
    .from(rollups)
    .where(and(gte(rollups.day, since), inArray(rollups.kind, KINDS)))
    .groupBy(rollups.kind)
  return new Map(rows.map((row) => [row.kind, row.count]))
}

async function countWaitingLate(db: Queryable): Promise<number> {
  const [row] = await db
    .select({ count: countDistinct(owedReports.number) })
    .from(owedReports)
    .innerJoin(situations, eq(situations.number, owedReports.number))
    .where(and(isNull(owedReports.answeredAt), ne(situations.stage, 'closed')))
  return row?.count ?? 0
}
