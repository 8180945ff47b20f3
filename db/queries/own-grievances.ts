import { desc, eq } from 'drizzle-orm'
import type { CaseNumber, Situation } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { grievances, situations } from '../schema/grievance'

/** A citizen's own grievance as a line of a list. */
export interface OwnGrievance {
  number: CaseNumber
  title: string
  language: string
  filedAt: Date
  situation: Situation
}

/** All grievances of a citizen, the newest first. */
export const readOwnGrievances = (db: Queryable, citizen: string): Promise<OwnGrievance[]> =>
  db
    .select({
      number: grievances.number,
      title: grievances.title,
      language: grievances.language,
      filedAt: grievances.filedAt,
      situation: situations.situation,
    })
    .from(grievances)
    .innerJoin(situations, eq(situations.number, grievances.number))
    .where(eq(grievances.citizen, citizen))
    .orderBy(desc(grievances.filedAt))
    .limit(200)
