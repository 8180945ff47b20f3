import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Queryable } from '../client'
import { nameIn, type Names } from '../schema/names'
import { areas, type AreaKind } from '../schema/reference'

export interface Area {
  code: string
  kind: AreaKind
  names: Names
}

const columns = { code: areas.code, kind: areas.kind, names: areas.names }

/** All districts, by their English names; the page sorts by the reader's own. */
export const readDistricts = (db: Queryable): Promise<Area[]> =>
  db
    .select(columns)
    .from(areas)
    .where(and(eq(areas.kind, 'district'), isNull(areas.retiredAt)))
    .orderBy(asc(nameIn(areas.names, 'en')))

/** The places right below this one: taluks of a district, hoblis and towns of a taluk. */
export const readAreasIn = (db: Queryable, parent: string): Promise<Area[]> =>
  db
    .select(columns)
    .from(areas)
    .where(and(eq(areas.parent, parent), isNull(areas.retiredAt)))
    .orderBy(asc(nameIn(areas.names, 'en')))

/** The area and what it lies in, the state first; empty where the code is unknown or retired. */
export async function readPath(db: Queryable, code: string): Promise<Area[]> {
  const [row] = await db
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.code, code), isNull(areas.retiredAt)))
  if (!row) return []
  const rows = await db.select(columns).from(areas).where(inArray(areas.code, row.path))
  return row.path.flatMap((step) => rows.find((area) => area.code === step) ?? [])
}
