import { proxyActivities, workflowInfo } from '@temporalio/workflow'
import type { MessageActivities, MessagesDue, UndeliveredActivities } from './activities'
import type { CaseNumber } from './types'

/**
 * Messages on their way. The case waits for none of them: they run on a task queue of their own, are tried for
 * three days and then recorded as undelivered. Only a case's end waits until each has an end state.
 */
export class Deliveries {
  private readonly underWay = new Set<Promise<void>>()

  send(number: CaseNumber, from: number, through: number): void {
    const delivery: Promise<void> = deliver({ number, from, through }).finally(() =>
      this.underWay.delete(delivery),
    )
    this.underWay.add(delivery)
  }

  get none(): boolean {
    return this.underWay.size === 0
  }
}

async function deliver(due: MessagesDue): Promise<void> {
  const { sendMessages } = proxyActivities<MessageActivities>({
    taskQueue: `${workflowInfo().taskQueue}-messages`,
    summary: `messages of steps ${due.from} to ${due.through}`,
    startToCloseTimeout: '30s',
    scheduleToCloseTimeout: '3d',
    retry: { initialInterval: '5s', backoffCoefficient: 2, maximumInterval: '1h' },
  })
  const { recordUndelivered } = proxyActivities<UndeliveredActivities>({
    startToCloseTimeout: '20s',
    retry: { initialInterval: '1s', maximumInterval: '1m' },
  })
  try {
    await sendMessages(due)
  } catch {
    // Three days are over. What the provider said of each message is in the ledger already.
    await recordUndelivered(due)
  }
}
