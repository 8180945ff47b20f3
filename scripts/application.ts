import { join } from 'node:path'
import { untilReady } from './ports'
import type { Processes } from './processes'
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

/** Starts the worker and waits until the server has seen it ask for work. */
export async function startWorker(application: Application) {
  const { address, namespace } = application
  await startProgram(application, 'worker', 'worker.ts', () => workerAsks(address, namespace))
}

/** Starts the web process and waits until it says that it is ready. */
export async function startWeb(application: Application) {
  const { port } = application
  await startProgram(
    application,
    'web',
    'server.ts',
    async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok,
  )
}

async function startProgram(
  application: Application,
  name: string,
  file: string,
  isReady: () => Promise<boolean>,
) {
  const started = application.processes.start({
    name,
    file: process.execPath,
    args: application.watch
      ? [tsx, 'watch', '--clear-screen=false', ...watched, file]
      : ['--import', 'tsx', file],
    stopSignal: 'SIGTERM',
    variables: application.variables,
    workingDirectory: root,
  })
  await untilReady(
    started,
    isReady,
    (how) => `The ${name} process ${how}. The lines above that begin with [${name}] say why.`,
  )
  started.keepAlive()
}

const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
/** Read or bundled by the programs rather than imported, so that tsx does not see them by itself. */
const watched = ['workflows/**/*.ts', 'views/**/*.json', 'views/static/**/*'].flatMap((files) => [
  '--include',
  files,
])

function workerAsks(address: string, namespace: string): Promise<boolean> {
  return withConnection(address, async ({ workflowService }) => {
    const taskQueue = { name: 'grievances' }
    const queue = await workflowService.describeTaskQueue({ namespace, taskQueue, taskQueueType: 1 })
    return (queue.pollers ?? []).length > 0
  })
}
