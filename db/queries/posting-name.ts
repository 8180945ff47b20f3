import { eq, inArray } from 'drizzle-orm'
import type { Queryable } from '../client'
import { areas, designations, postings } from '../schema/reference'

/** Designation and place of a posting, in the languages of the reference data. */
export interface PostingName {
  designation: { en: string; kn: string }
  place: { en: string; kn: string }
}

/** Names of these postings by code; a code that nobody knows is missing. */
export async function postingNames(db: Queryable, codes: string[]): Promise<Map<string, PostingName>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .select({
      code: postings.code,
      designationEn: designations.nameEn,
      designationKn: designations.nameKn,
      placeEn: areas.nameEn,
      placeKn: areas.nameKn,
    })
    .from(postings)
    .innerJoin(designations, eq(designations.code, postings.designation))
    .innerJoin(areas, eq(areas.code, postings.area))
    .where(inArray(postings.code, codes))
  return new Map(
    rows.map((row) => [
      row.code,
      {
        designation: { en: row.designationEn, kn: row.designationKn },
        place: { en: row.placeEn, kn: row.placeKn },
      },
    ]),
  )
}
