import { randomUUID } from 'node:crypto'
import type { Client } from '@temporalio/client'
import { msToTs, optionalTsToMs, type Duration } from '@temporalio/common/lib/time'
import type { temporal } from '@temporalio/proto'
import { MINUTE } from '../../workflows/calendar'
import type { CaseNumber, Instant } from '../../workflows/grievance/types'

// Tests and demonstrations only: the server of temporal-dev.yaml lets the clock of one workflow run ahead.

/**
 * Moves the clock of one running workflow forward by `time` ('3d', or milliseconds) and waits until it is there.
 * Timers that become due on the way fire in their order; after it the clock runs at its usual pace.
 */
export async function goForward(client: Client, workflowId: string, time: Duration): Promise<void> {
  const id = randomUUID()
  await configure(client, workflowId, { enabled: true, fastForwardConfig: { id, duration: msToTs(time) } })
  const request = { namespace: namespaceOf(client), workflowExecution: { workflowId }, fastForwardId: id }
  // One poll lasts some twenty seconds at most: on a busy machine the clock may need more than one.
  for (let result: PollingResult = POLL_TIMEOUT; result === POLL_TIMEOUT;) {
    const answer = await client.workflowService.pollWorkflowExecutionTimeSkipping(request)
    result = answer.fastForwardPollingResult
  }
}

type PollingResult = temporal.api.enums.v1.FastForwardPollingResult

/** The poll ended before the clock was there. */
const POLL_TIMEOUT: PollingResult = 1

/** Moves the clock of a case forward to `instant`, unless it is there already. False where its workflow is over. */
export async function bringTo(client: Client, number: CaseNumber, instant: Instant): Promise<boolean> {
  const { raw } = await client.workflow.getHandle(number).describe()
  if (raw.workflowExecutionInfo?.status !== RUNNING) return false
  const now = optionalTsToMs(raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime) ?? Date.now()
  if (instant - now > MINUTE) await goForward(client, number, instant - now)
  return true
}

const RUNNING: temporal.api.enums.v1.WorkflowExecutionStatus = 1

/** From now on the workflow's clock jumps over every wait, up to its end. */
export async function letItRun(client: Client, workflowId: string): Promise<void> {
  await configure(client, workflowId, { enabled: true })
}

async function configure(
  client: Client,
  workflowId: string,
  timeSkippingConfig: temporal.api.common.v1.TimeSkippingConfig.$Properties,
) {
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: namespaceOf(client),
    workflowExecution: { workflowId },
    workflowExecutionOptions: { timeSkippingConfig },
    updateMask: { paths: ['time_skipping_config'] },
  })
}

const namespaceOf = (client: Client) => client.options.namespace
