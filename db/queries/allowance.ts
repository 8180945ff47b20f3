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

/**
 * Takes one from an allowance. False when nothing is left in this period.
 * @param amount 0 asks in the same way, and as fast, without taking anything
 */
export async function takeFrom(
  db: Queryable,
  { key, limit, period }: Allowance,
  now: number,
  amount: 0 | 1 = 1,
): Promise<boolean> {
  const start = new Date(Math.floor(now / period) * period)
  const [row] = await db
    .insert(allowances)
    .values({ key, period: start, taken: amount })
    .onConflictDoUpdate({
      target: [allowances.key, allowances.period],
      set: { taken: sql`${allowances.taken} + ${amount}` },
    })
    .returning({ taken: allowances.taken })
  return (row?.taken ?? amount) - amount < limit
}
