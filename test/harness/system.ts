import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../db/client'
import { migrate } from '../../db/migrate'
import { load } from '../../reference/load'
import { identityOf } from '../../scripts/identity'
import { lastLines } from '../../scripts/logs'
import { freePort, untilReady } from '../../scripts/ports'
import { startPostgres } from '../../scripts/postgres'
import { Processes, type Started } from '../../scripts/processes'
import { launchSettings, root } from '../../scripts/settings'
import { startTemporal } from '../../scripts/temporal'
import { findTemporal } from '../../scripts/temporalBinary'
import { temporalSettings } from '../../scripts/temporalSettings'
import { registerOfThisRun } from './leftovers'

/** A part that a test may kill and start again. */
export interface Part {
  /** kill -9: no warning, nothing is finished. */
  kill(): void
  stop(): Promise<void>
  start(): Promise<void>
}

export type System = Awaited<ReturnType<typeof startSystem>>

/**
 * The whole system as four processes of one test's own, as `npm start` would run it, with durable data.
 * @param told more settings of the worker and the web process
 */
export async function startSystem(told: Record<string, string> = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'janaspandana-test-'))
  chmodSync(directory, 0o755)
  const processes = new Processes(registerOfThisRun(directory))
  const log = (name: string) => join(directory, `${name}.log`)
  const [postgresPort, temporalPort, uiPort, port, webMetrics, workerMetrics] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ])

  const postgres = await startPostgres(processes, {
    directory: join(directory, 'postgres'),
    port: postgresPort,
    log: log('postgres'),
    durable: true,
  })
  await migrate(postgres.url)
  await load(postgres.url, 'karnataka')
  const temporal = await startTemporal(processes, {
    binary: await findTemporal(launchSettings().cacheDirectory, () => {}),
    settings: { ...temporalSettings(), port: temporalPort, uiPort },
    database: join(directory, 'temporal.db'),
    log: log('temporal'),
  })
  const variables = {
    NODE_ENV: 'test',
    PORT: String(port),
    DATABASE_URL: postgres.url,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporalSettings().namespace,
    DATA_DIRECTORY: join(directory, 'data'),
    LOG_LEVEL: 'error',
    ...told,
  }
  const metricsPorts = { web: webMetrics, worker: workerMetrics }
  const program = (name: keyof typeof metricsPorts, file: string, workingDirectory = root): Started =>
    processes.start({
      name,
      file: process.execPath,
      args: ['--import', 'tsx', file],
      stopSignal: 'SIGTERM',
      variables: { ...variables, METRICS_PORT: String(metricsPorts[name]) },
      workingDirectory,
      log: log(name),
    })
  let worker = program('worker', 'worker.ts')
  const web = program('web', 'server.ts')
  const origin = `http://127.0.0.1:${port}`
  const webAnswers = async () => (await fetch(`${origin}/healthz`)).ok
  await untilReady(web, webAnswers, (how) => `The web process ${how}: see ${log('web')}`)

  const database = openDatabase(postgres.url, 6)
  return {
    origin,
    directory,
    variables,
    db: database.db,
    sql: database.sql,
    metrics: {
      web: `http://127.0.0.1:${webMetrics}/metrics`,
      worker: `http://127.0.0.1:${workerMetrics}/metrics`,
    },
    databaseUrl: postgres.url,
    temporalAddress: temporal.address,
    worker: partOf(worker, async () => {}),
    /** Replaces the worker by that of another version of the program, laid down at `release`. */
    deployWorker: async (release: string) => {
      await worker.stop()
      worker = program('worker', 'worker.ts', release)
    },
    web: partOf(web, () => until(webAnswers)),
    temporal: partOf(temporal.program, async () => {}),
    postgres: partOf(postgres.program, () => until(async () => (await database.sql`select 1`).length === 1)),
    /** What a process has written so far. */
    logOf: (name: 'web' | 'worker' | 'postgres' | 'temporal') => readFileSync(log(name), 'utf8'),
    /** Ends the system. Fails where a process of ours has died by itself, with its last words. */
    stop: async () => {
      const dead = [worker, web].filter(({ pid }) => identityOf(pid) === undefined)
      const words = dead.map(({ name }) => `${name} had died:\n${lastLines(log(name))}`)
      await database.close()
      await processes.stopAll()
      rmSync(directory, { recursive: true, force: true })
      if (words.length > 0) throw new Error(words.join('\n'))
    },
  }
}

function partOf(started: Started, ready: () => Promise<void>): Part {
  return {
    kill: () => {
      process.kill(started.pid, 'SIGKILL')
    },
    stop: () => started.stop(),
    start: async () => {
      started.restart()
      await ready()
    },
  }
}

/** Asks again and again until the answer is yes; after `seconds` it says so. */
export async function until(question: () => Promise<boolean>, seconds = 60): Promise<void> {
  const end = Date.now() + seconds * 1_000
  while (Date.now() < end) {
    if (await question().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`It did not come about within ${seconds} seconds: ${question.toString()}`)
}
