import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '../client'
import type { Names } from '../schema/names'
import { areas, counters } from '../schema/reference'

/** A desk where a grievance can be filed in person. */
export interface Counter {
  code: string
  names: Names
  /** From the state down to where it stands. */
  path: string[]
}

/** The counters that stand in this area or in a place inside it; none where the code is unknown. */
export const countersIn = (db: Queryable, area: string): Promise<Counter[]> =>
  db
    .select({ code: counters.code, names: counters.names, path: areas.path })
    .from(counters)
    .innerJoin(areas, eq(areas.code, counters.area))
    .where(and(sql`${areas.path} @> ${sql.param([area], areas.path)}`, isNull(areas.retiredAt)))
