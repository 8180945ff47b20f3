import { and, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Turn } from '../../workflows/grievance/activities'
import type { CountedFor } from '../../workflows/grievance/counting'
import type { CaseEvent, CaseNumber, Situation } from '../../workflows/grievance/types'
import type { Transaction } from '../client'
import { audit } from '../schema/audit'
import { callTasks } from '../schema/call'
import { events, owedReports, situations } from '../schema/grievance'
import { messages } from '../schema/message'

/** The turn that wrote last, and what it wrote. The case's row stays locked until the transaction ends. */
export async function readTurn(
  tx: Transaction,
  number: CaseNumber,
): Promise<{ turn: Turn | null; situation: Situation }> {
  const [row] = await tx
    .select({ turn: situations.turn, situation: situations.situation })
    .from(situations)
    .where(eq(situations.number, number))
    .for('update')
  if (!row) throw new Error(`The case ${number} has no projection`)
  return row
}

export const noteTurn = (tx: Transaction, number: CaseNumber, turn: Turn) =>
  tx.update(situations).set({ turn }).where(eq(situations.number, number))

/** An event that is taken back, and for whom it counted. */
export type LostEvent = CaseEvent & CountedFor

/**
 * Takes back the events from `revision` on, which a lost turn has told, with all that followed from them but the
 * counters. Gives these events; the audit trail keeps that they were told.
 */
export async function undoEventsFrom(
  tx: Transaction,
  number: CaseNumber,
  revision: number,
): Promise<LostEvent[]> {
  const rows = await tx
    .delete(events)
    .where(and(eq(events.number, number), gte(events.revision, revision)))
    .returning()
  const lost = rows.map(({ at, action, ...event }): LostEvent => ({
    ...event,
    at: at.getTime(),
    ...(action === null ? {} : { action }),
  }))
  // So that whatever is projected next counts as newer.
  await tx.update(situations).set({ revision: -1 }).where(eq(situations.number, number))
  if (lost.length > 0) await undoWhatFollowed(tx, number, lost)
  return lost
}

async function undoWhatFollowed(tx: Transaction, number: CaseNumber, lost: CaseEvent[]): Promise<void> {
  const revisions = lost.map(({ revision }) => revision)
  const ofThem = and(eq(messages.number, number), inArray(messages.revision, revisions))
  const waiting = and(ofThem, eq(messages.state, 'queued'))
  await tx.delete(messages).where(and(waiting, eq(messages.lostAnswers, 0)))
  // The provider may have taken it before the turn was lost: the ledger must not forget that, nor send it once more.
  await tx.update(messages).set({ state: 'unconfirmed' }).where(waiting)
  const calls = lost.filter(({ kind }) => kind === 'call-due')
  for (const { data } of calls) {
    const opened = and(eq(callTasks.report, String(data.report)), eq(callTasks.attempt, Number(data.attempt)))
    await tx.delete(callTasks).where(and(eq(callTasks.number, number), opened, eq(callTasks.state, 'open')))
  }
  const since = lost.flatMap(({ kind, at }) => (kind === 'deadline-lapsed' ? [new Date(at)] : []))
  const owed = and(eq(owedReports.number, number), inArray(owedReports.since, since))
  if (since.length > 0) await tx.delete(owedReports).where(owed)
  await tx.insert(audit).values(
    lost.map(({ kind, revision }) => ({
      at: sql`now()`,
      actorKind: 'case' as const,
      act: 'told-anew',
      subject: number,
      detail: { revision, kind },
    })),
  )
}
