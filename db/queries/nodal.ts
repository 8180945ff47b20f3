import { and, asc, eq, ilike, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { PostingCode, Subject } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { owedReports, situations } from '../schema/grievance'
import { anyName } from '../schema/names'
import { areas, departments, designations, postings, type PostingState } from '../schema/reference'
import { isToDecide } from './proposal'
import { byDueDate, isOpen, openAt, workRows, type WorkRow } from './worklist'

/** The departments for which the holder of these postings is the nodal officer. */
export async function departmentsOfNodal(db: Queryable, own: PostingCode[]): Promise<string[]> {
  if (own.length === 0) return []
  const rows = await db
    .select({ code: departments.code })
    .from(departments)
    .where(inArray(departments.nodalPosting, own))
    .orderBy(asc(departments.code))
  return rows.map(({ code }) => code)
}

const MOST = 200

function toBeRouted(db: Queryable, own: PostingCode[]) {
  const nodalOf = db
    .select({ code: departments.code })
    .from(departments)
    .where(inArray(departments.nodalPosting, own))
  const vacant = db.select({ code: postings.code }).from(postings).where(eq(postings.state, 'vacant'))
  return or(
    and(openAt(own), eq(situations.stage, 'routing')),
    and(
      isOpen,
      eq(situations.stage, 'with-officer'),
      inArray(situations.department, nodalOf),
      inArray(situations.posting, vacant),
    ),
  )
}

/** Whether nobody does the work of this posting any more. */
export async function isVacant(db: Queryable, posting: PostingCode | null): Promise<boolean> {
  if (!posting) return false
  const [row] = await db.select({ state: postings.state }).from(postings).where(eq(postings.code, posting))
  return row?.state === 'vacant'
}

/**
 * Cases that found no posting and wait to be routed by the holder of these postings, and those of their departments
 * that were left at a post which has fallen vacant since.
 */
export async function readRoutingQueue(db: Queryable, own: PostingCode[]): Promise<WorkRow[]> {
  if (own.length === 0) return []
  return workRows(db)
    .where(toBeRouted(db, own))
    .orderBy(...byDueDate)
    .limit(MOST)
}

/** Cases that somebody proposes not to take up, and on which this officer decides by these postings. */
export async function readProposals(db: Queryable, own: PostingCode[], officer: string): Promise<WorkRow[]> {
  if (own.length === 0) return []
  return workRows(db)
    .where(isToDecide(db, own, officer))
    .orderBy(...byDueDate)
    .limit(MOST)
}

/** What waits for an officer on other pages than the worklist. */
export interface WaitingElsewhere {
  owed: number
  /** Cases to be routed and proposals to be decided; null for who is no department's nodal officer or head. */
  decisions: number | null
}

/** Asked at every page of an officer, so in one statement, and each count by its index. */
export async function countElsewhere(
  db: Queryable,
  own: PostingCode[],
  officer: string,
): Promise<WaitingElsewhere> {
  if (own.length === 0) return { owed: 0, decisions: null }
  const decides = db
    .select({ code: departments.code })
    .from(departments)
    .where(or(inArray(departments.nodalPosting, own), inArray(departments.headPosting, own)))
  const owed = db.$count(owedReports, and(inArray(owedReports.posting, own), isNull(owedReports.answeredAt)))
  const toRoute = db.$count(situations, toBeRouted(db, own))
  const toDecide = db.$count(situations, isToDecide(db, own, officer))
  const rows = await db.execute<{ owed: number; decisions: number | null }>(sql`
    select ${owed}::int as owed,
      case when exists ${decides} then (${toRoute} + ${toDecide})::int end as decisions`)
  return rows[0] ?? { owed: 0, decisions: null }
}

/** A posting to which a case can be routed. */
export interface RouteCandidate {
  code: PostingCode
  state: PostingState
  /** True for what the matrix names at one of the three levels. */
  inMatrix: boolean
}

/**
 * Postings that could take a case: of its department or of those that its matrix names, at its place or anywhere in
 * its district, with somebody to do the work. What has the place comes first, and of that what the matrix names.
 * @param search part of a designation or place, in any language; empty for all
 */
export async function readRouteCandidates(
  db: Queryable,
  subject: Subject,
  search: string,
): Promise<RouteCandidate[]> {
  const rungs = Object.values(subject.matrix)
  const [place] = await db.select({ path: areas.path }).from(areas).where(eq(areas.code, subject.area))
  const path = place?.path ?? []
  const inMatrix = sql<boolean>`${inArray(
    postings.designation,
    rungs.map(({ designation }) => designation),
  )}`
  const found = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const named = or(...[designations.names, areas.names].map((names) => ilike(anyName(names), found)))
  return db
    .select({ code: postings.code, state: postings.state, inMatrix })
    .from(postings)
    .innerJoin(areas, eq(areas.code, postings.area))
    .innerJoin(designations, eq(designations.code, postings.designation))
    .where(
      and(
        inArray(postings.department, [subject.department, ...rungs.map(({ department }) => department)]),
        ne(postings.state, 'vacant'),
        isNull(postings.retiredAt),
        or(inArray(postings.area, [subject.area, ...path]), sql`${subject.district} = any(${areas.path})`),
        search === '' ? undefined : named,
      ),
    )
    .orderBy(
      sql`${postings.area} = any(${sql.param(path)}) desc`,
      sql`${inMatrix} desc`,
      sql`(select count(*) from unnest(${areas.path}) step where step = any(${sql.param(path)})) desc`,
      sql`cardinality(${areas.path}) desc`,
      asc(postings.code),
    )
    .limit(25)
}

/** A posting without a holder of its own. */
export interface Vacancy {
  posting: PostingCode
  state: PostingState
  inCharge: PostingCode | null
  /** Open cases that lie with it now. */
  open: number
}

/** Postings of these departments that nobody holds: vacant ones first. */
export async function readVacancies(db: Queryable, departmentCodes: string[]): Promise<Vacancy[]> {
  if (departmentCodes.length === 0) return []
  const open = sql<number>`(select count(*) from ${situations} where ${situations.posting} = ${postings.code}
    and ${situations.stage} not in ('closed', 'feedback'))`.mapWith(Number)
  return db
    .select({ posting: postings.code, state: postings.state, inCharge: postings.inCharge, open })
    .from(postings)
    .where(
      and(
        inArray(postings.department, departmentCodes),
        ne(postings.state, 'held'),
        isNull(postings.retiredAt),
      ),
    )
    .orderBy(sql`${postings.state} = 'vacant' desc`, asc(postings.code))
}
