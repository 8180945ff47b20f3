import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '../client'
import { followers } from '../schema/follower'
import { grievances } from '../schema/grievance'
import { citizens, officers, type WantedMessages } from '../schema/people'
import { postings } from '../schema/reference'
import { holdersOf, type Desk } from './holder'
import { deskFor, type Proposal } from './proposal'

export type MessageChannel = 'sms' | 'email'

/** Somebody whom a message tells something, in the own language. */
export interface Addressee {
  kind: 'citizen' | 'officer'
  id: string
  language: string
  /** By what they can be reached and want to be. */
  channels: MessageChannel[]
  wants: WantedMessages
}

/** The desk at which a proposal not to take a case up is decided. */
export type Decision = { decides: Proposal }

/** The mailbox, where messages are wanted there. */
const wantedEmail = sql<string | null>`case when ${citizens.byEmail} then ${citizens.email} end`

/** The citizen of a case, in the language that is read about it, by what is wanted at this moment; nobody once erased. */
export async function citizenOf(db: Queryable, number: string): Promise<Addressee[]> {
  const rows = await db
    .select({
      id: citizens.id,
      language: grievances.language,
      mobile: citizens.mobile,
      email: wantedEmail,
      wants: citizens.wants,
    })
    .from(grievances)
    .innerJoin(citizens, eq(citizens.id, grievances.citizen))
    .where(and(eq(grievances.number, number), isNull(citizens.erasedAt)))
  return rows.map((row) => addressee('citizen', row))
}

/** Who has added his own to a case and still follows it, in the language in which that was written. */
export async function followersOf(db: Queryable, number: string): Promise<Addressee[]> {
  const rows = await db
    .select({
      id: citizens.id,
      language: followers.language,
      mobile: citizens.mobile,
      email: wantedEmail,
      wants: citizens.wants,
    })
    .from(followers)
    .innerJoin(citizens, eq(citizens.id, followers.citizen))
    .where(and(eq(followers.number, number), isNull(followers.leftAt), isNull(citizens.erasedAt)))
  return rows.map((row) => addressee('citizen', row))
}

/**
 * Who is told what concerns a desk: those who sit there; where nobody holds it or looks after it, the nodal officer of
 * its department, who answers for vacant posts. Empty where that desk has no holder either: then nobody is told.
 * A proposal is told to who may decide on it, and to nobody in their place.
 */
export async function officersAt(db: Queryable, desk: Desk | Decision): Promise<Addressee[]> {
  const ids = 'decides' in desk ? await decidersOf(db, desk.decides) : await atOrFor(db, desk)
  if (ids.length === 0) return []
  const rows = await db
    .select({
      id: officers.id,
      language: officers.language,
      mobile: officers.mobile,
      email: officers.email,
    })
    .from(officers)
    .where(inArray(officers.id, ids))
  return rows.map((row) => addressee('officer', { ...row, wants: 'all' }))
}

interface Reachable {
  id: string
  language: string
  mobile: string | null
  email: string | null
  wants: WantedMessages
}

function addressee(kind: Addressee['kind'], { id, language, mobile, email, wants }: Reachable): Addressee {
  const channels: MessageChannel[] = [
    ...(mobile === null ? [] : ['sms' as const]),
    ...(email === null ? [] : ['email' as const]),
  ]
  return { kind, id, language, channels, wants }
}

async function atOrFor(db: Queryable, desk: Desk): Promise<string[]> {
  const own = await holdersOf(db, desk)
  return own.length > 0 ? own : nodalOfficersFor(db, desk)
}

async function decidersOf(db: Queryable, proposal: Proposal): Promise<string[]> {
  const { posting, proposer } = await deskFor(db, proposal)
  const holders = posting ? await holdersOf(db, { posting }) : []
  return holders.filter((officer) => officer !== proposer)
}

async function nodalOfficersFor(db: Queryable, desk: Desk): Promise<string[]> {
  if ('nodalOf' in desk) return []
  const department = 'headOf' in desk ? desk.headOf : await departmentOf(db, desk.posting)
  return department ? holdersOf(db, { nodalOf: department }) : []
}

async function departmentOf(db: Queryable, posting: string): Promise<string | null> {
  const [row] = await db
    .select({ department: postings.department })
    .from(postings)
    .where(eq(postings.code, posting))
  return row?.department ?? null
}
