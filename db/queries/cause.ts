import { eq, inArray } from 'drizzle-orm'
import type { Change } from '../../workflows/grievance/activities'
import type { Queryable } from '../client'
import { actions } from '../schema/action'
import { grievances } from '../schema/grievance'

/** The traces from which a change comes: of the actions that it judges, and of the filing that it registers. */
export async function causesOf(db: Queryable, { situation, events, verdicts }: Change): Promise<string[]> {
  const ids = verdicts.map(({ action }) => action)
  const acted =
    ids.length > 0
      ? await db.select({ cause: actions.traceparent }).from(actions).where(inArray(actions.id, ids))
      : []
  const filed = events.some(({ kind }) => kind === 'registered')
    ? await db
        .select({ cause: grievances.traceparent })
        .from(grievances)
        .where(eq(grievances.number, situation.number))
    : []
  return [...filed, ...acted].flatMap(({ cause }) => cause ?? [])
}
