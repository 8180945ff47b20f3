import { asc, eq } from 'drizzle-orm'
import type { Queryable } from '../client'
import { documents } from '../schema/document'

/** A file that came with a form which is not stored yet. */
export interface Proof {
  id: string
  name: string
  bytes: number
}

/** The files of the form with this key, in the order in which they came. */
export const readProof = (db: Queryable, key: string): Promise<Proof[]> =>
  db
    .select({ id: documents.id, name: documents.name, bytes: documents.bytes })
    .from(documents)
    .where(eq(documents.draft, key))
    .orderBy(asc(documents.createdAt))
