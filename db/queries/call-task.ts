import { and, eq, ne } from 'drizzle-orm'
import type { CallOutcome, CaseEvent, Situation } from '../../workflows/grievance/types'
import type { Transaction } from '../client'
import { callTasks } from '../schema/call'

/** Opens, answers and withdraws call tasks as the case's events say. */
export async function keepCallTasks(tx: Transaction, situation: Situation, told: CaseEvent[]): Promise<void> {
  for (const event of told) {
    if (event.kind === 'call-due') await openCallTask(tx, situation, event)
    if (event.kind === 'call-made') await endCallTask(tx, situation, event)
  }
  if (situation.stage !== 'feedback') await endOpenTasks(tx, situation, 'not-needed')
}

async function openCallTask(tx: Transaction, situation: Situation, { at, data }: CaseEvent): Promise<void> {
  await endOpenTasks(tx, situation, 'missed')
  const dueAt = new Date(at)
  const until = new Date(Number(data.until))
  const task = {
    number: situation.number,
    report: String(data.report),
    attempt: Number(data.attempt),
    dueAt,
    until,
  }
  await tx.insert(callTasks).values(task).onConflictDoNothing()
}

async function endCallTask(tx: Transaction, { number }: Situation, { at, data }: CaseEvent): Promise<void> {
  await tx
    .update(callTasks)
    .set({ state: 'done', outcome: data.outcome as CallOutcome, endedAt: new Date(at) })
    .where(
      and(
        eq(callTasks.number, number),
        eq(callTasks.report, String(data.report)),
        eq(callTasks.attempt, Number(data.attempt)),
        // A turn that was lost may have told the task to be missed or not needed.
        ne(callTasks.state, 'done'),
      ),
    )
}

async function endOpenTasks(
  tx: Transaction,
  { number }: Situation,
  state: 'missed' | 'not-needed',
): Promise<void> {
  await tx
    .update(callTasks)
    .set({ state })
    .where(and(eq(callTasks.number, number), eq(callTasks.state, 'open')))
}
