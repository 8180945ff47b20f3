import { and, eq, inArray, sql } from 'drizzle-orm'
import { INDIA_OFFSET_MINUTES } from '../../workflows/calendar'
import type { CaseEvent } from '../../workflows/grievance/types'
import type { Database, Queryable, Transaction } from '../client'
import { audit } from '../schema/audit'
import { events } from '../schema/grievance'
import { rollups } from '../schema/rollup'
import { COUNTED, kindsOf } from './rollup'

type Counter = typeof rollups.$inferSelect

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
    const [counted, counters] = [await recount(tx), await tx.select().from(rollups)]
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
export async function correctCounter(
  db: Queryable,
  { counted, count: was, ...counter }: WrongCounter,
): Promise<boolean> {
  const { day, department, district, kind } = counter
  await db
    .insert(rollups)
    .values({ ...counter, count: 0 })
    .onConflictDoNothing()
  const corrected = await db
    .update(rollups)
    .set({ count: counted })
    .where(
      and(
        eq(rollups.day, day),
        eq(rollups.department, department),
        eq(rollups.district, district),
        eq(rollups.kind, kind),
        eq(rollups.count, was),
      ),
    )
    .returning({ kind: rollups.kind })
  if (corrected.length === 0) return false
  const detail = { ...counter, was, counted }
  await db.insert(audit).values({ actorKind: 'system', act: 'counter-corrected', detail })
  return true
}
