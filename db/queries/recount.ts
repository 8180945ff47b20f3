import { and, eq, inArray, sql, sum } from 'drizzle-orm'
import { INDIA_OFFSET_MINUTES } from '../../workflows/calendar'
import type { CaseEvent } from '../../workflows/grievance/types'
import type { Database, Transaction } from '../client'
import { audit } from '../schema/audit'
import { events } from '../schema/grievance'
import { rollups } from '../schema/rollup'
import { COUNTED, kindsOf } from './rollup'

type Counter = Omit<typeof rollups.$inferSelect, 'slot'>

/** A counter and what it should be. */
export interface WrongCounter extends Counter {
  counted: number
}

/** Reads all steps of years: longer than any other query may take. */
const LONG = sql`set local statement_timeout = '10min'`

/** Counts all steps again and compares, both as of one instant. */
export function wrongCounters(db: Database): Promise<WrongCounter[]> {
  const atOneInstant = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const
  return db.transaction(async (tx) => {
    await tx.execute(LONG)
    const [counted, counters] = [await recount(tx), await sums(tx)]
    const there = new Map(counters.map((counter) => [keyOf(counter), counter]))
    const keys = new Set([...counted.keys(), ...there.keys()])
    return [...keys].flatMap((key) => {
      const should = counted.get(key)
      const is = there.get(key)
      const counter = is ?? (should && { ...should, count: 0 })
      if (!counter || counter.count === (should?.count ?? 0)) return []
      return [{ ...counter, counted: should?.count ?? 0 }]
    })
  }, atOneInstant)
}

function sums(tx: Transaction): Promise<Counter[]> {
  const { day, department, district, kind } = rollups
  return tx
    .select({ day, department, district, kind, count: sum(rollups.count).mapWith(Number) })
    .from(rollups)
    .groupBy(day, department, district, kind)
}

const keyOf = ({ day, department, district, kind }: Counter): string =>
  [day, department, district, kind].join('\n')

async function recount(tx: Transaction): Promise<Map<string, Counter>> {
  const day = sql<string>`to_char(${events.at} at time zone 'UTC' + make_interval(mins => ${INDIA_OFFSET_MINUTES}), 'YYYY-MM-DD')`
  const [inTime, satisfied, ending] = [dataOf('inTime'), dataOf('satisfied'), dataOf('ending')]
  const { kind, department, district } = events
  const groups = await tx
    .select({ day, department, district, kind, inTime, satisfied, ending, count: sql<number>`count(*)::int` })
    .from(events)
    .where(inArray(kind, COUNTED))
    .groupBy(sql`1, 2, 3, 4, 5, 6, 7`)
  const counters = new Map<string, Counter>()
  for (const { kind: told, inTime: timely, satisfied: content, ending: end, count, ...whose } of groups) {
    const data: CaseEvent['data'] = { inTime: timely === 'true', satisfied: content === 'true', ending: end }
    for (const counts of kindsOf({ kind: told, data })) {
      const counter = { ...whose, kind: counts, count }
      const known = counters.get(keyOf(counter))
      counters.set(keyOf(counter), known ? { ...known, count: known.count + count } : counter)
    }
  }
  return counters
}

const dataOf = (name: string) => sql<string | null>`${events.data} ->> ${sql.raw(`'${name}'`)}`

/** Puts a counter right, unless it has moved since it was compared: then the next night looks again. */
export function correctCounter(
  db: Database,
  { counted, count: was, ...counter }: WrongCounter,
): Promise<boolean> {
  const { day, department, district, kind } = rollups
  const itsSlots = and(
    eq(day, counter.day),
    eq(department, counter.department),
    eq(district, counter.district),
    eq(kind, counter.kind),
  )
  return db.transaction(async (tx) => {
    const slots = await tx.select({ count: rollups.count }).from(rollups).where(itsSlots).for('update')
    if (slots.reduce((all, { count }) => all + count, 0) !== was) return false
    await tx.delete(rollups).where(itsSlots)
    await tx
      .insert(rollups)
      .values({ ...counter, count: counted })
      // A step that was counted meanwhile counts on top.
      .onConflictDoUpdate({
        target: [day, department, district, kind, rollups.slot],
        set: { count: sql`${rollups.count} + excluded.count` },
      })
    const detail = { ...counter, was, counted }
    await tx.insert(audit).values({ actorKind: 'system', act: 'counter-corrected', detail })
    return true
  })
}
