import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Client } from '@temporalio/client'
import type { History } from '@temporalio/common/lib/proto-utils'
import { temporal } from '@temporalio/proto'
import { root } from '../../scripts/settings'

/** One recorded history for each branch of a workflow. Files are added, never changed. */
export const historyDirectory = join(root, 'test', 'histories')

/** The whole history of the latest run of a workflow. */
export async function historyOf(client: Client, workflowId: string): Promise<History> {
  return client.workflow.getHandle(workflowId).fetchHistory()
}

/**
 * Keeps a history for the replay gate as `NAME.bin` unless there is one of that name: what a released version
 * has recorded must stay replayable, so a record is never replaced.
 * @param steps what the case told, a line each in `NAME.steps`: which branch it took
 */
export function keepHistory(
  name: string,
  history: History,
  steps: string[],
  directory = historyDirectory,
): void {
  const path = join(directory, `${name}.bin`)
  if (existsSync(path)) return
  mkdirSync(directory, { recursive: true })
  forgetTheMachine(history)
  writeFileSync(join(directory, `${name}.steps`), `${steps.join('\n')}\n`)
  // Binary: as JSON it fails to load where two copies of protobufjs are installed.
  writeFileSync(path, temporal.api.history.v1.History.encode(history).finish())
}

/** Names of hosts and paths of files say nothing about the case. */
function forgetTheMachine(part: unknown): void {
  if (typeof part !== 'object' || part === null || part instanceof Uint8Array) return
  for (const [name, value] of Object.entries(part)) {
    if ((name === 'identity' || name === 'stackTrace') && typeof value === 'string')
      Reflect.set(part, name, '')
    else forgetTheMachine(value)
  }
}

/** What the case of a kept history told, step by step. */
export const stepsOf = (name: string, directory = historyDirectory): string[] =>
  readFileSync(join(directory, `${name}.steps`), 'utf8')
    .trimEnd()
    .split('\n')

/** All kept histories, in the shape that Worker.runReplayHistories takes; the workflow id is the file's name. */
export function* keptHistories(
  directory = historyDirectory,
): Iterable<{ workflowId: string; history: History }> {
  if (!existsSync(directory)) return
  for (const file of readdirSync(directory)
    .filter((name) => name.endsWith('.bin'))
    .toSorted()) {
    const history = temporal.api.history.v1.History.decode(readFileSync(join(directory, file)))
    yield { workflowId: basename(file, '.bin'), history }
  }
}
