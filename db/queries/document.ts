import { and, eq, inArray } from 'drizzle-orm'
import type { Queryable } from '../client'
import { documents } from '../schema/document'

/** Whose a new document is: a draft's, or nobody's until the action that it comes with is stored. */
export type DocumentOwner = { draft: string } | { draft: null }

export interface StoredDocument {
  id: string
  name: string
  mediaType: string
  bytes: number
  storedAs: string
}

/** Enters a document whose content is kept already; gives its id. */
export async function addDocument(
  db: Queryable,
  owner: DocumentOwner,
  document: Omit<StoredDocument, 'id'>,
): Promise<string> {
  const [made] = await db
    .insert(documents)
    .values({ ...document, draft: owner.draft })
    .returning({ id: documents.id })
  if (!made) throw new Error('the table of documents took no row')
  return made.id
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
