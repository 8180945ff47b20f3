import type { History } from '@temporalio/common/lib/proto-utils'
import { bundleToReplay, replayAll } from '../replaying'
import { filer, live, told } from './lives'
import { seconds, secondsFor, state } from './measure'
import type { Stage } from './stage'
import { StepWatch } from './stepWatch'

const HISTORIES = 1_000
const ROUNDS = 5
const AT_ONCE = 24

/** How long the gate before a release takes for a thousand cases. */
export async function replay(stage: Stage) {
  await enoughHaveLived(stage)
  const code = await bundleToReplay()
  const took: number[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    took.push(
      await seconds(async () => {
        const { broken } = await replayAll(code, historiesOf(stage))
        for (const { workflowId, message } of broken)
          throw new Error(`${workflowId} does not replay: ${message}`)
      }),
    )
  state(`replay of ${HISTORIES} histories, reading them included`, took, 's', '60 or less')
}

const OF_CASES = "WorkflowType = 'grievance'"

/** As many cases as are replayed have lived here, each its own life. */
async function enoughHaveLived(stage: Stage): Promise<void> {
  const { count } = await stage.client.workflow.count(OF_CASES)
  const missing = Array(Math.max(0, HISTORIES - count)).fill(0) as number[]
  if (missing.length === 0) return
  const file = await filer(stage)
  const watches = StepWatch.both(stage.sql)
  await secondsFor(missing, AT_ONCE, () => live(stage, file, watches.ours))
  await told(stage)
  watches.stop()
}

async function* historiesOf({ client }: Stage): AsyncGenerator<{ workflowId: string; history: History }> {
  let count = 0
  for await (const { workflowId } of client.workflow.list({ query: OF_CASES })) {
    yield { workflowId, history: await client.workflow.getHandle(workflowId).fetchHistory() }
    if ((count += 1) === HISTORIES) break
  }
}
