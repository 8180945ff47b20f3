import type { History } from '@temporalio/common/lib/proto-utils'
import { bundleToReplay, replayAll } from '../replaying'
import { seconds, state } from './measure'
import type { Stage } from './stage'

const HISTORIES = 1_000

/** How long the gate before a release takes for a thousand cases. */
export async function replay(stage: Stage) {
  const code = await bundleToReplay()
  const took = await seconds(async () => {
    const { broken } = await replayAll(code, livedHere(stage))
    for (const { workflowId, message } of broken) throw new Error(`${workflowId} does not replay: ${message}`)
  })
  state(`replay of ${HISTORIES} histories`, [took], 's', '60 or less')
}

/** Those of cases that have lived here, each again until there are enough. */
async function* livedHere({ client }: Stage) {
  const lived: { workflowId: string; history: History }[] = []
  for await (const { workflowId } of client.workflow.list({ query: "WorkflowType = 'grievance'" })) {
    lived.push({ workflowId, history: await client.workflow.getHandle(workflowId).fetchHistory() })
    if (lived.length === 100) break
  }
  for (let index = 0; index < HISTORIES; index += 1) {
    const one = lived[index % lived.length]
    if (one) yield { workflowId: `${one.workflowId}-${index}`, history: one.history }
  }
}
