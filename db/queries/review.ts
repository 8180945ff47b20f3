import { and, asc, desc, eq, gte, inArray, isNull, min, sql, sum, type SQL } from 'drizzle-orm'
import type { PostingCode } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { owedReports, situations } from '../schema/grievance'
import { areas, departments } from '../schema/reference'
import { rollups } from '../schema/rollup'
import { byDueDate, isDueThisWeek, isOpen, workRows, type WorkRow } from './worklist'

/** A department, a district, or the one in the other; null for all of them. */
export interface Range {
  department: string | null
  district: string | null
}

/** Whether there are such a department and district: addresses are typed, too. */
export async function isRange(db: Queryable, { department, district }: Range): Promise<boolean> {
  const [departmentsFound, districtsFound] = await Promise.all([
    department === null ? 1 : db.$count(departments, eq(departments.code, department)),
    district === null ? 1 : db.$count(areas, and(eq(areas.code, district), eq(areas.kind, 'district'))),
  ])
  return departmentsFound > 0 && districtsFound > 0
}

/** By what the grievances of a range are told apart. */
export type Breakdown = 'department' | 'district' | 'service'

/** What a reviewer may want to see of a range. */
export const REVIEW_FILTERS = ['open', 'late', 'week', 'urgent', 'routing', 'committee'] as const
export type ReviewFilter = (typeof REVIEW_FILTERS)[number]

/** What is open now; what is before a committee is counted apart, since it may be closed. */
export type OpenFigures = Record<Exclude<ReviewFilter, 'committee'>, number>

/** Grievances of which some level owes a report. */
const owing = sql`${situations.number} in (select number from owed_reports where answered_at is null)`

/** What each filter shows. What is before a committee may be closed: the committee can open it again. */
function conditionOf(filter: ReviewFilter, now: number): SQL | undefined {
  switch (filter) {
    case 'open':
      return isOpen
    case 'late':
      return and(isOpen, owing)
    case 'week':
      return and(isOpen, isDueThisWeek(now))
    case 'urgent':
      return and(isOpen, eq(situations.urgent, true))
    case 'routing':
      return and(isOpen, eq(situations.stage, 'routing'))
    case 'committee':
      return sql`${situations.beforeCommittee}`
  }
}

/** The figures of a range and of each of its parts, by the code of the part. */
export async function readOpenFigures(
  db: Queryable,
  range: Range,
  by: Breakdown,
  now: number,
): Promise<Map<string, OpenFigures>> {
  const counted = (filter: ReviewFilter) =>
    sql<number>`count(*) filter (where ${conditionOf(filter, now)})`.mapWith(Number)
  const counts = {
    open: counted('open'),
    late: counted('late'),
    week: counted('week'),
    urgent: counted('urgent'),
    routing: counted('routing'),
  }
  const rows = await db
    .select({ part: situations[by], ...counts })
    .from(situations)
    .where(and(isOpen, within(range)))
    .groupBy(situations[by])
  return new Map(rows.map(({ part, ...figures }) => [part, figures]))
}

/** How many grievances are before a committee. */
export const countBeforeCommittee = (db: Queryable, range: Range): Promise<number> =>
  db.$count(situations, and(sql`${situations.beforeCommittee}`, within(range)))

const within = (
  { department, district }: Range,
  table: typeof situations | typeof rollups = situations,
): SQL | undefined =>
  and(
    department === null ? undefined : eq(table.department, department),
    district === null ? undefined : eq(table.district, district),
  )

/** What happened in a time, by kind of the counters. */
export type Counted = Record<string, number>

/**
 * What happened in a range, by the code of each part.
 * @param since first day that counts, such as `2026-10-22`, in India
 */
export async function readCounted(
  db: Queryable,
  range: Range,
  by: 'department' | 'district',
  since: string,
): Promise<Map<string, Counted>> {
  const rows = await db
    .select({ part: rollups[by], kind: rollups.kind, count: sum(rollups.count).mapWith(Number) })
    .from(rollups)
    .where(and(gte(rollups.day, since), inArray(rollups.kind, COUNTED_HERE), within(range, rollups)))
    .groupBy(rollups[by], rollups.kind)
  const parts = new Map<string, Counted>()
  for (const { part, kind, count } of rows) parts.set(part, { ...parts.get(part), [kind]: count })
  return parts
}

const COUNTED_HERE = [
  ...['registered', 'closed', 'report-in-time', 'deadline-lapsed', 'satisfied', 'not-satisfied'],
  ...['reopened', 'contested'],
]

/** A posting that owes reports, and since when the oldest. */
export interface OwingPosting {
  posting: PostingCode
  owed: number
  since: Date
}

/** As many as somebody can write to in a morning. */
const MOST_POSTINGS = 20

/** The postings that owe most reports on open grievances of a range. */
export async function readOwingPostings(db: Queryable, range: Range): Promise<OwingPosting[]> {
  const owed = sql<number>`count(*)`.mapWith(Number)
  const since = min(owedReports.since)
  const rows = await db
    .select({ posting: owedReports.posting, owed, since })
    .from(owedReports)
    .innerJoin(situations, eq(situations.number, owedReports.number))
    .where(and(isNull(owedReports.answeredAt), isOpen, within(range)))
    .groupBy(owedReports.posting)
    .orderBy(desc(owed), asc(since), asc(owedReports.posting))
    .limit(MOST_POSTINGS)
  return rows.map((row) => ({ ...row, since: row.since ?? new Date(0) }))
}

export interface ReviewedList {
  range: Range
  filter: ReviewFilter
  /** Only those on which this posting owes a report. */
  owing: PostingCode | null
  now: number
}

const listed = ({ range, filter, owing: posting, now }: ReviewedList): SQL | undefined =>
  and(conditionOf(filter, now), within(range), posting === null ? undefined : isOwedBy(posting))

const isOwedBy = (posting: PostingCode): SQL =>
  sql`${situations.number} in (select number from owed_reports where answered_at is null and posting = ${posting})`

/** One page of a list, what falls due first on top. */
export const readReviewed = (
  db: Queryable,
  list: ReviewedList,
  { after, most }: { after: number; most: number },
): Promise<WorkRow[]> =>
  workRows(db)
    .where(listed(list))
    .orderBy(...byDueDate)
    .limit(most)
    .offset(after)

export const countReviewed = (db: Queryable, list: ReviewedList): Promise<number> =>
  db.$count(situations, listed(list))
