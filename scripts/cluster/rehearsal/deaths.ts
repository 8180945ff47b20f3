import { setTimeout as pause } from 'node:timers/promises'
import { identityOf } from '../../identity'
import { Problem } from '../../progress'
import type { Cluster, Part } from '../cluster'

/** How one process died and came back, as instants in milliseconds. */
export interface Death {
  name: string
  at: number
  backAt: number
}

const PATIENCE = 180_000

/** Kills the process `name` as kill -9 does and waits until its successor does its work. */
export async function killAndWait({ parts }: Cluster, name: string): Promise<Death> {
  const part = parts.find(({ program }) => program.name === name)
  if (!part) throw new Problem(`The cluster has no process "${name}".`)
  const identity = identityOf(part.program.pid)
  const at = Date.now()
  process.kill(part.program.pid, 'SIGKILL')
  while (!(await isBack(part, identity))) {
    if (Date.now() > at + PATIENCE) throw new Problem(`${name} was not back after ${PATIENCE / 1000} s.`)
    await pause(200)
  }
  return { name, at, backAt: Date.now() }
}

async function isBack({ program, isWell }: Part, before: string | undefined): Promise<boolean> {
  const identity = identityOf(program.pid)
  return identity !== undefined && identity !== before && (await isWell().catch(() => false))
}
