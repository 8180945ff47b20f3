import { and, count, desc, eq, gte, ne, sql } from 'drizzle-orm'
import type { CaseNumber, Situation } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { grievances, situations } from '../schema/grievance'

/** A citizen's own grievance as a line of a list. */
export interface OwnGrievance {
  number: CaseNumber
  title: string
  filedAt: Date
  situation: Situation
}

/** All grievances of a citizen, the newest first. */
export const readOwnGrievances = (db: Queryable, citizen: string): Promise<OwnGrievance[]> =>
  db
    .select({
      number: grievances.number,
      title: grievances.title,
      filedAt: grievances.filedAt,
      situation: situations.situation,
    })
    .from(grievances)
    .innerJoin(situations, eq(situations.number, grievances.number))
    .where(eq(grievances.citizen, citizen))
    .orderBy(desc(grievances.filedAt))
    .limit(200)

/** How many grievances this citizen has filed since each of two moments, `short` the later one. */
export async function countFiled(
  db: Queryable,
  citizen: string,
  { long, short }: { long: Date; short: Date },
): Promise<{ long: number; short: number }> {
  const [counted] = await db
    .select({
      long: count(),
      short: sql<number>`(count(*) filter (where ${grievances.filedAt} >= ${short.toISOString()}::timestamptz))::int`,
    })
    .from(grievances)
    .where(and(eq(grievances.citizen, citizen), gte(grievances.filedAt, long)))
  return counted ?? { long: 0, short: 0 }
}

export interface OwnOpen {
  number: CaseNumber
  title: string
}

/** Open grievances of this citizen, the newest first; with `on` only those on one service at one place. */
export const readOpen = (
  db: Queryable,
  citizen: string,
  most: number,
  on?: { service: string; area: string },
): Promise<OwnOpen[]> =>
  db
    .select({ number: grievances.number, title: grievances.title })
    .from(grievances)
    .innerJoin(situations, eq(situations.number, grievances.number))
    .where(
      and(
        eq(grievances.citizen, citizen),
        on && eq(situations.service, on.service),
        on && eq(situations.area, on.area),
        ne(situations.stage, 'closed'),
      ),
    )
    .orderBy(desc(grievances.filedAt))
    .limit(most)
