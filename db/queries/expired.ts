import { lt } from 'drizzle-orm'
import type { Database } from '../client'
import { allowances } from '../schema/allowance'
import { oneTimePasswords, sessions } from '../schema/session'

const DAY = 86_400_000

/** Removes what has no effect any more: sessions that are over, codes and counts of yesterday and before. */
export async function removeExpired(db: Database, now: number): Promise<void> {
  const yesterday = new Date(now - 2 * DAY)
  await db.delete(sessions).where(lt(sessions.expiresAt, new Date(now)))
  await db.delete(oneTimePasswords).where(lt(oneTimePasswords.createdAt, yesterday))
  await db.delete(allowances).where(lt(allowances.period, yesterday))
}
