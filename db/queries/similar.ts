import { and, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { CaseNumber, Situation } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { followers } from '../schema/follower'
import { grievances, situations } from '../schema/grievance'
import { areas } from '../schema/reference'

/** What runs already: nothing of the person, nothing that was written. */
export interface Similar {
  number: CaseNumber
  filedAt: Date
  situation: Situation
  /** How many others have added theirs. */
  followers: number
}

/**
 * Open grievances of others on the same service at the place or inside it; for a ward or a village also those of which
 * only the town or panchayat around it is known. The nearest first, then the newest. Whoever did not want to be named
 * is not among them.
 * @param citizen the reader, where that is known: own grievances, and those added to already, are left out
 */
export async function readSimilar(
  db: Queryable,
  { service, area }: { service: string; area: string },
  citizen: string | null,
  most: number,
): Promise<Similar[]> {
  const exact = sql<boolean>`${situations.area} = ${area}`
  const around = sql`(select parent from ${areas} as own where own.code = ${area} and own.kind in ('ward', 'village'))`
  const inside = sql`exists (select from ${areas} as place where place.code = ${situations.area} and place.path @> array[${area}])`
  const joined = db
    .select({ number: followers.number })
    .from(followers)
    .where(
      and(
        eq(followers.number, situations.number),
        eq(followers.citizen, sql`${citizen}::uuid`),
        isNull(followers.leftAt),
      ),
    )
  const others = citizen ? and(ne(grievances.citizen, citizen), sql`not exists ${joined}`) : undefined
  return db
    .select({
      number: situations.number,
      filedAt: grievances.filedAt,
      situation: situations.situation,
      followers: sql<number>`(select count(*)::int from ${followers} where ${followers.number} = ${situations.number} and ${followers.leftAt} is null)`,
    })
    .from(situations)
    .innerJoin(grievances, eq(grievances.number, situations.number))
    .where(
      and(
        eq(situations.service, service),
        ne(situations.stage, 'closed'),
        or(exact, sql`${situations.area} = ${around}`, inside),
        eq(grievances.nameWithheld, false),
        others,
      ),
    )
    .orderBy(sql`${exact} desc`, desc(grievances.filedAt))
    .limit(most)
}
