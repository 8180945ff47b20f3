import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from './progress'
import type { Started } from './processes'

/** A port on the loopback address that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** `count` different ports that nobody uses at this moment, from below those that the system hands out by itself. */
export async function freeLowPorts(count: number): Promise<number[]> {
  const ports = new Set<number>()
  while (ports.size < count) {
    const port = randomInt(10_000, LOWEST_HANDED_OUT)
    if (await isFree(port)) ports.add(port)
  }
  return [...ports]
}

/** On Linux; also what a signed number of 16 bits can hold, as which Temporal keeps a membership port in PostgreSQL. */
const LOWEST_HANDED_OUT = 32_768

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** Throws a Problem when another program listens on `port`. `remedy` says how to choose another port. */
export async function mustBeFree(port: number, what: string, remedy: string) {
  if (await isFree(port)) return
  throw new Problem(
    `Port ${port}, which ${what} needs, is in use by another program.\nStop that program, or ${remedy}.`,
  )
}

/**
 * Asks `isReady` again and again until it answers true. Throws a Problem with `explain()` when the program
 * stops first or `patience` ms pass.
 */
export async function untilReady(
  program: Started,
  isReady: () => Promise<boolean>,
  explain: (how: string) => string,
  patience = 180_000,
) {
  const until = Date.now() + patience
  let ended: string | undefined
  void program.ended.then(({ code, signal }) => (ended = signal ?? `code ${code}`))
  while (!(await isReady().catch(() => false))) {
    if (ended) throw new Problem(explain(`stopped while it started (${ended})`))
    if (Date.now() > until) throw new Problem(explain(`was not ready after ${patience / 1000} s`))
    await pause(50)
  }
}
