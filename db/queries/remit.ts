import { inArray, or, sql } from 'drizzle-orm'
import type { PostingCode } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { departments, postings } from '../schema/reference'

/** An area of which somebody looks over all departments. */
export interface ReviewedArea {
  code: string
  kind: 'state' | 'district'
  /** Whether as the chair of its committee, who gives directions. */
  chairs: boolean
}

/** What somebody looks over beyond the work of the own postings. */
export interface Remit {
  /** Departments of which one is the head or the nodal officer. */
  departments: string[]
  /** The State before its districts. */
  areas: ReviewedArea[]
}

export const NO_REMIT: Remit = { departments: [], areas: [] }

/** What the holder of these postings looks over. Asked at every page of an officer, so in one statement. */
export async function remitOf(db: Queryable, own: PostingCode[]): Promise<Remit> {
  if (own.length === 0) return NO_REMIT
  const leads = or(inArray(departments.nodalPosting, own), inArray(departments.headPosting, own))
  const [row] = await db.execute<{ departments: string[]; areas: ReviewedArea[] }>(sql`
    select
      coalesce((select array_agg(code order by code) from ${departments} where ${leads}), '{}') as departments,
      coalesce((
        select json_agg(json_build_object(
          'code', area.code, 'kind', area.kind, 'chairs', ${postings.reviews} = 'committee')
          order by area.kind desc, area.code)
        from ${postings} join areas area on area.code = ${postings.area}
        where ${postings.reviews} is not null and ${inArray(postings.code, own)}), '[]') as areas`)
  return row ? { departments: row.departments, areas: row.areas } : NO_REMIT
}
