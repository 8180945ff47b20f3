import { eq } from 'drizzle-orm'
import type { CaseNumber, Situation } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { actions } from '../schema/action'
import { situations } from '../schema/grievance'

/** Whether this action has been stored: the same form came before. */
export async function isStored(db: Queryable, action: string): Promise<boolean> {
  const [row] = await db.select({ id: actions.id }).from(actions).where(eq(actions.id, action))
  return row !== undefined
}

/** Where a case stands as far as the pages know; null where there is no such case. Not scoped: the caller has asked. */
export async function readSituation(db: Queryable, number: CaseNumber): Promise<Situation | null> {
  const [row] = await db
    .select({ situation: situations.situation })
    .from(situations)
    .where(eq(situations.number, number))
  return row?.situation ?? null
}
