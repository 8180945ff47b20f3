import type { Client } from '@temporalio/client'
import { tsToMs } from '@temporalio/common/lib/time'

/** What time it is for one case: its clock goes on from where it was moved to. Throws while Temporal is away. */
export async function clockOf(temporal: Client, number: string): Promise<number> {
  const { raw } = await temporal.withDeadline(Date.now() + 5_000, () =>
    temporal.workflow.getHandle(number).describe(),
  )
  const at = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime
  return at ? tsToMs(at) : Date.now()
}
