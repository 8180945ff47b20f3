import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { lastLines } from '../logs'
import { untilReady } from '../ports'
import type { Processes, Started } from '../processes'
import type { Tell } from '../progress'
import { keptProgram } from '../temporalBinary'
import { buildWithGo } from '../temporalBuild'

/** The Temporal UI as a program of its own, from this machine's cache or a build with Go; undefined where neither is to be had. */
export async function findTemporalUi(cacheDirectory: string, tell: Tell): Promise<string | undefined> {
  const build = buildWithGo(
    'github.com/temporalio/ui-server/v2/cmd/server',
    'the Temporal UI from source: a minute',
  )
  const isRight = (program: string) => spawnSync(program, ['--version']).status === 0
  const got = await keptProgram(cacheDirectory, 'temporal-ui-server', isRight, [build], tell)
  return got.ok ? got.path : undefined
}

export interface UiOptions {
  program: string
  port: number
  /** host:port of Temporal. */
  temporal: string
  namespace: string
  directory: string
}

/** Starts the Temporal UI and waits until it answers. */
export async function startTemporalUi(processes: Processes, options: UiOptions): Promise<Started> {
  const { program, port, temporal, namespace, directory } = options
  mkdirSync(directory, { recursive: true })
  const log = join(directory, 'temporal-ui.log')
  writeFileSync(
    join(directory, 'ui.yaml'),
    stringify({
      temporalGrpcAddress: temporal,
      host: '127.0.0.1',
      port,
      enableUi: true,
      defaultNamespace: namespace,
      disableNewsFetch: true,
      // A case must be moved by somebody's act on the pages, or the portal does not know of it.
      disableWriteActions: true,
      cors: { cookieInsecure: true },
    }),
  )
  const started = processes.start({
    name: 'temporal-ui',
    file: program,
    args: ['--root', directory, '--config', '.', '--env', 'ui', 'start'],
    stopSignal: 'SIGTERM',
    log,
  })
  await untilReady(
    started,
    async () => (await fetch(`http://127.0.0.1:${port}/`)).ok,
    (how) => `The Temporal UI ${how}. Its last words, from ${log}:\n${lastLines(log, 3)}`,
  )
  return started
}
