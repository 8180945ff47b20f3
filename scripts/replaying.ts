import type { History } from '@temporalio/common/lib/proto-utils'
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker'
import { dataConverterFor, type PayloadKeys } from '../operations/payload-codec'
import { bundleOf } from './bundling'

/** A case whose history the code at hand would not have made. */
export interface Broken {
  workflowId: string
  message: string
}

/** The workflow code of this checkout, ready to replay. The SDK's own lines of each failure are left out. */
export function bundleToReplay(): Promise<string> {
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' })
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter } } })
  return bundleOf()
}

/** Replays all histories, and tells how many there were and which broke. */
export async function replayAll(
  code: string,
  histories: AsyncIterable<{ workflowId: string; history: History }>,
  keys: PayloadKeys = new Map(),
): Promise<{ replayed: number; broken: Broken[] }> {
  const broken: Broken[] = []
  let replayed = 0
  const options = { workflowBundle: { code }, ...dataConverterFor(keys) }
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    replayed += 1
    if (error) broken.push({ workflowId, message: error.message })
  }
  return { replayed, broken }
}
