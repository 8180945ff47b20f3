// `npm run replay`: lets the workflow code of this checkout replay cases that live in the Temporal at hand. What would
// come to a halt under it is named, before it is deployed. `npm run replay -- 5000` looks at as many running cases.
import type { Client } from '@temporalio/client'
import { readConfig } from '../config'
import { STAGES } from '../workflows/grievance/types'
import { runCommand, withTemporal } from './command'
import { Problem, step, type Tell } from './progress'
import { bundleToReplay, replayAll } from './replaying'

/** Enough to meet every branch; a whole state's cases take an hour. */
const USUAL = 1_000
/** So many broken cases are named; one is enough to stop. */
const NAMED = 20

const config = readConfig()

async function run() {
  const most = Number(process.argv[2] ?? USUAL)
  if (!Number.isInteger(most) || most < 1) throw new Problem('Say how many cases: npm run replay -- 5000')
  const code = await bundleToReplay()
  const { replayed, broken } = await withTemporal(config, (client) =>
    step('Replay of running cases', (tell) =>
      replayAll(code, runningCases(client, most, tell), config.PAYLOAD_KEYS),
    ),
  )
  if (broken.length === 0) return console.log(`All ${replayed} cases would go on under this code.`)
  for (const { workflowId, message } of broken.slice(0, NAMED))
    console.error(`  ${workflowId}: ${reasonIn(message)}`)
  throw new Problem(
    `${broken.length} of ${replayed} cases would come to a halt. Do not deploy: put the change behind patched(), see CONTRIBUTING.md.`,
  )
}

/** The newest running cases of every stage, so that a rare stage is not lost among the common ones. */
async function* runningCases(client: Client, most: number, tell: Tell) {
  let count = 0
  for (const stage of STAGES) {
    let left = Math.ceil(most / STAGES.length)
    const query = `WorkflowType = 'grievance' AND ExecutionStatus = 'Running' AND Stage = '${stage}'`
    for await (const { workflowId, runId } of client.workflow.list({ query })) {
      if (left === 0) break
      left -= 1
      count += 1
      tell(`${count} cases`)
      yield { workflowId, history: await client.workflow.getHandle(workflowId, runId).fetchHistory() }
    }
  }
}

/** The SDK's message begins with two sentences that are the same for all. */
const reasonIn = (message: string): string => (message.split('Details: ').at(-1) ?? message).slice(0, 200)

await runCommand(run)
