import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { lastLines } from './logs'
import { untilReady } from './ports'
import type { Processes, Started } from './processes'
import { Problem } from './progress'
import { temporalArguments, type TemporalSettings } from './temporalSettings'

export interface TemporalOptions {
  /** The `temporal` program. */
  binary: string
  settings: TemporalSettings
  /** File that keeps the workflows over a restart; without it they live in memory. */
  database?: string
  log: string
}

/** A running development server. `address` is host:port for clients; `uiUrl` is the Temporal UI. */
export interface RunningTemporal {
  program: Started
  address: string
  uiUrl: string
}

/** Starts `temporal server start-dev` and waits until its namespace answers. */
export async function startTemporal(
  processes: Processes,
  options: TemporalOptions,
): Promise<RunningTemporal> {
  const { binary, settings, database, log } = options
  if (database) mkdirSync(dirname(database), { recursive: true })
  const started = processes.start({
    name: 'temporal',
    file: binary,
    args: [
      'server',
      'start-dev',
      ...temporalArguments(settings),
      ...(database ? ['--db-filename', database] : []),
    ],
    stopSignal: 'SIGINT',
    log,
  })
  const address = `${settings.ip}:${settings.port}`
  await untilReady(
    started,
    () => namespaceAnswers(address, settings.namespace),
    (how) => `The Temporal server ${how}. Its last words, from ${log}:\n${lastLines(log)}`,
  )
  await keepClosedWorkflows(address, settings)
  return { program: started, address, uiUrl: `http://${settings.ip}:${settings.uiPort}` }
}

/** The server makes the namespace with a day of retention and has no flag for more. */
async function keepClosedWorkflows(address: string, { namespace, retentionDays }: TemporalSettings) {
  await withConnection(address, ({ workflowService }) =>
    workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: msToTs(retentionDays * 86_400_000) },
    }),
  )
}

/** True when a Temporal server at `address` knows `namespace`. Throws when it cannot be reached. */
export async function namespaceAnswers(address: string, namespace: string): Promise<boolean> {
  await withConnection(address, ({ workflowService }) => workflowService.describeNamespace({ namespace }))
  return true
}

/** Connects for one question. Throws when nobody answers within two seconds. */
export async function withConnection<Answer>(
  address: string,
  ask: (connection: Connection) => Promise<Answer>,
) {
  const connection = await Connection.connect({ address, connectTimeout: '2s' })
  try {
    return await ask(connection)
  } finally {
    await connection.close()
  }
}

/** A server that somebody else runs at `address`. Throws a Problem when it or its namespace does not answer. */
export async function existingTemporal(address: string, namespace: string) {
  const answers = await namespaceAnswers(address, namespace).catch(() => false)
  if (answers) return { address, uiUrl: `http://${address.split(':')[0]}:8233` }
  throw new Problem(
    `No Temporal server with the namespace "${namespace}" answers at TEMPORAL_ADDRESS=${address}.\n` +
      `Start that server, or make the namespace: temporal operator namespace create ${namespace} --address ${address}`,
  )
}
