import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
  type WorkflowClient,
} from '@temporalio/client'
import { MINUTE } from '../../workflows/calendar'
import type { Action } from '../../workflows/grievance/actions'
import { act } from '../../workflows/grievance/signals'
import type { CaseNumber, Filed } from '../../workflows/grievance/types'
import { bringTo } from './case-clock'

/** The way into the workflows. Both calls may be repeated without effect. */
export interface Cases {
  /** Starts the case's workflow unless it has been started already. Throws while Temporal is away. */
  start(filed: Filed): Promise<void>
  /** `ended`: the case's workflow is over and takes nothing any more. Throws while Temporal is away. */
  signal(number: CaseNumber, action: Action): Promise<'taken' | 'ended'>
}

/** How long a call may take before the outbox is left to repeat it. */
const PATIENCE = 5_000

/** @param timeSkipping the clocks of cases can be moved: a case that was filed in time to come begins there */
export function temporalCases(client: Client, taskQueue: string, timeSkipping = false): Cases {
  const { workflow } = client
  return {
    start: (filed) =>
      client.withDeadline(Date.now() + PATIENCE, async () => {
        const ahead = timeSkipping ? filed.filedAt - Date.now() : 0
        await start(workflow, taskQueue, filed, ahead > MINUTE ? ahead : undefined)
        if (ahead > MINUTE) await bringTo(client, filed.number, filed.filedAt)
      }),
    signal: (number, action) =>
      client.withDeadline(Date.now() + PATIENCE, () => signal(workflow, number, action)),
  }
}

/** @param startDelay milliseconds until the first step; undefined for at once */
async function start(
  workflow: WorkflowClient,
  taskQueue: string,
  filed: Filed,
  startDelay?: number,
): Promise<void> {
  const { service, department, district } = filed.subject
  try {
    await workflow.start('grievance', {
      workflowId: filed.number,
      taskQueue,
      args: [filed],
      startDelay,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: `${service}, ${department}, ${district}`,
    })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}

async function signal(
  workflow: WorkflowClient,
  number: CaseNumber,
  action: Action,
): Promise<'taken' | 'ended'> {
  try {
    await workflow.getHandle(number).signal(act, action)
    return 'taken'
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'ended'
    throw error
  }
}
