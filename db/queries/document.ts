import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database, Queryable } from '../client'
import { documents } from '../schema/document'

/** Whose a new document is until a grievance or an act is stored: a draft's, or that of the form of an act. */
export interface DocumentOwner {
  draft: string
}

export interface StoredDocument {
  id: string
  name: string
  mediaType: string
  bytes: number
  storedAs: string
}

/**
 * Enters a document whose content is kept already; gives its id. Null where its draft has as many as it may have:
 * counted and entered while the draft is locked, so that two forms sent at once cannot both take the last place.
 * @param most how many documents a draft may have
 */
export async function addDocument(
  db: Database,
  { draft }: DocumentOwner,
  document: Omit<StoredDocument, 'id'>,
  most: number,
): Promise<string | null> {
  return db.transaction(async (tx) => {
    if (await isFull(tx, draft, most)) return null
    const [made] = await tx
      .insert(documents)
      .values({ ...document, draft })
      .returning({ id: documents.id })
    if (!made) throw new Error('the table of documents took no row')
    return made.id
  })
}

/** Locks by the id, not by the row: forms of acts keep documents under an id that no row of drafts has. */
async function isFull(tx: Queryable, draft: string, most: number): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`documents ${draft}`}, 0))`)
  return (await tx.$count(documents, eq(documents.draft, draft))) >= most
}

/** A document of this case. The caller has made sure that the reader may see the case. */
export async function readDocument(
  db: Queryable,
  number: string,
  id: string,
): Promise<StoredDocument | null> {
  const { name, mediaType, bytes, storedAs } = documents
  const [found] = await db
    .select({ id: documents.id, name, mediaType, bytes, storedAs })
    .from(documents)
    .where(and(eq(documents.number, number), eq(documents.id, id)))
  return found ?? null
}

/** Those of these names of files that a document has. */
export async function storedNames(db: Queryable, among: string[]): Promise<Set<string>> {
  if (among.length === 0) return new Set()
  const rows = await db
    .selectDistinct({ storedAs: documents.storedAs })
    .from(documents)
    .where(inArray(documents.storedAs, among))
  return new Set(rows.map(({ storedAs }) => storedAs))
}
