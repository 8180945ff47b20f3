import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from '@temporalio/worker'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeBundle } from '../../scripts/bundling'
import { freshDatabase } from './database'
import { finish, sleeper, waiter } from './sleeper'
import {
  goForward,
  historyOf,
  keepHistory,
  keptHistories,
  letItRun,
  workerFor,
  type TestWorker,
} from './temporal'

const day = 86_400_000
const directory = mkdtempSync(join(tmpdir(), 'harness-'))
let worker: TestWorker
let bundlePath: string

beforeAll(async () => {
  bundlePath = await writeBundle(
    join(directory, 'workflows.js'),
    fileURLToPath(new URL('./sleeper.ts', import.meta.url)),
  )
  worker = await workerFor({ bundlePath })
})

afterAll(async () => {
  await worker.stop()
  rmSync(directory, { recursive: true })
})

const startOptions = (workflowId: string) => ({ taskQueue: worker.taskQueue, workflowId })

test('45 days of sleep pass in under five seconds', async () => {
  const started = Date.now()
  const slept = await worker.hurried.workflow.execute(sleeper, { ...startOptions('sleeper'), args: [45] })
  expect(slept).toBeGreaterThanOrEqual(45 * day)
  expect(Date.now() - started).toBeLessThan(5_000)
})

test('a running workflow goes forward by three days, and no further', async () => {
  const handle = await worker.client.workflow.start(waiter, startOptions('waiter'))
  await goForward(worker.client, 'waiter', '3d')
  await handle.signal(finish)
  const passed = await handle.result()
  expect(passed).toBeGreaterThanOrEqual(3 * day)
  expect(passed).toBeLessThan(3 * day + 60_000)
})

test('a running workflow can be let run to its end', async () => {
  const handle = await worker.client.workflow.start(waiter, startOptions('let-run'))
  await goForward(worker.client, 'let-run', '1d')
  await letItRun(worker.client, 'let-run')
  expect(await handle.result()).toBeGreaterThanOrEqual(365 * day)
})

test('a kept history replays', async () => {
  await worker.client.workflow.start(waiter, startOptions('to-keep'))
  await goForward(worker.client, 'to-keep', '2d')
  await worker.client.workflow.getHandle('to-keep').signal(finish)
  await worker.client.workflow.getHandle('to-keep').result()
  keepHistory('waited-two-days', await historyOf(worker.client, 'to-keep'), ['waited'], directory)
  const replays = Worker.runReplayHistories(
    { workflowBundle: { codePath: bundlePath } },
    keptHistories(directory),
  )
  const results = []
  for await (const result of replays) results.push(result)
  expect(results).toEqual([expect.objectContaining({ workflowId: 'waited-two-days', error: undefined })])
})

test('a fresh database searches in Kannada', async () => {
  const database = await freshDatabase()
  const sql = postgres(database.url, { max: 1 })
  const [row] = await sql`select similarity('ನೀರು', 'ನೀರಿನ') as alike`
  expect(row?.alike).toBeGreaterThan(0)
  await sql.end()
  await database.drop()
})
