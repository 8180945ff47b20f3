import { join } from 'node:path'
import { migrate } from '../../db/migrate'
import { load } from '../../reference/load'
import { settingsOfBackup } from '../backup/log'
import { seatPeople } from '../demonstration'
import { startPostgres } from '../postgres'
import { answers } from '../postgresSession'
import type { Processes, Started } from '../processes'
import type { step } from '../progress'
import type { TemporalSettings } from '../temporalSettings'
import { originOf, startApplication, temporalOf } from './application'
import type { Nginx } from './nginxProgram'
import type { ClusterPorts } from './ports'
import type { ServerPrograms } from './programs'
import { startProxy } from './proxy'
import { startTemporalServer } from './temporalServer'
import { startTemporalUi } from './ui'

export interface ClusterOptions {
  programs: ServerPrograms & { nginx: Nginx; ui?: string | undefined }
  ports: ClusterPorts
  /** Where everything is kept: databases, documents, configuration, logs. */
  directory: string
  state: string
  /** History shards of Temporal; see TemporalServerOptions. */
  shards: number
  settings: TemporalSettings
  logLevel: string
  /** Where PostgreSQL keeps its log for backups, if it does. */
  backupDirectory?: string | undefined
  /** Whether processes that die are started again, as a supervisor would. */
  keepAlive: boolean
  /** Runs and names one step of the start. */
  announce: typeof step
}

/** One process of a cluster. */
export interface Part {
  program: Started
  /** True when it does its work; false or an error while it does not. */
  isWell(): Promise<boolean>
}

/** A cluster that runs, and where its parts are reached. */
export interface Cluster {
  parts: Part[]
  origin: string
  databaseUrl: string
  /** host:port, through the proxy. */
  temporalAddress: string
  namespace: string
}

/**
 * Starts everything that a State would run, each process twice where it may be: PostgreSQL, eight processes of
 * Temporal, a proxy, two workers, two web processes.
 */
export async function startCluster(processes: Processes, options: ClusterOptions): Promise<Cluster> {
  const { ports, state, announce } = options
  const postgres = await announce('PostgreSQL 18', () => startDatabase(processes, options))
  const databaseUrl = postgres.url
  await announce('Database schema', () => migrate(databaseUrl))
  await announce(`Reference data of ${state}`, () => load(databaseUrl, state))
  await announce('Demonstration people', () => seatPeople(databaseUrl, state))
  const temporal = await announce('Temporal, eight processes', () =>
    startTemporal(processes, options, databaseUrl),
  )
  const proxy = await announce('Proxy', () => startFront(processes, options, temporal.addresses))
  const application = await announce('Two workers, two web processes', () =>
    startApplication(processes, options, databaseUrl),
  )
  const parts = [
    postgres.part,
    ...temporal.parts,
    proxy,
    ...application,
    ...(await startUi(processes, options)),
  ]
  if (options.keepAlive) for (const { program } of parts) program.keepAlive()
  return {
    parts,
    origin: originOf(ports),
    databaseUrl,
    temporalAddress: temporalOf(ports),
    namespace: options.settings.namespace,
  }
}

async function startDatabase(processes: Processes, { directory, ports, backupDirectory }: ClusterOptions) {
  const { program, url } = await startPostgres(processes, {
    directory: join(directory, 'postgres'),
    port: ports.postgres,
    log: join(directory, 'logs', 'postgres.log'),
    durable: true,
    settings: settingsOfBackup(backupDirectory),
  })
  return { url, part: { program, isWell: () => answers(url) } }
}

async function startTemporal(processes: Processes, options: ClusterOptions, databaseUrl: string) {
  const { members } = options.ports
  const directory = join(options.directory, 'temporal')
  return startTemporalServer(processes, { ...options, members, databaseUrl, directory })
}

async function startFront(
  processes: Processes,
  { programs, ports, directory }: ClusterOptions,
  frontends: string[],
): Promise<Part> {
  const program = await startProxy(processes, {
    nginx: programs.nginx,
    portal: { port: ports.portal, behind: ports.web },
    temporal: { port: ports.temporal, behind: frontends },
    directory: join(directory, 'proxy'),
  })
  return { program, isWell: async () => (await fetch(`${originOf(ports)}/healthz`)).ok }
}

/** Nothing where the UI could not be had: the cluster does without. */
async function startUi(processes: Processes, options: ClusterOptions): Promise<Part[]> {
  const { programs, ports, directory, settings, announce } = options
  const { ui } = programs
  if (!ui) return []
  const port = ports.temporalUi
  const program = await announce('Temporal UI', () =>
    startTemporalUi(processes, {
      ...{ program: ui, port, temporal: temporalOf(ports), namespace: settings.namespace },
      directory: join(directory, 'temporal-ui'),
    }),
  )
  return [{ program, isWell: async () => (await fetch(`http://127.0.0.1:${port}/`)).ok }]
}
