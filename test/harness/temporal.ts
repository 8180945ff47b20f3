import { randomUUID } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'

import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker'
import { inject } from 'vitest'
import './provided'

export { goForward, letItRun } from '../../activities/gateways/case-clock'
export { historyOf, keepHistory, keptHistories } from './histories'

/** A worker of one test file, on a task queue of its own, and a client beside it. */
export interface TestWorker {
  client: Client
  taskQueue: string
  /** The clock of workflows started with this client jumps over every wait at once. */
  hurried: Client
  stop(): Promise<void>
}

export interface TestWorkerOptions {
  activities?: object
  /** Task queue; one of its own unless given. */
  taskQueue?: string
  /** Another bundle than that of workflows/index.ts. */
  bundlePath?: string
  /** Anything else that the worker should be told. */
  worker?: Partial<WorkerOptions>
}

/** Runs a worker on the shared server. Call `stop` after the tests of the file. */
export async function workerFor(options: TestWorkerOptions = {}): Promise<TestWorker> {
  quietly()
  const taskQueue = options.taskQueue ?? `test-${randomUUID()}`
  const connection = await nativeConnection()
  const worker = await Worker.create({
    connection,
    namespace: inject('temporalNamespace'),
    taskQueue,
    workflowBundle: { codePath: options.bundlePath ?? inject('bundlePath') },
    activities: options.activities ?? {},
    maxCachedWorkflows: 100,
    ...options.worker,
  })
  const running = worker.run()
  const [client, hurried] = await Promise.all([clientOf(), hurriedClient()])
  const stop = async () => {
    worker.shutdown()
    await running
    await Promise.all([client.connection.close(), hurried.connection.close(), connection.close()])
  }
  return { client, hurried, taskQueue, stop }
}

/** A client of the shared server. */
export async function clientOf(): Promise<Client> {
  const connection = await Connection.connect({ address: inject('temporalAddress') })
  return new Client({ connection, namespace: inject('temporalNamespace') })
}

/** A client whose workflows skip from the start; its options have no word for that, the request has. */
async function hurriedClient(): Promise<Client> {
  const client = await clientOf()
  const service = client.workflowService
  service.startWorkflowExecution = new Proxy(service.startWorkflowExecution, {
    apply: (start, self, [request, ...rest]) =>
      Reflect.apply(start, self, [{ ...request, timeSkippingConfig: { enabled: true } }, ...rest]),
  })
  return client
}

function nativeConnection() {
  return NativeConnection.connect({ address: inject('temporalAddress') })
}

let quiet = false

/** Once in a process: an expected failure of a test should not fill the screen. */
export function quietly() {
  if (!quiet) Runtime.install({ logger: new DefaultLogger('ERROR') })
  quiet = true
}
