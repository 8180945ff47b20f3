import { sql } from 'drizzle-orm'
import type { Database } from '../client'

/** What pages listen to that wait for a case to speak: case numbers and ids of actions. */
export const VERDICTS = 'verdicts'

/**
 * Wakes the pages that wait for these. Not in the transaction that they wait for: one that notifies is committed alone,
 * one after the other in all of PostgreSQL. Pages look now and then without it.
 */
export async function wakePages(db: Database, keys: string[]): Promise<void> {
  const woken = JSON.stringify(keys)
  await db.execute(
    sql`select pg_notify(${VERDICTS}, key) from jsonb_array_elements_text(${woken}::jsonb) as key`,
  )
}
