import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
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
export function readPath(db: Queryable, code: string): Promise<Area[]> {
  const own = alias(areas, 'own')
  return db
    .select(columns)
    .from(own)
    .innerJoin(areas, sql`${areas.code} = any(${own.path})`)
    .where(and(eq(own.code, code), isNull(own.retiredAt)))
    .orderBy(sql`array_position(${own.path}, ${areas.code})`)
}
