import { sql } from 'drizzle-orm'
import { dayInIndia } from '../../workflows/calendar'
import type { CountedFor } from '../../workflows/grievance/counting'
import type { CaseEvent } from '../../workflows/grievance/types'
import type { Transaction } from '../client'
import { rollups } from '../schema/rollup'

/** Events that some figure needs. */
export const COUNTED: CaseEvent['kind'][] = [
  'registered',
  'deadline-lapsed',
  'before-committee',
  'reopened',
  'contested',
  'report-filed',
  'feedback-given',
  'closed',
]

/** What an event counts as. Events that no figure needs are not counted. */
export function kindsOf({ kind, data }: Pick<CaseEvent, 'kind' | 'data'>): string[] {
  switch (kind) {
    case 'registered':
    case 'deadline-lapsed':
    case 'before-committee':
    case 'reopened':
    case 'contested':
      return [kind]
    case 'report-filed':
      return [kind, data.inTime ? 'report-in-time' : 'report-late']
    case 'feedback-given':
      return [kind, data.satisfied ? 'satisfied' : 'not-satisfied']
    case 'closed':
      return [kind, `closed:${data.ending}`]
    default:
      return []
  }
}

/**
 * Raises the counters of the events' days by one for this department and district, or takes that back with -1. Called only with events that are new, so
 * each counts once.
 */
export async function countEvents(
  tx: Transaction,
  { department, district }: CountedFor,
  told: CaseEvent[],
  by: 1 | -1 = 1,
): Promise<void> {
  const counts = new Map<string, { day: string; kind: string; count: number }>()
  for (const event of told) {
    for (const kind of kindsOf(event)) {
      const day = dayInIndia(event.at)
      const counted = counts.get(`${day} ${kind}`)
      counts.set(`${day} ${kind}`, { day, kind, count: (counted?.count ?? 0) + by })
    }
  }
  // Always in one order, so that two transactions never wait for each other in a circle.
  const rows = [...counts.values()].sort((one, other) =>
    `${one.day}${one.kind}`.localeCompare(`${other.day}${other.kind}`),
  )
  if (rows.length === 0) return
  await tx
    .insert(rollups)
    .values(rows.map((row) => ({ ...row, department, district })))
    .onConflictDoUpdate({
      target: [rollups.day, rollups.department, rollups.district, rollups.kind],
      set: { count: sql`${rollups.count} + excluded.count` },
    })
}
