import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm'
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

const own = alias(areas, 'own')

/** The area and what it lies in, the state first; empty where the code is unknown or retired. */
export const readPath = (db: Queryable, code: string): Promise<Area[]> =>
  readSteps(db, code, isNull(own.retiredAt))

/** The same of an area that may be retired since: open cases stay where they are. */
export const readPathOfCase = (db: Queryable, code: string): Promise<Area[]> => readSteps(db, code)

function readSteps(db: Queryable, code: string, only?: SQL): Promise<Area[]> {
  return db
    .select(columns)
    .from(own)
    .innerJoin(areas, sql`${areas.code} = any(${own.path})`)
    .where(and(eq(own.code, code), only))
    .orderBy(sql`array_position(${own.path}, ${areas.code})`)
}
