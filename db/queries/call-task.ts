import { and, eq, ne } from 'drizzle-orm'
import type { CallOutcome, CaseEvent, CaseNumber, Situation } from '../../workflows/grievance/types'
import type { Transaction } from '../client'
import { callTasks } from '../schema/call'
import { grievances } from '../schema/grievance'
import { citizens } from '../schema/people'

/** Opens, answers and withdraws call tasks as the case's events say. */
export async function keepCallTasks(tx: Transaction, situation: Situation, told: CaseEvent[]): Promise<void> {
  for (const event of told) {
    if (event.kind === 'call-due') await openCallTask(tx, situation, event)
    if (event.kind === 'call-made') await endCallTask(tx, situation, event)
  }
  if (situation.stage !== 'feedback') await endOpenTasks(tx, situation, 'not-needed')
}

/**
 * Puts call tasks back that were lost with a restore: open only the one that the case still waits for. Those that are
 * there stay as they are.
 * @param told all steps of the case as far as they are known, lost ones and others
 */
export async function putBackCallTasks(
  tx: Transaction,
  { number, feedback }: Situation,
  told: CaseEvent[],
): Promise<void> {
  if (!(await hasTelephone(tx, number))) return
  for (const { kind, at, data } of told) {
    if (kind !== 'call-due') continue
    const [report, attempt] = [String(data.report), Number(data.attempt)]
    const made = told.find(
      ({ kind: other, data: call }) =>
        other === 'call-made' && call.report === report && call.attempt === attempt,
    )
    const waits = feedback?.report === report && feedback.attempt === attempt && !feedback.answered
    const state = made ? 'done' : waits ? 'open' : 'missed'
    const ended = made && { outcome: made.data.outcome as CallOutcome, endedAt: new Date(made.at) }
    const task = { number, report, attempt, dueAt: new Date(at), until: new Date(Number(data.until)) }
    await tx
      .insert(callTasks)
      .values({ ...task, state, ...ended })
      .onConflictDoNothing()
  }
}

/** Whether there is anybody to call: who filed without a name has given no number. */
async function hasTelephone(tx: Transaction, number: CaseNumber): Promise<boolean> {
  const [citizen] = await tx
    .select({ mobile: citizens.mobile })
    .from(grievances)
    .innerJoin(citizens, eq(citizens.id, grievances.citizen))
    .where(eq(grievances.number, number))
  return Boolean(citizen?.mobile)
}

async function openCallTask(tx: Transaction, situation: Situation, { at, data }: CaseEvent): Promise<void> {
  await endOpenTasks(tx, situation, 'missed')
  if (!(await hasTelephone(tx, situation.number))) return
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
