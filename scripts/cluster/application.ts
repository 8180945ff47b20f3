import { join } from 'node:path'
import { startWeb, startWorker, webIsReady, workerAsks, type Application } from '../application'
import { writeBundle } from '../bundling'
import type { Processes } from '../processes'
import type { ClusterOptions, Part } from './cluster'
import type { ClusterPorts } from './ports'

/** Where people reach the portal. */
export const originOf = ({ portal }: ClusterPorts) => `http://127.0.0.1:${portal}`

/** Where workers, web processes and commands reach Temporal. */
export const temporalOf = ({ temporal }: ClusterPorts) => `127.0.0.1:${temporal}`

/** Starts two workers and two web processes, and waits until all four are ready. */
export async function startApplication(
  processes: Processes,
  options: ClusterOptions,
  databaseUrl: string,
): Promise<Part[]> {
  const bundle = await writeBundle(join(options.directory, 'workflows.js'))
  const variables = { ...variablesOf(options, databaseUrl), WORKFLOW_BUNDLE: bundle }
  const [first, second] = options.ports.web.map((port) => partsOn(processes, options, variables, port))
  if (!first || !second) throw new Error('There are two web processes')
  return Promise.all([
    first.worker('worker-1'),
    second.worker('worker-2'),
    first.web('web-1'),
    second.web('web-2'),
  ])
}

function partsOn(
  processes: Processes,
  options: ClusterOptions,
  variables: Record<string, string>,
  port: number,
) {
  const { ports, settings, directory } = options
  const application: Application = {
    processes,
    watch: false,
    port,
    address: temporalOf(ports),
    namespace: settings.namespace,
    variables: { ...variables, PORT: String(port) },
    logs: join(directory, 'logs'),
    metricsPorts: ports.metrics,
  }
  return {
    worker: async (name: string): Promise<Part> => {
      const program = await startWorker(application, name)
      return { program, isWell: () => workerAsks(application, program.pid) }
    },
    web: async (name: string): Promise<Part> => {
      const program = await startWeb(application, name)
      return { program, isWell: () => webIsReady(application) }
    },
  }
}

/** The environment of workers and web processes, as config.ts reads it. Both web processes share one folder of documents. */
function variablesOf({ ports, directory, state, settings, logLevel }: ClusterOptions, databaseUrl: string) {
  return {
    NODE_ENV: 'development',
    STATE: state,
    PUBLIC_ORIGIN: originOf(ports),
    TRUST_PROXY: 'true',
    DATA_DIRECTORY: directory,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalOf(ports),
    TEMPORAL_NAMESPACE: settings.namespace,
    TEMPORAL_UI: `http://127.0.0.1:${ports.temporalUi}`,
    LOG_LEVEL: logLevel,
  }
}
