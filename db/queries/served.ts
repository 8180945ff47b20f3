import { arrayOverlaps, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import type { Queryable } from '../client'
import type { Names } from '../schema/names'
import { areas, departments } from '../schema/reference'
import { readPath, type Area } from './area'

/**
 * The department of the row works in a place with this path; one that names no areas works in the whole state. An
 * unknown place has an empty path.
 */
export const worksIn = (path: string[]): SQL | undefined =>
  or(
    sql`cardinality(${departments.serves}) = 0`,
    path.length > 0 ? arrayOverlaps(departments.serves, path) : undefined,
  )

/** A department that does not work at a place: what it is called and where it does work. */
export interface NotServed {
  names: Names
  areas: Area[]
}

/** Null where the department works in the area, or where either is unknown. */
export async function notServedBy(
  db: Queryable,
  department: string,
  area: string,
): Promise<NotServed | null> {
  const [found] = await db.select().from(departments).where(eq(departments.code, department))
  if (!found || found.serves.length === 0) return null
  const path = (await readPath(db, area)).map(({ code }) => code)
  if (path.length === 0 || found.serves.some((served) => path.includes(served))) return null
  const { names, serves } = found
  const columns = { code: areas.code, kind: areas.kind, names: areas.names }
  return { names, areas: await db.select(columns).from(areas).where(inArray(areas.code, serves)) }
}
