import { and, asc, eq, ilike, inArray, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '../client'
import { anyName, nameIn } from '../schema/names'
import { areas, departments, services, type AreaKind } from '../schema/reference'
import { readPath } from './area'
import { worksIn } from './served'

/** A service of a department, in the reader's language. */
export interface ServiceFound {
  code: string
  name: string
  department: string
  departmentName: string
}

const containing = (typed: string): string => `%${typed.replace(/[\\%_]/g, '\\$&')}%`

/**
 * Services by what they are called or what people call them, in any language and in Latin letters; of one
 * department where it is named; only those of departments that work at the place.
 */
export async function searchServices(
  db: Queryable,
  search: { words: string; department: string; area: string },
  language: string,
): Promise<ServiceFound[]> {
  const { words, department, area } = search
  if (words === '' && department === '') return []
  const path = (await readPath(db, area)).map(({ code }) => code)
  const parts = words
    .split(/\s+/)
    .filter((part) => part !== '')
    .slice(0, 6)
  const keywords = sql`jsonb_path_query_array(${services.keywords}, '$.*[*]')::text`
  const texts = sql`concat_ws(' ', ${anyName(services.names)}, ${keywords})`
  return db
    .select({
      code: services.code,
      name: nameIn(services.names, language),
      department: services.department,
      departmentName: nameIn(departments.names, language),
    })
    .from(services)
    .innerJoin(departments, eq(departments.code, services.department))
    .where(
      and(
        isNull(services.retiredAt),
        worksIn(path),
        department === '' ? undefined : eq(services.department, department),
        ...parts.map((part) => sql`${texts} ilike ${containing(part)}`),
      ),
    )
    .orderBy(asc(nameIn(services.names, 'en')))
    .limit(20)
}

/** All departments that take grievances, by name. */
export async function listDepartments(
  db: Queryable,
  language: string,
): Promise<{ code: string; name: string }[]> {
  const name = nameIn(departments.names, language)
  return db
    .select({ code: departments.code, name })
    .from(departments)
    .where(isNull(departments.retiredAt))
    .orderBy(asc(name))
}

/** Kinds of places at which somebody can be answerable, the coarsest first. */
const PLACES: AreaKind[] = ['district', 'taluk', 'hobli', 'panchayat', 'town', 'village', 'ward']

/** Places by part of their name in any language, the larger ones first. */
export async function searchAreas(db: Queryable, typed: string): Promise<{ code: string; kind: AreaKind }[]> {
  if (typed === '') return []
  return db
    .select({ code: areas.code, kind: areas.kind })
    .from(areas)
    .where(
      and(
        isNull(areas.retiredAt),
        inArray(areas.kind, PLACES),
        ilike(anyName(areas.names), containing(typed)),
      ),
    )
    .orderBy(sql`cardinality(${areas.path})`, asc(nameIn(areas.names, 'en')))
    .limit(15)
}
