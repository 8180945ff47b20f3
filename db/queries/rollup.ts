import { sql } from 'drizzle-orm'
import { dayInIndia } from '../../workflows/calendar'
import type { CountedFor } from '../../workflows/grievance/counting'
import type { CaseEvent, CaseNumber } from '../../workflows/grievance/types'
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

/** Cases whose steps are counted at the same moment seldom meet in one slot. */
const SLOTS = 16

/** A case always counts in the same slot, so that nothing is taken back from where it was not counted. */
const slotOf = (number: CaseNumber): number =>
  [...number].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % SLOTS

/**
 * Raises the counters of the events' days by one for this department and district, or takes that back with -1. Called
 * only with events that are new, so each counts once.
 */
export async function countEvents(
  tx: Transaction,
  number: CaseNumber,
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
  const slot = slotOf(number)
  // Always in one order, so that two transactions never wait for each other in a circle.
  const rows = [...counts.values()].sort((one, other) =>
    `${one.day}${one.kind}`.localeCompare(`${other.day}${other.kind}`),
  )
  if (rows.length === 0) return
  await tx
    .insert(rollups)
    .values(rows.map((row) => ({ ...row, department, district, slot })))
    .onConflictDoUpdate({
      target: [rollups.day, rollups.department, rollups.district, rollups.kind, rollups.slot],
      set: { count: sql`${rollups.count} + excluded.count` },
    })
}
