import { asc, eq, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '../client'
import { areas, departments, services, type AreaKind, type Keywords } from '../schema/reference'

/** A subject of grievance with its department, in both languages. */
export interface Service {
  code: string
  nameEn: string
  nameKn: string
  keywords: Keywords
  /** Life or health is in danger by its nature. */
  urgent: boolean
  /** The finest kind of place that a filing must give. */
  place: AreaKind
  department: string
  departmentEn: string
  departmentKn: string
  /** Names in both languages of the areas where the department works; empty: the whole state. */
  servedAreas: string[]
}

/** All services on offer, by department. */
export async function readServices(db: Queryable): Promise<Service[]> {
  const rows = await db
    .select({
      code: services.code,
      nameEn: services.nameEn,
      nameKn: services.nameKn,
      keywords: services.keywords,
      urgent: services.urgent,
      place: services.place,
      department: services.department,
      departmentEn: departments.nameEn,
      departmentKn: departments.nameKn,
      serves: departments.serves,
    })
    .from(services)
    .innerJoin(departments, eq(departments.code, services.department))
    .where(isNull(services.retiredAt))
    .orderBy(asc(departments.nameEn), asc(services.nameEn))
  const served = await db
    .select({ code: areas.code, nameEn: areas.nameEn, nameKn: areas.nameKn })
    .from(areas)
    .where(sql`${areas.code} in (select unnest(${departments.serves}) from ${departments})`)
  return rows.map(({ serves, ...service }) => ({
    ...service,
    servedAreas: served
      .filter(({ code }) => serves.includes(code))
      .flatMap(({ nameEn, nameKn }) => [nameEn, nameKn]),
  }))
}
