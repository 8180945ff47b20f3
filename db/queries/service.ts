import { asc, eq, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '../client'
import { nameIn, type Names } from '../schema/names'
import {
  areas,
  departments,
  services,
  type AreaKind,
  type Keywords,
  type LifeSituation,
} from '../schema/reference'

/** A subject of grievance with its department, in all languages. */
export interface Service {
  code: string
  names: Names
  keywords: Keywords
  /** Life or health is in danger by its nature. */
  urgent: boolean
  /** The finest kind of place that a filing must give. */
  place: AreaKind
  lifeSituations: LifeSituation[]
  /** Of a place rather than of a person. */
  shared: boolean
  department: string
  departmentNames: Names
  /** Names in all languages of the areas where the department works; empty: the whole state. */
  servedAreas: string[]
}

/** All services on offer, by department. */
export async function readServices(db: Queryable): Promise<Service[]> {
  const rows = await db
    .select({
      code: services.code,
      names: services.names,
      keywords: services.keywords,
      urgent: services.urgent,
      place: services.place,
      lifeSituations: services.lifeSituations,
      shared: services.shared,
      department: services.department,
      departmentNames: departments.names,
      serves: departments.serves,
    })
    .from(services)
    .innerJoin(departments, eq(departments.code, services.department))
    .where(isNull(services.retiredAt))
    .orderBy(asc(nameIn(departments.names, 'en')), asc(nameIn(services.names, 'en')))
  const served = await db
    .select({ code: areas.code, names: areas.names })
    .from(areas)
    .where(sql`${areas.code} in (select unnest(${departments.serves}) from ${departments})`)
  return rows.map(({ serves, ...service }) => ({
    ...service,
    servedAreas: served
      .filter(({ code }) => serves.includes(code))
      .flatMap(({ names }) => Object.values(names).filter((name) => name !== undefined)),
  }))
}
