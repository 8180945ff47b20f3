import { and, eq, exists, inArray, isNotNull, isNull, lt, lte, ne, not, or, sql, type SQL } from 'drizzle-orm'
import type { Database, Queryable } from '../client'
import { actions } from '../schema/action'
import { grievances, situations } from '../schema/grievance'
import { messages } from '../schema/message'
import { citizens } from '../schema/people'
import { insertAccountMessage } from './account-message'
import { noteOwnChange } from './own-person'

const DAY = 86_400_000

/** So long it can be taken back: milliseconds between the asking and the erasure. */
export const ERASURE_WAIT = 30 * DAY

/**
 * Asks for it, and tells by SMS, so that whoever did not ask can take it back; who has no number reads it on the pages.
 * A repetition changes nothing.
 */
export async function askErasure(db: Database, citizen: string, now: number): Promise<void> {
  await db.transaction(async (tx) => {
    const [asked] = await tx
      .update(citizens)
      .set({ erasureAskedAt: new Date(now) })
      .where(and(eq(citizens.id, citizen), isNull(citizens.erasureAskedAt), isNull(citizens.erasedAt)))
      .returning({ mobile: citizens.mobile, language: citizens.language })
    if (!asked) return
    const { mobile, language } = asked
    const key = `erasure-asked.${citizen}.${now}`
    const on = now + ERASURE_WAIT
    if (mobile) await insertAccountMessage(tx, { key, mobile, language, template: 'erasure-asked', on })
    await noteOwnChange(tx, citizen, 'erasure-asked')
  })
}

/** Takes it back. A repetition changes nothing. */
export async function takeErasureBack(db: Database, citizen: string): Promise<void> {
  await db.transaction(async (tx) => {
    const taken = await tx
      .update(citizens)
      .set({ erasureAskedAt: null })
      .where(and(eq(citizens.id, citizen), isNotNull(citizens.erasureAskedAt), isNull(citizens.erasedAt)))
      .returning({ id: citizens.id })
    if (taken.length > 0) await noteOwnChange(tx, citizen, 'erasure-taken-back')
  })
}

/**
 * A case that needs its citizen still: open, or closed and to be contested, reopened or directed on, or with an act or a
 * message under way. A report that a level still owes on a closed case keeps nobody's data.
 */
const needsCitizen = (now: number): SQL | undefined =>
  or(
    ne(situations.stage, 'closed'),
    // Of a closed case: until when it can be opened again, by its citizen or the committee.
    not(or(isNull(situations.dueAt), lte(situations.dueAt, new Date(now))) as SQL),
    sql`exists (select from ${actions} where ${actions.number} = ${situations.number} and ${actions.verdict} is null)`,
    sql`exists (select from ${messages} where ${messages.number} = ${situations.number}
      and ${messages.state} in ('queued', 'sending'))`,
  )

/** How many grievances of this citizen an erasure has to wait for. */
export const countInTheWay = (db: Queryable, citizen: string, now: number): Promise<number> =>
  db.$count(
    grievances,
    and(eq(grievances.citizen, citizen), exists(inTheWay(db, now, eq(situations.number, grievances.number)))),
  )

const inTheWay = (db: Queryable, now: number, which: SQL) =>
  db
    .select({ one: sql`1` })
    .from(situations)
    .where(and(which, needsCitizen(now)))

/** A citizen whose time has come, and who has no case in the way. */
export const isDue = (db: Queryable, now: number): SQL | undefined =>
  and(
    isNull(citizens.erasedAt),
    lt(citizens.erasureAskedAt, new Date(now - ERASURE_WAIT)),
    not(
      exists(
        inTheWay(
          db,
          now,
          inArray(
            situations.number,
            db
              .select({ number: grievances.number })
              .from(grievances)
              .where(eq(grievances.citizen, citizens.id)),
          ),
        ),
      ),
    ),
  )
