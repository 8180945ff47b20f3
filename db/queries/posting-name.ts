import { eq, inArray } from 'drizzle-orm'
import type { Queryable } from '../client'
import type { Names } from '../schema/names'
import { areas, designations, postings } from '../schema/reference'

/** Designation and place of a posting, in all languages. */
export interface PostingName {
  designation: Names
  place: Names
}

/** Names of these postings by code; a code that nobody knows is missing. */
export async function postingNames(db: Queryable, codes: string[]): Promise<Map<string, PostingName>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .select({ code: postings.code, designation: designations.names, place: areas.names })
    .from(postings)
    .innerJoin(designations, eq(designations.code, postings.designation))
    .innerJoin(areas, eq(areas.code, postings.area))
    .where(inArray(postings.code, codes))
  return new Map(rows.map(({ code, ...name }) => [code, name]))
}
