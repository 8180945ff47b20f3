import { join } from 'node:path'
import { lastLines } from './logs'
import { untilReady } from './ports'
import type { Processes, Started } from './processes'
import { dataDirectory, root, type LaunchSettings } from './settings'
import { withConnection } from './temporal'

/** What the worker and the web process need to be started. `variables` is their environment (see config.ts). */
export interface Application {
  processes: Processes
  watch: boolean
  port: number
  address: string
  namespace: string
  variables: Record<string, string>
  /** Folder for what they write; without it lines go to the terminal. */
  logs?: string
  /** Where each process tells its metrics, by its name; one without a port tells none. */
  metricsPorts?: Record<string, number>
}

interface Surroundings {
  settings: LaunchSettings
  namespace: string
  databaseUrl: string
  temporal: { address: string; uiUrl: string }
  watch: boolean
}

/** The environment of the worker and the web process, as config.ts reads it. */
export function applicationVariables({ settings, namespace, databaseUrl, temporal, watch }: Surroundings) {
  return {
    NODE_ENV: 'development',
    STATE: settings.state,
    PORT: String(settings.port),
    DATA_DIRECTORY: dataDirectory,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_UI: temporal.uiUrl,
    LOG_LEVEL: settings.logLevel ?? (watch ? 'info' : 'warn'),
    // Somebody else's server may be a real one: there no clock is ever moved.
    TIME_SKIPPING: String(settings.temporalAddress === undefined),
  }
}

/** Starts a worker and waits until the server has seen it ask for work. */
export function startWorker(application: Application, name = 'worker'): Promise<Started> {
  return startProgram(application, name, 'worker.ts', ({ pid }) => workerAsks(application, pid))
}

/** Starts a web process and waits until it says that it is ready. */
export function startWeb(application: Application, name = 'web'): Promise<Started> {
  return startProgram(application, name, 'server.ts', () => webIsReady(application))
}

/** True when the web process has all that it needs. Throws while nobody listens. */
export async function webIsReady({ port }: Application): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok
}

async function startProgram(
  application: Application,
  name: string,
  file: string,
  isReady: (started: Started) => Promise<boolean>,
) {
  const log = application.logs && join(application.logs, `${name}.log`)
  const metricsPort = application.metricsPorts?.[name] ?? 0
  const started = application.processes.start({
    name,
    file: process.execPath,
    args: application.watch
      ? [tsx, 'watch', '--clear-screen=false', ...watched, file]
      : ['--import', 'tsx', file],
    stopSignal: 'SIGTERM',
    variables: { ...application.variables, METRICS_PORT: String(metricsPort) },
    workingDirectory: root,
    ...(log && { log }),
  })
  await untilReady(
    started,
    () => isReady(started),
    (how) =>
      `The ${name} process ${how}. ` +
      (log
        ? `Its last words, from ${log}:\n${lastLines(log)}`
        : `The lines above that begin with [${name}] say why.`),
  )
  return started
}

const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
/** Read or bundled by the programs rather than imported, so that tsx does not see them by itself. */
const watched = ['workflows/**/*.ts', 'views/**/*.json', 'views/static/**/*'].flatMap((files) => [
  '--include',
  files,
])

/**
 * True when the worker that runs as process `pid` asks for work. Workers name themselves `<process>@<machine>`; where
 * changed files are loaded, the process is a child of the one that was started.
 */
export function workerAsks({ address, namespace, watch }: Application, pid: number): Promise<boolean> {
  return withConnection(address, async ({ workflowService }) => {
    const taskQueue = { name: 'grievances' }
    const { pollers } = await workflowService.describeTaskQueue({ namespace, taskQueue, taskQueueType: 1 })
    return (pollers ?? []).some(({ identity }) => watch || identity?.startsWith(`${pid}@`))
  })
}
