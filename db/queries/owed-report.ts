import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { CaseNumber, Channel, Level, PostingCode, Stage } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { grievances, owedReports, situations } from '../schema/grievance'

/** A report that a posting still owes because its time passed without one. */
export interface OwedRow {
  number: CaseNumber
  title: string
  language: string
  /** The level that owes it. */
  level: Level
  posting: PostingCode
  since: Date
  filedAt: Date
  urgent: boolean
  area: string
  channel: Channel
  /** Where the case is by now. */
  stage: Stage
  nowAt: PostingCode
}

const open = (postings: PostingCode[]) =>
  and(inArray(owedReports.posting, postings), isNull(owedReports.answeredAt))

/** What these postings owe, longest first. */
export async function readOwedReports(db: Queryable, postings: PostingCode[]): Promise<OwedRow[]> {
  if (postings.length === 0) return []
  return db
    .select({
      number: owedReports.number,
      title: grievances.title,
      language: grievances.language,
      level: owedReports.level,
      posting: owedReports.posting,
      since: owedReports.since,
      filedAt: grievances.filedAt,
      urgent: grievances.urgent,
      area: situations.area,
      channel: grievances.channel,
      stage: situations.stage,
      nowAt: sql<PostingCode>`${situations.posting}`,
    })
    .from(owedReports)
    .innerJoin(grievances, eq(grievances.number, owedReports.number))
    .innerJoin(situations, eq(situations.number, owedReports.number))
    .where(open(postings))
    .orderBy(asc(owedReports.since), asc(owedReports.number))
    .limit(200)
}
