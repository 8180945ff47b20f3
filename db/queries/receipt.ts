import { and, eq } from 'drizzle-orm'
import type { CaseNumber, Filed } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { grievances } from '../schema/grievance'
import { citizens } from '../schema/people'

/** The grievance that this citizen has filed with this form already, or null. */
export async function filedWithKey(db: Queryable, key: string, citizen: string): Promise<CaseNumber | null> {
  const [found] = await db
    .select({ number: grievances.number })
    .from(grievances)
    .where(and(eq(grievances.idempotencyKey, key), eq(grievances.citizen, citizen)))
  return found?.number ?? null
}

/** What the receipt says of a grievance of this citizen's own; null for all others. */
export async function readReceipt(
  db: Queryable,
  number: CaseNumber,
  citizen: string,
): Promise<{ filed: Filed; mobile: string } | null> {
  const [found] = await db
    .select({ filed: grievances.filed, mobile: citizens.mobile })
    .from(grievances)
    .innerJoin(citizens, eq(citizens.id, grievances.citizen))
    .where(and(eq(grievances.number, number), eq(grievances.citizen, citizen)))
  return found ?? null
}
