import { sql } from 'drizzle-orm'
import type { Queryable } from '../client'
import { allowances } from '../schema/allowance'

export interface Allowance {
  /** Says what is counted, such as `one-time-passwords` or `address:` and a keyed hash. */
  key: string
  /** How often within one period. */
  limit: number
  /** Length of a period in milliseconds; periods begin at its multiples. */
  period: number
}

/** Takes one from an allowance. False when nothing is left in this period. */
export async function takeFrom(
  db: Queryable,
  { key, limit, period }: Allowance,
  now: number,
): Promise<boolean> {
  const start = new Date(Math.floor(now / period) * period)
  const [row] = await db
    .insert(allowances)
    .values({ key, period: start, taken: 1 })
    .onConflictDoUpdate({
      target: [allowances.key, allowances.period],
      set: { taken: sql`${allowances.taken} + 1` },
    })
    .returning({ taken: allowances.taken })
  return (row?.taken ?? 1) <= limit
}
