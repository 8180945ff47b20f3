import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../db/client'
import { migrate } from '../../db/migrate'
import { load } from '../../reference/load'
import { settingsOfBackup } from '../../scripts/backup/log'
import { writeBundle } from '../../scripts/bundling'
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
  /** Number of its process now. */
  pid(): number
  /** kill -9: no warning, nothing is finished. */
  kill(): void
  stop(): Promise<void>
  start(): Promise<void>
}

/** How a system differs from the one that `npm start` runs. */
export interface Differences {
  /** Stands between our processes and the servers: given their ports, it tells those to use instead. */
  between?: (servers: Ports) => Promise<Ports>
  /** Arguments of Node for one process of ours, such as a file to load first. */
  argumentsOf?: (name: string) => string[]
  /** The environment of one process of ours, beside what every one is told. */
  variablesOf?: (name: string) => Record<string, string>
  /** Workers beside the first. */
  moreWorkers?: number
  /** PostgreSQL keeps its log in `backupDirectory`. */
  keepsLog?: boolean
  /** Path of the workflow code in one file; else it is put together once more. */
  bundlePath?: string
}

export interface Ports {
  postgres: number
  temporal: number
}

export type System = Awaited<ReturnType<typeof startSystem>>

/**
 * The whole system as four processes of one test's own, as `npm start` would run it, with durable data.
 * @param told more settings of the worker and the web process
 */
export async function startSystem(
  told: Record<string, string> = {},
  {
    between = async (servers) => servers,
    argumentsOf = () => [],
    variablesOf = () => ({}),
    moreWorkers = 0,
    keepsLog = false,
    bundlePath,
  }: Differences = {},
) {
  const directory = mkdtempSync(join(tmpdir(), 'janaspandana-test-'))
  chmodSync(directory, 0o755)
  const processes = new Processes(registerOfThisRun(directory))
  const log = (name: string) => join(directory, `${name}.log`)
  const backupDirectory = join(directory, 'backup')
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
    settings: settingsOfBackup(keepsLog ? backupDirectory : undefined),
  })
  await migrate(postgres.url)
  await load(postgres.url, 'karnataka')
  const temporal = await startTemporal(processes, {
    binary: await findTemporal(launchSettings().cacheDirectory, () => {}),
    settings: { ...temporalSettings(), port: temporalPort, uiPort },
    database: join(directory, 'temporal.db'),
    log: log('temporal'),
  })
  const reached = await between({ postgres: postgresPort, temporal: temporalPort })
  const variables = {
    NODE_ENV: 'test',
    PORT: String(port),
    DATABASE_URL: postgres.url.replace(`:${postgresPort}/`, `:${reached.postgres}/`),
    TEMPORAL_ADDRESS: temporal.address.replace(/:\d+$/, `:${reached.temporal}`),
    TEMPORAL_NAMESPACE: temporalSettings().namespace,
    DATA_DIRECTORY: join(directory, 'data'),
    ...(keepsLog && { BACKUP_DIRECTORY: backupDirectory }),
    LOG_LEVEL: 'error',
    WORKFLOW_BUNDLE: bundlePath ?? (await writeBundle(join(directory, 'workflows.js'))),
    ...told,
  }
  const program = (name: string, file: string, metricsPort: number, release?: string): Started =>
    processes.start({
      name,
      file: process.execPath,
      args: ['--import', 'tsx', ...argumentsOf(name), file],
      stopSignal: 'SIGTERM',
      variables: {
        ...variables,
        // Another version has workflow code of its own.
        ...(release && { WORKFLOW_BUNDLE: '' }),
        METRICS_PORT: String(metricsPort),
        ...variablesOf(name),
      },
      workingDirectory: release ?? root,
      log: log(name),
    })
  let worker = program('worker', 'worker.ts', workerMetrics)
  const otherMetrics = await Promise.all(Array.from({ length: moreWorkers }, freePort))
  const others = otherMetrics.map((metrics, index) => program(`worker-${index + 2}`, 'worker.ts', metrics))
  const web = program('web', 'server.ts', webMetrics)
  const origin = `http://127.0.0.1:${port}`
  const webAnswers = async () => (await fetch(`${origin}/healthz`)).ok
  await untilReady(web, webAnswers, (how) => `The web process ${how}: see ${log('web')}`)

  const database = openDatabase(postgres.url, 6)
  return {
    origin,
    directory,
    backupDirectory,
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
      worker = program('worker', 'worker.ts', workerMetrics, release)
    },
    otherWorkers: others.map((other) => partOf(other, async () => {})),
    web: partOf(web, () => until(webAnswers)),
    temporal: partOf(temporal.program, async () => {}),
    postgres: partOf(postgres.program, () => until(async () => (await database.sql`select 1`).length === 1)),
    /** What a process has written so far. */
    logOf: (name: 'web' | 'worker' | 'postgres' | 'temporal') => readFileSync(log(name), 'utf8'),
    /** Ends the system. Fails where a process of ours has died by itself, with its last words. */
    stop: async () => {
      const dead = [worker, ...others, web].filter(({ pid }) => identityOf(pid) === undefined)
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
    pid: () => started.pid,
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
