import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { pino } from 'pino'
import { temporalCases } from '../../activities/gateways/cases'
import { openDatabase } from '../../db/client'
import { migrate } from '../../db/migrate'
import { load } from '../../reference/load'
import { wholeServer } from '../cluster/members'
import { findServerPrograms } from '../cluster/programs'
import { startTemporalServer } from '../cluster/temporalServer'
import { freeLowPorts, freePort, untilReady } from '../ports'
import { startPostgres } from '../postgres'
import { Processes, type Started } from '../processes'
import { Register } from '../register'
import { step } from '../progress'
import { launchSettings, root } from '../settings'
import { temporalSettings } from '../temporalSettings'

/** Few shards: on two cores more of them only cost memory. */
const SHARDS = 16

export type Stage = Awaited<ReturnType<typeof setStage>>

/**
 * PostgreSQL and Temporal's production server as they are in production (durable, in PostgreSQL), our two processes,
 * and beside them on the same servers the bare worker and the bare web process, which do the least that can be done.
 */
export async function setStage(processes: Processes, directory: string, shards = SHARDS) {
  const log = (name: string) => join(directory, `${name}.log`)
  const [postgresPort, port, barePort] = await Promise.all([freePort(), freePort(), freePort()])
  const postgres = await step('PostgreSQL', () =>
    startPostgres(processes, {
      directory: join(directory, 'postgres'),
      port: postgresPort,
      log: log('postgres'),
      durable: true,
      // What the package assumes of a machine is less than a telephone has.
      settings: ['shared_buffers=2GB', 'max_wal_size=8GB'],
    }),
  )
  await step('Reference data', async () => {
    await migrate(postgres.url)
    await load(postgres.url, launchSettings().state)
  })
  const programs = await step('Temporal programs', (tell) =>
    findServerPrograms(launchSettings().cacheDirectory, tell),
  )
  const settings = temporalSettings()
  const temporal = await step('Temporal server on PostgreSQL', async () => {
    const ports = await freeLowPorts(8)
    return startTemporalServer(processes, {
      programs,
      databaseUrl: postgres.url,
      members: wholeServer(() => ports.pop() ?? 0),
      shards,
      settings,
      directory: join(directory, 'temporal'),
    })
  })
  const [temporalAddress = ''] = temporal.addresses
  const variables = {
    NODE_ENV: 'test',
    PORT: String(port),
    DATABASE_URL: postgres.url,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: settings.namespace,
    DATA_DIRECTORY: join(directory, 'data'),
    LOG_LEVEL: 'error',
    TRUST_PROXY: 'true',
  }
  const program = (name: string, file: string, more: Record<string, string> = {}): Started =>
    processes.start({
      name,
      file: process.execPath,
      args: ['--import', 'tsx', join(root, file)],
      stopSignal: 'SIGTERM',
      variables: { ...variables, ...more },
      workingDirectory: root,
      log: log(name),
    })
  const started = await step('Processes, ours and bare', async () => {
    const worker = program('worker', 'worker.ts')
    const web = program('web', 'server.ts')
    const bareWorker = program('bare-worker', 'scripts/bench/bare/worker.ts')
    const bareWeb = program('bare-web', 'scripts/bench/bare/web.ts', { PORT: String(barePort) })
    for (const [name, one, at] of [
      ['web', web, port],
      ['bare-web', bareWeb, barePort],
    ] as const)
      await untilReady(
        one,
        async () => (await fetch(`http://127.0.0.1:${at}/healthz`)).ok,
        (how) => `The process ${name} ${how}: see ${log(name)}`,
      )
    return { worker, web, bareWorker, bareWeb }
  })
  const database = openDatabase(postgres.url, 16)
  const connection = await Connection.connect({ address: temporalAddress })
  const client = new Client({ connection, namespace: settings.namespace })
  return {
    ...started,
    postgres: postgres.program,
    temporal: temporal.parts[0]!.program,
    databaseUrl: postgres.url,
    origin: `http://127.0.0.1:${port}`,
    bareOrigin: `http://127.0.0.1:${barePort}`,
    db: database.db,
    sql: database.sql,
    client,
    cases: temporalCases(client, 'grievances'),
    log: pino({ level: 'silent' }),
    close: async () => {
      await Promise.allSettled([database.close(), connection.close()])
    },
  }
}

/** A database on the same server, for statements that may take long, with further settings of its sessions. */
export function openBeside(databaseUrl: string, name: string, settings: Record<string, string> = {}) {
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  for (const [setting, value] of Object.entries({ statement_timeout: '0', ...settings }))
    url.searchParams.set(setting, value)
  return openDatabase(url.href, 2)
}

/** A folder of its own in the temporary files, with the register by which the next run stops what a killed one left. */
export function freshFolder() {
  const directory = mkdtempSync(join(tmpdir(), 'janaspandana-bench-'))
  chmodSync(directory, 0o755)
  const processes = new Processes(new Register(join(directory, 'run.json')))
  const clear = () => rmSync(directory, { recursive: true, force: true })
  return { directory, processes, clear }
}
