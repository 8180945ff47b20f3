import type { Client } from '@temporalio/client'
import { ne } from 'drizzle-orm'
import { bringTo } from '../../activities/gateways/case-clock'
import type { Database } from '../../db/client'
import { situations } from '../../db/schema/grievance'
import type { Instant } from '../../workflows/grievance/types'
import type { Tell } from '../progress'

const AT_ONCE = 12

/**
 * Brings the clock of every case to the time of the pages: those of a play that was broken off, those of newcomers,
 * and those of closed cases, which may be opened again until a day comes.
 */
export async function catchUp(
  { db, client }: { db: Database; client: Client },
  to: Instant,
  tell: Tell = () => {},
): Promise<void> {
  const rows = await db
    .select({ number: situations.number })
    .from(situations)
    .where(ne(situations.revision, 0))
  const left = rows.map(({ number }) => number)
  const lane = async (): Promise<void> => {
    for (let number = left.pop(); number; number = left.pop()) {
      await bringTo(client, number, to)
      tell(`${left.length} to go`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}
