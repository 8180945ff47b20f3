import { eq } from 'drizzle-orm'
import { actions, writings } from '../../db/schema/action'
import { callTasks } from '../../db/schema/call'
import { differences } from '../../db/schema/difference'
import { events, grievances, owedReports, situations } from '../../db/schema/grievance'
import { messages, reportLinks } from '../../db/schema/message'
import { rollups } from '../../db/schema/rollup'
import type { Order, Tally } from '../../workflows/reconciliation/types'
import type { Case } from './case'
import type { Stage } from './teller'

/** Runs one reconciliation to its end. */
export async function reconcile(stage: Stage, order: Partial<Order> = {}): Promise<Tally> {
  const { client, taskQueue } = stage
  return client.workflow.execute('reconciliation', {
    workflowId: `${taskQueue}-reconciliation-${crypto.randomUUID()}`,
    taskQueue,
    args: [{ thorough: true, restarts: 100, pause: 200, ...order }],
  })
}

/** What was found of one case, parked or mended. */
export async function found(stage: Stage, { number }: Pick<Case, 'number'>): Promise<string[]> {
  const rows = await stage.db.select().from(differences).where(eq(differences.number, number))
  return rows.map(({ kind, resolvedHow }) => `${kind} ${resolvedHow ?? 'parked'}`).sort()
}

const TABLES = { events, owedReports, callTasks, messages, reportLinks }
const rowsOf = (stage: Stage, { number }: Case) =>
  Promise.all(
    Object.values(TABLES).map((table) => stage.db.select().from(table).where(eq(table.number, number))),
  )

/** What PostgreSQL knows of a case at this moment; gives a function that brings it back to that. */
export async function backUp(stage: Stage, told: Case): Promise<() => Promise<void>> {
  const { db } = stage
  const [rows, [situation], acts, counters] = await Promise.all([
    rowsOf(stage, told),
    db.select().from(situations).where(eq(situations.number, told.number)),
    db.select().from(actions).where(eq(actions.number, told.number)),
    db.select().from(rollups),
  ])
  return async () => {
    await forgetTimeline(stage, told)
    await forgetActions(stage, told)
    await db.delete(rollups)
    if (counters.length > 0) await db.insert(rollups).values(counters)
    if (situation) await db.update(situations).set(situation).where(eq(situations.number, told.number))
    for (const [index, table] of Object.values(TABLES).entries()) {
      const kept = rows[index] ?? []
      if (kept.length > 0) await db.insert(table).values(kept as never)
    }
    if (acts.length > 0) await db.insert(actions).values(acts)
  }
}

async function forgetTimeline({ db }: Stage, { number }: Case): Promise<void> {
  for (const table of Object.values(TABLES)) await db.delete(table).where(eq(table.number, number))
}

async function forgetActions({ db }: Stage, { number }: Case): Promise<void> {
  const acts = await db.select({ id: actions.id }).from(actions).where(eq(actions.number, number))
  for (const { id } of acts) await db.delete(writings).where(eq(writings.action, id))
  await db.delete(actions).where(eq(actions.number, number))
}

/** A restore to a time before the filing: the case is in Temporal only. */
export async function forgetCase(stage: Stage, told: Case): Promise<void> {
  await forgetTimeline(stage, told)
  await forgetActions(stage, told)
  await stage.db.delete(situations).where(eq(situations.number, told.number))
  await stage.db.delete(grievances).where(eq(grievances.number, told.number))
}

/** Temporal forgets a case altogether, as after its retention or a loss of its database. */
export async function forgetWorkflow({ client }: Stage, { number }: Case): Promise<void> {
  const { namespace } = client.options
  await client.workflowService.deleteWorkflowExecution({
    namespace,
    workflowExecution: { workflowId: number },
  })
  const known = () =>
    client.workflow
      .getHandle(number)
      .describe()
      .then(
        () => true,
        () => false,
      )
  while (await known()) await new Promise((resolve) => setTimeout(resolve, 50))
}

const FAIL_WORKFLOW_EXECUTION = 5

/** The workflow of a case ends in failure, as under a version that throws what it must not. */
export async function failWorkflow({ client }: Stage, { number }: Case): Promise<void> {
  const { namespace } = client.options
  const taskQueue = `failing-${number}`
  await client.workflow.start('grievance', {
    ...{ workflowId: number, taskQueue, args: [] },
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  })
  const { taskToken } = await client.withDeadline(Date.now() + 20_000, () =>
    client.workflowService.pollWorkflowTaskQueue({ namespace, taskQueue: { name: taskQueue } }),
  )
  const failWorkflowExecutionCommandAttributes = { failure: { message: 'a fault of ours' } }
  await client.workflowService.respondWorkflowTaskCompleted({
    ...{ namespace, taskToken },
    commands: [{ commandType: FAIL_WORKFLOW_EXECUTION, failWorkflowExecutionCommandAttributes }],
  })
}
