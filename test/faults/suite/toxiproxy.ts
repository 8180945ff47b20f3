import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { lastLines } from '../../../scripts/logs'
import { freePort, untilReady } from '../../../scripts/ports'
import type { Processes } from '../../../scripts/processes'
import { Problem } from '../../../scripts/progress'
import { launchSettings, root } from '../../../scripts/settings'

const moduleFolder = join(root, 'tools', 'toxiproxy')
const run = promisify(execFile)

/** The toxiproxy server: from the PATH, from this machine's cache, or built with Go (under a minute, once). */
export async function findToxiproxy(): Promise<string> {
  if (spawnSync('toxiproxy-server', ['-version']).status === 0) return 'toxiproxy-server'
  const sums = createHash('sha256').update(readFileSync(join(moduleFolder, 'go.sum')))
  const key = sums.digest('hex').slice(0, 12)
  const program = join(launchSettings().cacheDirectory, `toxiproxy-${key}`, 'toxiproxy-server')
  if (!existsSync(program)) await build(program)
  return program
}

async function build(program: string): Promise<void> {
  console.log('  Building toxiproxy from source: under a minute, once for this machine.')
  mkdirSync(dirname(program), { recursive: true })
  const fresh = `${program}.new-${process.pid}`
  const source = 'github.com/Shopify/toxiproxy/v2/cmd/server'
  const flags = ['build', '-trimpath', '-ldflags', '-s -w', '-o', fresh, source]
  try {
    await run('go', flags, { cwd: moduleFolder, env: { ...process.env, CGO_ENABLED: '0' } })
  } catch (error) {
    throw new Problem(
      'The fault suite needs toxiproxy, and it could not be built: ' +
        `${error instanceof Error ? error.message.trim() : String(error)}\n` +
        'Install Go 1.26 or newer (https://go.dev/dl), or put toxiproxy-server 2.12 on the PATH.',
    )
  }
  // Renamed into place, so that two runs at once never see half a program.
  renameSync(fresh, program)
}

/** What toxiproxy does to a connection: https://github.com/Shopify/toxiproxy#toxics. */
export interface Toxic {
  type: 'latency' | 'timeout' | 'reset_peer' | 'slicer'
  stream: 'upstream' | 'downstream'
  attributes: Record<string, number>
}

export type Toxiproxy = Awaited<ReturnType<typeof startToxiproxy>>

/** Starts toxiproxy. What it does to each proxy is set over its HTTP API. */
export async function startToxiproxy(processes: Processes, log: string) {
  const file = await findToxiproxy()
  const port = await freePort()
  const started = processes.start({
    name: 'toxiproxy',
    file,
    args: ['-host', '127.0.0.1', '-port', String(port)],
    stopSignal: 'SIGTERM',
    log,
  })
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`toxiproxy ${method} ${path}: ${answer.status} ${await answer.text()}`)
  }
  await untilReady(
    started,
    () => ask('GET', '/version').then(() => true),
    (how) => `toxiproxy ${how}. Its last words:\n${lastLines(log)}`,
  )
  return {
    /** A proxy before `target`. Gives its port. */
    async before(name: string, target: number): Promise<number> {
      const listen = await freePort()
      const proxy = { name, listen: `127.0.0.1:${listen}`, upstream: `127.0.0.1:${target}`, enabled: true }
      await ask('POST', '/proxies', proxy)
      return listen
    },
    add: (name: string, toxic: Toxic) => ask('POST', `/proxies/${name}/toxics`, toxic),
    /** Cuts what is open and takes nothing new, or is open again. */
    enable: (name: string, enabled: boolean) => ask('POST', `/proxies/${name}`, { enabled }),
    /** Opens every proxy and takes all toxics away. */
    heal: () => ask('POST', '/reset'),
  }
}
