import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Queryable } from '../client'
import { documents } from '../schema/document'
import { drafts, type DraftAnswers } from '../schema/draft'

export interface Draft {
  /** Secret: who knows it may read and change the draft. */
  id: string
  answers: DraftAnswers
}

export interface DraftDocument {
  id: string
  name: string
  mediaType: string
  bytes: number
  storedAs: string
}

/**
 * A new draft. Its id, 122 random bits, is known to the browser only.
 * @param papersOf an action whose papers it begins with
 */
export async function createDraft(db: Queryable, answers: DraftAnswers, papersOf?: string): Promise<string> {
  return db.transaction(async (tx) => {
    const [made] = await tx.insert(drafts).values({ answers }).returning({ id: drafts.id })
    if (!made) throw new Error('the table of drafts took no row')
    if (papersOf) await copyDocuments(tx, papersOf, made.id)
    return made.id
  })
}

/** The files are the same, what refers to them is not. */
async function copyDocuments(db: Queryable, action: string, draft: string): Promise<void> {
  const { name, mediaType, bytes, storedAs } = documents
  const copied = await db
    .select({ name, mediaType, bytes, storedAs })
    .from(documents)
    .where(eq(documents.action, action))
    .orderBy(asc(documents.createdAt))
  if (copied.length > 0) await db.insert(documents).values(copied.map((one) => ({ ...one, draft })))
}

/** The draft of this browser. One that a citizen has signed in for opens for that citizen only. */
export async function readDraft(db: Queryable, id: string, citizen: string | null): Promise<Draft | null> {
  const own = citizen ? or(isNull(drafts.citizen), eq(drafts.citizen, citizen)) : isNull(drafts.citizen)
  const [found] = await db
    .select({ id: drafts.id, answers: drafts.answers })
    .from(drafts)
    .where(and(eq(drafts.id, id), own))
  return found ?? null
}

/** Adds to what has been answered; an answer given again takes the place of the former. */
export async function saveAnswers(db: Queryable, id: string, answers: DraftAnswers): Promise<void> {
  const more = JSON.stringify(answers)
  await db
    .update(drafts)
    .set({ answers: sql`${drafts.answers} || ${more}::jsonb`, updatedAt: sql`now()` })
    .where(eq(drafts.id, id))
}

/** From here on the draft is this citizen's: on a shared computer nobody else finds it. */
export async function claimDraft(db: Queryable, id: string, citizen: string): Promise<void> {
  await db
    .update(drafts)
    .set({ citizen })
    .where(and(eq(drafts.id, id), isNull(drafts.citizen)))
}

export const readDraftDocuments = (db: Queryable, draft: string): Promise<DraftDocument[]> =>
  db
    .select({
      id: documents.id,
      name: documents.name,
      mediaType: documents.mediaType,
      bytes: documents.bytes,
      storedAs: documents.storedAs,
    })
    .from(documents)
    .where(eq(documents.draft, draft))
    .orderBy(asc(documents.createdAt))

/** What was written has become something else, with its papers. */
export async function deleteDraft(db: Queryable, id: string): Promise<void> {
  await db.delete(drafts).where(eq(drafts.id, id))
}

/** Nobody wants what was written, nor its papers. */
export async function throwDraftAway(db: Queryable, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(documents).where(eq(documents.draft, id))
    await tx.delete(drafts).where(eq(drafts.id, id))
  })
}

export async function removeDraftDocument(db: Queryable, draft: string, document: string): Promise<void> {
  await db.delete(documents).where(and(eq(documents.draft, draft), eq(documents.id, document)))
}
