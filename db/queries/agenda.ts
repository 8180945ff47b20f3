import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Situation } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { grievances, situations } from '../schema/grievance'
import { chairsAny, isOfState, type Remit } from './remit'
import { workColumns, type WorkRow } from './worklist'

/** What a committee can direct, in the areas that somebody chairs. */
function onAgenda({ areas }: Remit) {
  const chaired = areas.filter(({ chairs }) => chairs)
  const everywhere = isOfState({ areas: chaired })
  const districts = chaired.map(({ code }) => code)
  return and(
    sql`${situations.beforeCommittee}`,
    everywhere ? undefined : inArray(situations.district, districts),
  )
}

/** A case on the agenda, and what is to be known for a direction. */
export interface AgendaRow extends WorkRow {
  situation: Situation
}

/** Longest before the committee first. */
export const readAgenda = (
  db: Queryable,
  remit: Remit,
  { after, most }: { after: number; most: number },
): Promise<AgendaRow[]> =>
  db
    .select({ ...workColumns, situation: situations.situation })
    .from(situations)
    .innerJoin(grievances, eq(grievances.number, situations.number))
    .where(onAgenda(remit))
    .orderBy(sql`(${situations.situation}->'committee'->>'since')::bigint`, asc(situations.number))
    .limit(most)
    .offset(after)

/** How much is on the agenda of the committees that somebody chairs; null for who chairs none. */
export async function countAgenda(db: Queryable, remit: Remit): Promise<number | null> {
  return chairsAny(remit) ? db.$count(situations, onAgenda(remit)) : null
}
