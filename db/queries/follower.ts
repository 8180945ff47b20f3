import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { CaseNumber, Situation } from '../../workflows/grievance/types'
import { together, type Queryable } from '../client'
import { audit } from '../schema/audit'
import { documents } from '../schema/document'
import { drafts } from '../schema/draft'
import { followers } from '../schema/follower'
import { grievances, situations } from '../schema/grievance'
import { citizens } from '../schema/people'

/** What somebody adds to the grievance of somebody else. */
export interface Joining {
  /** Idempotency key of the form. */
  id: string
  number: CaseNumber
  citizen: string
  description: string
  address: string
  language: string
  nameWithheld: boolean
  joinedAt: Date
  /** Whose papers go with it; it ends. */
  draft: string
}

/**
 * Adds one's own to an open grievance of somebody else, in one transaction. The same form again, or another one of the
 * same citizen, finds it done. `not-open`: it is closed by now, or is one's own, and nothing is stored.
 */
export async function joinGrievance(db: Queryable, joining: Joining): Promise<'joined' | 'not-open'> {
  const { draft, ...follower } = joining
  const { id, number, citizen } = follower
  return db.transaction(async (tx) => {
    const [open] = await tx
      .select({ number: situations.number })
      .from(situations)
      .innerJoin(grievances, eq(grievances.number, situations.number))
      .where(
        and(eq(situations.number, number), ne(situations.stage, 'closed'), ne(grievances.citizen, citizen)),
      )
      .for('share', { of: situations })
    if (!open) return (await isFollower(tx, number, citizen)) ? 'joined' : 'not-open'
    const { description, address, nameWithheld, language, joinedAt } = follower
    const [kept] = await tx
      .insert(followers)
      .values(follower)
      .onConflictDoUpdate({
        target: [followers.number, followers.citizen],
        set: { id, description, address, nameWithheld, language, joinedAt, leftAt: null },
        // Who follows already has said so once: a second form changes nothing.
        setWhere: sql`${followers.leftAt} is not null`,
      })
      .returning({ id: followers.id })
    if (!kept) return 'joined'
    await together([
      tx.update(documents).set({ number, action: id, draft: null }).where(eq(documents.draft, draft)),
      tx.delete(drafts).where(eq(drafts.id, draft)),
      tx.insert(audit).values({ actorKind: 'citizen', actor: citizen, act: 'joined', subject: number }),
    ])
    return 'joined'
  })
}

async function isFollower(db: Queryable, number: CaseNumber, citizen: string): Promise<boolean> {
  return (await db.$count(followers, and(eq(followers.number, number), eq(followers.citizen, citizen)))) > 0
}

/** What this citizen has joined with this form already, or null. */
export async function joinedWithKey(db: Queryable, id: string, citizen: string): Promise<CaseNumber | null> {
  const [found] = await db
    .select({ number: followers.number })
    .from(followers)
    .where(and(eq(followers.id, id), eq(followers.citizen, citizen)))
  return found?.number ?? null
}

/** A grievance of somebody else as the one who follows it may see it, with the own words. */
export interface Followed {
  /** Of what was added. */
  id: string
  number: CaseNumber
  situation: Situation
  description: string
  address: string
  joinedAt: Date
}

const followed = {
  id: followers.id,
  number: followers.number,
  situation: situations.situation,
  description: followers.description,
  address: followers.address,
  joinedAt: followers.joinedAt,
}

/** What this citizen follows, the newest first. */
export const readFollowed = (db: Queryable, citizen: string): Promise<Followed[]> =>
  db
    .select(followed)
    .from(followers)
    .innerJoin(situations, eq(situations.number, followers.number))
    .where(and(eq(followers.citizen, citizen), isNull(followers.leftAt)))
    .orderBy(desc(followers.joinedAt))
    .limit(200)

/** One that this citizen follows; null for all others. */
export async function readOneFollowed(
  db: Queryable,
  number: CaseNumber,
  citizen: string,
): Promise<Followed | null> {
  const [found] = await db
    .select(followed)
    .from(followers)
    .innerJoin(situations, eq(situations.number, followers.number))
    .where(and(eq(followers.number, number), eq(followers.citizen, citizen), isNull(followers.leftAt)))
  return found ?? null
}

/**
 * Nothing more is told to this citizen; the words stay with the grievance, to which they belong. Repeating it changes
 * nothing. False for one who has never followed it.
 */
export async function leaveGrievance(
  db: Queryable,
  number: CaseNumber,
  citizen: string,
  at: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const left = await tx
      .update(followers)
      .set({ leftAt: at })
      .where(and(eq(followers.number, number), eq(followers.citizen, citizen), isNull(followers.leftAt)))
      .returning({ number: followers.number })
    if (left.length === 0) return isFollower(tx, number, citizen)
    await tx.insert(audit).values({ actorKind: 'citizen', actor: citizen, act: 'left', subject: number })
    return true
  })
}

/** Who has added what, for the officers of a case. The caller has asked whether they may read it. */
export interface AddedByOthers {
  id: string
  description: string
  address: string
  joinedAt: Date
  /** Null where the officers are not to learn it. */
  name: string | null
  mobile: string | null
}

export async function readAddedByOthers(db: Queryable, number: CaseNumber): Promise<AddedByOthers[]> {
  const rows = await db
    .select({
      id: followers.id,
      description: followers.description,
      address: followers.address,
      joinedAt: followers.joinedAt,
      withheld: followers.nameWithheld,
      name: citizens.name,
      mobile: citizens.mobile,
    })
    .from(followers)
    .innerJoin(citizens, eq(citizens.id, followers.citizen))
    .where(eq(followers.number, number))
    .orderBy(asc(followers.joinedAt))
    .limit(100)
  return rows.map(({ withheld, ...row }) => (withheld ? { ...row, name: null, mobile: null } : row))
}
