import { asc, desc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import type { Queryable } from '../client'
import { outbox } from '../schema/message'
import { citizens, officers, officersPostings, type OfficerRole } from '../schema/people'
import { departments, matrix, postings } from '../schema/reference'

/** Somebody whom a developer can be with one click. */
export interface DemonstrationCitizen {
  id: string
  name: string
  mobile: string
  language: string
}

export interface DemonstrationOfficer extends DemonstrationCitizen {
  roles: OfficerRole[]
  postings: string[]
  /** Levels at which the matrix names one of these postings, lowest first. */
  levels: string[]
}

/** Enough for every seat of the demonstration. */
const MANY = 100

export async function demonstrationCitizens(db: Queryable): Promise<DemonstrationCitizen[]> {
  return db
    .select({
      id: citizens.id,
      name: citizens.name,
      mobile: sql<string>`${citizens.mobile}`,
      language: citizens.language,
    })
    .from(citizens)
    .where(isNotNull(citizens.mobile))
    .orderBy(asc(citizens.mobile))
    .limit(MANY)
}

export async function demonstrationOfficers(db: Queryable): Promise<DemonstrationOfficer[]> {
  const names = sql`array_agg(distinct ${officersPostings.posting})`
  const levels = sql`array_agg(distinct ${matrix.level})`
  return db
    .select({
      id: officers.id,
      name: officers.name,
      mobile: officers.mobile,
      language: officers.language,
      roles: officers.roles,
      postings: sql<
        string[]
      >`coalesce(${names} filter (where ${officersPostings.posting} is not null), '{}')`,
      levels: sql<string[]>`coalesce(${levels} filter (where ${matrix.level} is not null), '{}')`,
    })
    .from(officers)
    .leftJoin(officersPostings, eq(officersPostings.officer, officers.id))
    .leftJoin(postings, eq(postings.code, officersPostings.posting))
    .leftJoin(
      matrix,
      sql`${matrix.department} = ${postings.department} and ${matrix.designation} = ${postings.designation}`,
    )
    .groupBy(officers.id)
    .orderBy(asc(officers.mobile))
    .limit(MANY)
}

export type OutboxMessage = typeof outbox.$inferSelect

/** What the providers would have got, newest first; only to one recipient where one is named. */
export async function outboxMessages(db: Queryable, recipient?: string): Promise<OutboxMessage[]> {
  return db
    .select()
    .from(outbox)
    .where(recipient ? eq(outbox.recipient, recipient) : undefined)
    .orderBy(desc(outbox.at))
    .limit(MANY)
}

/** To whom something was sent, the latest first. */
export async function outboxRecipients(db: Queryable): Promise<string[]> {
  const rows = await db
    .select({ recipient: outbox.recipient })
    .from(outbox)
    .groupBy(outbox.recipient)
    .orderBy(desc(sql`max(${outbox.at})`))
    .limit(MANY)
  return rows.map((row) => row.recipient)
}

/** Departments whose nodal officer or head is one of these postings. */
export async function departmentsLedBy(db: Queryable, codes: string[]) {
  if (codes.length === 0) return []
  const { names, nodalPosting, headPosting } = departments
  return db
    .select({ names, nodalPosting, headPosting })
    .from(departments)
    .where(or(inArray(nodalPosting, codes), inArray(headPosting, codes)))
}
