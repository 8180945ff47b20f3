import { and, asc, eq, gt, inArray, lt, ne, or, sql, type SQL } from 'drizzle-orm'
import { DAY } from '../../workflows/calendar'
import type { Channel, Level, PostingCode, Stage } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { grievances, situations } from '../schema/grievance'

/** What an officer may want to see of the work: `due` is all that waits for the officer, what falls due soonest first. */
export const WORK_FILTERS = [
  'due',
  'late',
  'week',
  'came-up',
  'urgent',
  'citizen',
  'resting',
  'reported',
] as const
export type WorkFilter = (typeof WORK_FILTERS)[number]

export interface Work {
  postings: PostingCode[]
  filter: WorkFilter
  now: number
  /** How many rows to pass over, and how many to give. */
  after: number
  most: number
}

/** One case on a worklist. */
export interface WorkRow {
  number: string
  title: string
  /** Language of the title. */
  language: string
  stage: Stage
  level: Level
  urgent: boolean
  posting: PostingCode
  /** Until when whoever has the turn must act; milliseconds. */
  dueAt: number | null
  /** Code of the place. */
  area: string
  filedAt: Date
  channel: Channel
}

/**
 * What is still to be done. Written out as in the indexes of open work: given as a parameter, it would not be
 * known to be the same condition.
 */
export const isOpen = sql`${situations.stage} <> 'closed'`
export const openAt = (postings: PostingCode[]): SQL | undefined =>
  and(inArray(situations.posting, postings), isOpen)

/**
 * Until when the one whose turn it is must act. After a report that is the citizen, until the end of the time for
 * feedback; a call or a reminder may come before it.
 */
const dueAt = sql<number | null>`(case ${situations.stage}
    when 'feedback' then (${situations.situation}->'feedback'->>'until')::bigint
    else extract(epoch from ${situations.dueAt}) * 1000
  end)::bigint`.mapWith(Number)

const withOfficer = eq(situations.stage, 'with-officer')

/** Rolling days rather than a calendar week: on a Friday it still shows what Monday brings. */
const THIS_WEEK = 7 * DAY

/** With an officer whose date comes within a week. */
export const isDueThisWeek = (now: number): SQL | undefined =>
  and(withOfficer, gt(situations.dueAt, new Date(now)), lt(situations.dueAt, new Date(now + THIS_WEEK)))

function conditionOf(filter: WorkFilter, now: number): SQL | undefined {
  switch (filter) {
    case 'due':
      return withOfficer
    case 'late':
      return and(withOfficer, lt(situations.dueAt, new Date(now)))
    case 'week':
      return isDueThisWeek(now)
    case 'came-up':
      return and(withOfficer, ne(situations.level, 'L1'))
    case 'urgent':
      return and(withOfficer, eq(situations.urgent, true))
    case 'citizen':
      return eq(situations.stage, 'awaiting-citizen')
    case 'resting':
      return or(eq(situations.stage, 'awaiting-nodal'), eq(situations.stage, 'parked'))
    case 'reported':
      return eq(situations.stage, 'feedback')
  }
}

/** One page of the cases of these postings, what falls due first on top. */
export async function readWork(db: Queryable, work: Work): Promise<WorkRow[]> {
  return work.postings.length === 0 ? [] : workPage(db, work)
}

/** The query of one page, also for a test of how PostgreSQL goes about it. */
export const workPage = (db: Queryable, { postings, filter, now, after, most }: Work) =>
  workRows(db)
    .where(and(openAt(postings), conditionOf(filter, now)))
    .orderBy(...byDueDate)
    .limit(most)
    .offset(after)

/** The columns of a list of cases. */
export const workColumns = {
  number: situations.number,
  title: grievances.title,
  language: grievances.language,
  stage: situations.stage,
  level: situations.level,
  urgent: situations.urgent,
  posting: sql<PostingCode>`${situations.posting}`,
  dueAt,
  area: situations.area,
  filedAt: grievances.filedAt,
  channel: grievances.channel,
}

/** The rows of a list of cases; also for the queues of the nodal officer and for who looks them over. */
export const workRows = (db: Queryable) =>
  db
    .select(workColumns)
    .from(situations)
    .innerJoin(grievances, eq(grievances.number, situations.number))
    .$dynamic()

export const byDueDate = [asc(situations.dueAt), asc(situations.number)]

/** How many cases each filter would show. */
export async function countWork(
  db: Queryable,
  postings: PostingCode[],
  now: number,
): Promise<Record<WorkFilter, number>> {
  const none = Object.fromEntries(WORK_FILTERS.map((filter) => [filter, 0])) as Record<WorkFilter, number>
  if (postings.length === 0) return none
  const [row] = await workCounts(db, postings, now)
  return row ?? none
}

/** The query of all counts, also for a test. */
export function workCounts(db: Queryable, postings: PostingCode[], now: number) {
  const counts = Object.fromEntries(
    WORK_FILTERS.map((filter) => [
      filter,
      sql<number>`count(*) filter (where ${conditionOf(filter, now)})`.mapWith(Number),
    ]),
  ) as Record<WorkFilter, SQL<number>>
  return db.select(counts).from(situations).where(openAt(postings))
}

/** How many cases wait at each of these postings. */
export async function countWorkByPosting(
  db: Queryable,
  postings: PostingCode[],
): Promise<Map<PostingCode, number>> {
  if (postings.length === 0) return new Map()
  const rows = await db
    .select({ posting: situations.posting, waiting: sql<number>`count(*)`.mapWith(Number) })
    .from(situations)
    .where(and(openAt(postings), withOfficer))
    .groupBy(situations.posting)
  return new Map(rows.map(({ posting, waiting }) => [posting ?? '', waiting]))
}
