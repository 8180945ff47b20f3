import { and, asc, eq, isNull } from 'drizzle-orm'
import type { CaseNumber, Filed } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { documents } from '../schema/document'
import { grievances, type OnBehalf } from '../schema/grievance'
import { citizens } from '../schema/people'

/** The grievance that this citizen has filed with this form already, or null. */
export async function filedWithKey(db: Queryable, key: string, citizen: string): Promise<CaseNumber | null> {
  const [found] = await db
    .select({ number: grievances.number })
    .from(grievances)
    .where(and(eq(grievances.idempotencyKey, key), eq(grievances.citizen, citizen)))
  return found?.number ?? null
}

export interface Receipt {
  filed: Filed
  title: string
  description: string
  address: string
  /** Empty for somebody who filed without a name. */
  name: string
  mobile: string | null
  onBehalf: OnBehalf | null
}

/** What the receipt says of a grievance of this citizen's own; null for all others. */
export async function readReceipt(
  db: Queryable,
  number: CaseNumber,
  citizen: string,
): Promise<Receipt | null> {
  const [found] = await db
    .select({
      filed: grievances.filed,
      title: grievances.title,
      description: grievances.description,
      address: grievances.address,
      name: citizens.name,
      mobile: citizens.mobile,
      onBehalf: grievances.onBehalf,
    })
    .from(grievances)
    .innerJoin(citizens, eq(citizens.id, grievances.citizen))
    .where(and(eq(grievances.number, number), eq(grievances.citizen, citizen)))
  return found ?? null
}

/** What was pinned when it was filed. The caller has made sure that the reader may know of the grievance. */
export async function readFiled(db: Queryable, number: CaseNumber): Promise<Filed | null> {
  const [found] = await db
    .select({ filed: grievances.filed })
    .from(grievances)
    .where(eq(grievances.number, number))
  return found?.filed ?? null
}

/** Names of the papers that came with the filing itself, as they were added. */
export async function papersOfFiling(db: Queryable, number: CaseNumber): Promise<string[]> {
  const papers = await db
    .select({ name: documents.name })
    .from(documents)
    .where(and(eq(documents.number, number), isNull(documents.action)))
    .orderBy(asc(documents.createdAt))
  return papers.map(({ name }) => name)
}
