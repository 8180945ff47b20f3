import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../client'
import { actions, writings } from '../schema/action'
import { audit } from '../schema/audit'
import { documents } from '../schema/document'
import { drafts } from '../schema/draft'
import { followers } from '../schema/follower'
import { grievances } from '../schema/grievance'
import { messages, outbox, reportLinks } from '../schema/message'
import { citizens } from '../schema/people'
import { oneTimePasswords, sessions } from '../schema/session'
import { insertAccountMessage } from './account-message'
import { isDue } from './erasure'
import { FORGOTTEN, isAddressed } from './expired'

/**
 * Erases the next citizen whose time has come: one transaction, so that it is done wholly or not at all. Several
 * processes may do it at once, and each takes another. Whoever files at this moment waits for the lock, and is then
 * refused by the filing itself.
 * @returns names of the files whose rows went; null where nobody is due
 */
export async function eraseNext(db: Database, now: number): Promise<string[] | null> {
  return db.transaction(async (tx) => {
    const [person] = await tx
      .select({
        id: citizens.id,
        mobile: citizens.mobile,
        email: citizens.email,
        language: citizens.language,
      })
      .from(citizens)
      .where(isDue(tx, now))
      .orderBy(asc(citizens.erasureAskedAt))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!person) return null
    // Looked at again under the lock: what was filed meanwhile is seen by a new statement only.
    const stillDue = await tx.$count(citizens, and(eq(citizens.id, person.id), isDue(tx, now)))
    return stillDue > 0 ? erase(tx, person, now) : null
  })
}

interface Erased {
  id: string
  mobile: string | null
  email: string | null
  language: string
}

async function erase(tx: Transaction, person: Erased, now: number): Promise<string[]> {
  const { id, mobile, language } = person
  const files = await eraseContent(tx, id)
  await eraseWays(tx, person)
  if (mobile) await insertAccountMessage(tx, { key: `erased.${id}`, mobile, language, template: 'erased' })
  const blank = { mobile: null, email: null, name: '', returnCodeHash: null, erasedAt: new Date(now) }
  await tx.update(citizens).set(blank).where(eq(citizens.id, id))
  // Hashes of files: by them an operator removes the files from backups.
  const detail = { files }
  await tx
    .insert(audit)
    .values({ at: new Date(now), actorKind: 'system', act: 'erased', subject: id, detail })
  return files
}

/** All words, whoever wrote them, as they are about the person; papers; what is written and not sent. */
async function eraseContent(tx: Transaction, citizen: string): Promise<string[]> {
  const own = tx.select({ number: grievances.number }).from(grievances).where(eq(grievances.citizen, citizen))
  const ownDrafts = tx.select({ id: drafts.id }).from(drafts).where(eq(drafts.citizen, citizen))
  const acts = tx.select({ id: actions.id }).from(actions).where(inArray(actions.number, own))
  const added = tx.select({ id: followers.id }).from(followers).where(eq(followers.citizen, citizen))
  await tx.delete(writings).where(inArray(writings.action, acts))
  const papers = await tx
    .delete(documents)
    .where(
      or(
        inArray(documents.number, own),
        inArray(documents.draft, ownDrafts),
        inArray(documents.action, added),
      ),
    )
    .returning({ storedAs: documents.storedAs })
  await tx.delete(drafts).where(eq(drafts.citizen, citizen))
  await tx.delete(reportLinks).where(inArray(reportLinks.number, own))
  await tx
    .update(grievances)
    .set({ title: '', description: '', address: '', latitude: null, longitude: null, onBehalf: null })
    .where(eq(grievances.citizen, citizen))
  await tx
    .update(followers)
    .set({ description: '', address: '', leftAt: sql`coalesce(${followers.leftAt}, now())` })
    .where(eq(followers.citizen, citizen))
  return [...new Set(papers.map(({ storedAs }) => storedAs))]
}

/** How the person was reached, and came in. */
async function eraseWays(tx: Transaction, { id, mobile, email }: Erased): Promise<void> {
  const addresses = [mobile, email].filter((one) => one !== null)
  await tx.delete(sessions).where(eq(sessions.person, id))
  await tx.delete(oneTimePasswords).where(inArray(oneTimePasswords.mobile, addresses))
  await tx
    .update(messages)
    .set({ recipient: FORGOTTEN })
    .where(and(isAddressed, inArray(messages.recipient, addresses)))
  await tx.delete(outbox).where(inArray(outbox.recipient, addresses))
}
