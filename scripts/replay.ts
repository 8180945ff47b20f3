// `npm run replay`: lets the workflow code of this checkout replay cases that live in the Temporal at hand. What would
// come to a halt under it is named, before it is deployed. `npm run replay -- 5000` looks at as many running cases.
import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import type { History } from '@temporalio/common/lib/proto-utils'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import {
  bundleWorkflowCode,
  DefaultLogger,
  makeTelemetryFilterString,
  Runtime,
  Worker,
} from '@temporalio/worker'
import { readConfig } from '../config'
import { dataConverterFor } from '../operations/payload-codec'
import { STAGES } from '../workflows/grievance/types'
import { Problem, step, type Tell } from './progress'

/** Enough to meet every branch; a whole state's cases take an hour. */
const USUAL = 1_000
/** So many broken cases are named; one is enough to stop. */
const NAMED = 20

const config = readConfig()

async function run() {
  const most = Number(process.argv[2] ?? USUAL)
  if (!Number.isInteger(most) || most < 1) throw new Problem('Say how many cases: npm run replay -- 5000')
  const { code } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
    logger: new DefaultLogger('WARN'),
  })
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' })
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter } } })
  const { connectionOptions } = loadClientConnectConfig()
  const connection = await Connection.connect({ ...connectionOptions, address: config.TEMPORAL_ADDRESS })
  const client = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE })
  const { replayed, broken } = await step('Replay of running cases', (tell) =>
    replay(code, runningCases(client, most, tell)),
  )
  await connection.close()
  if (broken.length === 0) return console.log(`All ${replayed} cases would go on under this code.`)
  for (const { number, why } of broken.slice(0, NAMED)) console.error(`  ${number}: ${why}`)
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

async function replay(code: string, histories: AsyncIterable<{ workflowId: string; history: History }>) {
  const broken: { number: string; why: string }[] = []
  let replayed = 0
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: { code }, ...dataConverterFor(config.PAYLOAD_KEYS) },
    histories,
  )) {
    replayed += 1
    if (error) broken.push({ number: workflowId, why: reasonIn(error.message) })
  }
  return { replayed, broken }
}

/** The SDK's message begins with two sentences that are the same for all. */
const reasonIn = (message: string): string => (message.split('Details: ').at(-1) ?? message).slice(0, 200)

try {
  await run()
} catch (error) {
  if (!(error instanceof Problem)) throw error
  console.error(error.message)
  process.exitCode = 1
}
