import { inArray, or, sql } from 'drizzle-orm'
import type { PostingCode } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { departments, postings } from '../schema/reference'

/** An area of which somebody looks over all departments. */
export interface ReviewedArea {
  code: string
  kind: 'state' | 'district'
  /** By which posting. */
  posting: PostingCode
  /** Whether as the chair of its committee, who gives directions. */
  chairs: boolean
}

/** Of postings that review an area today: one that has gone from the files keeps its holder until somebody takes it away. */
export const isReviewing = sql`(${postings.reviews} is not null and ${postings.retiredAt} is null)`

/** What somebody looks over beyond the work of the own postings. */
export interface Remit {
  /** Departments of which one is the head or the nodal officer. */
  departments: string[]
  /** The State before its districts. */
  areas: ReviewedArea[]
}

const NO_REMIT: Remit = { departments: [], areas: [] }

/** Whether there is anything to look over. */
export const looksOver = ({ departments, areas }: Remit): boolean => departments.length + areas.length > 0

/** Whether it is the whole State. */
export const isOfState = ({ areas }: Pick<Remit, 'areas'>): boolean =>
  areas.some(({ kind }) => kind === 'state')

/** Whether the committee of a district, or that of the State, is theirs to chair. */
export const chairsOver = ({ areas }: Remit, district: string): boolean =>
  areas.some(({ chairs, kind, code }) => chairs && (kind === 'state' || code === district))

export const chairsAny = ({ areas }: Remit): boolean => areas.some(({ chairs }) => chairs)

/** What the holder of these postings looks over. Asked at every page of an officer, so in one statement. */
export async function remitOf(db: Queryable, own: PostingCode[]): Promise<Remit> {
  if (own.length === 0) return NO_REMIT
  const leads = or(inArray(departments.nodalPosting, own), inArray(departments.headPosting, own))
  const [row] = await db.execute<{ departments: string[]; areas: ReviewedArea[] }>(sql`
    select
      coalesce((select array_agg(code order by code) from ${departments} where ${leads}), '{}') as departments,
      coalesce((
        select json_agg(json_build_object(
          'code', area.code, 'kind', area.kind, 'posting', ${postings.code}, 'chairs', ${postings.reviews} = 'committee')
          order by area.kind desc, area.code)
        from ${postings} join areas area on area.code = ${postings.area}
        where ${isReviewing} and ${inArray(postings.code, own)}), '[]') as areas`)
  return row ? { departments: row.departments, areas: row.areas } : NO_REMIT
}
