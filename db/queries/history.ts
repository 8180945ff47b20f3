import { asc, eq, inArray } from 'drizzle-orm'
import type { CaseNumber } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { histories } from '../schema/history'

export type KeptHistory = typeof histories.$inferSelect

/** Which of these runs are kept. */
export async function keptRuns(db: Queryable, runIds: string[]): Promise<Set<string>> {
  if (runIds.length === 0) return new Set()
  const rows = await db
    .select({ runId: histories.runId })
    .from(histories)
    .where(inArray(histories.runId, runIds))
  return new Set(rows.map(({ runId }) => runId))
}

/** Keeps a history; one that is kept already stays. */
export async function keepHistory(db: Queryable, history: Omit<KeptHistory, 'keptAt'>): Promise<void> {
  await db.insert(histories).values(history).onConflictDoNothing()
}

/** Takes back what was kept wrongly, so that it is kept anew. */
export const dropHistory = (db: Queryable, runId: string) =>
  db.delete(histories).where(eq(histories.runId, runId))

export async function readHistory(db: Queryable, runId: string): Promise<KeptHistory | null> {
  const [row] = await db.select().from(histories).where(eq(histories.runId, runId))
  return row ?? null
}

/** All kept runs of a case, the oldest first. */
export const keptHistoriesOf = (db: Queryable, number: CaseNumber): Promise<KeptHistory[]> =>
  db.select().from(histories).where(eq(histories.number, number)).orderBy(asc(histories.startedAt))
