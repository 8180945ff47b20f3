import { and, eq, isNull, lt, notExists, sql } from 'drizzle-orm'
import type { Database } from '../client'
import { allowances } from '../schema/allowance'
import { documents } from '../schema/document'
import { drafts } from '../schema/draft'
import { messages } from '../schema/message'
import { oneTimePasswords, sessions } from '../schema/session'

const DAY = 86_400_000

/** The browser forgets its draft after a week: what is older than this nobody can reach any more. */
const DRAFT_LIFE = 30 * DAY

/**
 * Removes what has no effect any more: sessions that are over, codes and counts of yesterday, mobile numbers that
 * codes were sent to, abandoned drafts.
 */
export async function removeExpired(db: Database, now: number): Promise<void> {
  const yesterday = new Date(now - 2 * DAY)
  await db.delete(sessions).where(lt(sessions.expiresAt, new Date(now)))
  await db.delete(oneTimePasswords).where(lt(oneTimePasswords.createdAt, yesterday))
  await db.delete(allowances).where(lt(allowances.period, yesterday))
  await forgetMobiles(db, yesterday)
  await removeAbandoned(db, new Date(now - DRAFT_LIFE))
}

/** What stands in the ledger for a mobile number or mailbox that is forgotten. */
export const FORGOTTEN = 'forgotten'

/** Holds a mobile number or a mailbox; literally as the index says it, which has only these few. */
export const isAddressed = sql`${messages.recipientKind} in ('mobile', 'mailbox') and ${messages.recipient} <> 'forgotten'`

/**
 * The ledger keeps that a code was sent and what became of it. To whom is of no use once the code is over, and may
 * be the number of somebody who never registered.
 */
async function forgetMobiles(db: Database, before: Date): Promise<void> {
  await db
    .update(messages)
    .set({ recipient: FORGOTTEN })
    .where(and(isAddressed, lt(messages.queuedAt, before)))
}

/**
 * Drafts that nobody has gone on with, and papers that came with neither a grievance nor an act: of such drafts, and
 * of forms of acts that were never sent. The oldest paper of a draft that is still written on stays with it.
 */
async function removeAbandoned(db: Database, before: Date): Promise<void> {
  await db.delete(drafts).where(lt(drafts.updatedAt, before))
  const living = db.select({ id: drafts.id }).from(drafts).where(eq(drafts.id, documents.draft))
  await db
    .delete(documents)
    .where(and(isNull(documents.number), lt(documents.createdAt, before), notExists(living)))
}
