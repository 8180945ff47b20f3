// The bare worker: the same SDK, the same server, the same settings as worker.ts, and the least workflows.
import { fileURLToPath } from 'node:url'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { readConfig } from '../../../config'
import { openDatabase } from '../../../db/client'
import { bareActivities, makeBareTables } from './activities'

const config = readConfig()
const { sql, close } = openDatabase(config.DATABASE_URL, config.DATABASE_CONNECTIONS)
await makeBareTables(sql)
Runtime.install({ logger: new DefaultLogger('ERROR') })
const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS })
const worker = await Worker.create({
  connection,
  namespace: config.TEMPORAL_NAMESPACE,
  taskQueue: 'bare',
  workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
  activities: bareActivities(sql),
  maxCachedWorkflows: 2_000,
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 8 },
  nonStickyToStickyPollRatio: 0.5,
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 8 },
})
await worker.run()
await close()
