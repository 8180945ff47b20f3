import { asc, eq, isNull } from 'drizzle-orm'
import type { Queryable } from '../client'
import { departments, services, type AreaKind, type Keywords } from '../schema/reference'

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
}

/** All services on offer, by department. */
export async function readServices(db: Queryable): Promise<Service[]> {
  return db
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
    })
    .from(services)
    .innerJoin(departments, eq(departments.code, services.department))
    .where(isNull(services.retiredAt))
    .orderBy(asc(departments.nameEn), asc(services.nameEn))
}
