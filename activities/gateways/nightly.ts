import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  WorkflowExecutionAlreadyStartedError,
  type Client,
  type ScheduleOptions,
} from '@temporalio/client'
import type { CaseNumber } from '../../workflows/grievance/types'
import type { reconciliation } from '../../workflows/reconciliation/reconciliation'
import type { Order } from '../../workflows/reconciliation/types'

/** What was on its way at the first look has arrived two minutes later. */
const PAUSE = 2 * 60_000
/** More lost workflows than this in one night are no accident of single cases. */
const RESTARTS = 100

export const nightlyOrder: Order = { thorough: false, restarts: RESTARTS, pause: PAUSE }
/** After a restore: every open case is asked, and as many are started again as it takes. */
export const thoroughOrder: Order = { thorough: true, restarts: Number.MAX_SAFE_INTEGER, pause: PAUSE }

export const scheduleOf = (taskQueue: string): string => `${taskQueue}-reconciliation`

/** Makes the nightly schedule, or brings it to what this version says. Throws while Temporal is away. */
export async function keepSchedule(client: Client, taskQueue: string): Promise<void> {
  const scheduleId = scheduleOf(taskQueue)
  const options = optionsOf(taskQueue)
  try {
    await client.schedule.create({ scheduleId, ...options })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    // What an operator has paused stays paused.
    await client.schedule.getHandle(scheduleId).update(({ state }) => ({ ...options, state }))
  }
}

/** 2 o'clock at night in India: after a stop of the worker up to six hours late, and never two at once. */
const optionsOf = (taskQueue: string) =>
  ({
    spec: { calendars: [{ hour: 2, minute: 0 }], timezone: 'Asia/Kolkata' },
    action: {
      type: 'startWorkflow',
      workflowType: 'reconciliation',
      workflowId: scheduleOf(taskQueue),
      taskQueue,
      args: [nightlyOrder],
      // One that a new version cannot go on with must not keep all later nights away.
      workflowExecutionTimeout: '20h',
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '6h' },
  }) satisfies Omit<ScheduleOptions, 'scheduleId'>

/** Starts a reconciliation now; one that is under way is joined. Gives the handle of the one that runs. */
export function startReconciliation(client: Client, taskQueue: string, order: Order) {
  return client.workflow.start<typeof reconciliation>('reconciliation', {
    workflowId: `${scheduleOf(taskQueue)}-now`,
    taskQueue,
    args: [order],
    workflowExecutionTimeout: '20h',
    workflowIdConflictPolicy: 'USE_EXISTING',
  })
}

/** An operator wants one case looked at again. Returns at once; it takes some seconds. */
export async function lookAgainAt(client: Client, taskQueue: string, number: CaseNumber): Promise<void> {
  try {
    await client.workflow.start<typeof reconciliation>('reconciliation', {
      workflowId: `${scheduleOf(taskQueue)}-${number}`,
      taskQueue,
      args: [{ thorough: true, restarts: 1, only: [number], pause: 1_000 }],
    })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}
