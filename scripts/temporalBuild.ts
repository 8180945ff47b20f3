import { spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import type { Tell } from './progress'
import { toolModule } from './settings'

/** What came of one way to get the Temporal program. */
export type Attempt = { ok: true } | { ok: false; reason: string }

/**
 * A way to get a program: Go builds the package `source` of the module in tools/temporal, fetching what that names.
 * `what` is what is being built, and how long it takes, for the person who waits.
 */
export function buildWithGo(source: string, what: string) {
  return async (target: string, tell: Tell): Promise<Attempt> => {
    if (spawnSync('go', ['version']).status !== 0)
      return { ok: false, reason: 'Go is not installed, so it cannot be built' }
    console.log(`\n  Building ${what}, once for this machine.`)
    return build(source, target, tell)
  }
}

async function build(source: string, target: string, tell: Tell): Promise<Attempt> {
  const flags = ['-v', '-trimpath', '-ldflags', '-s -w', '-o', target, source]
  const go = spawn('go', ['build', ...flags], {
    cwd: toolModule,
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: string[] = []
  createInterface({ input: go.stderr }).on('line', (line) => {
    said.push(line)
    tell(progressOf(said))
  })
  // Whoever stops the launcher does not want the build to go on for minutes.
  const stopBuild = () => go.kill()
  process.once('exit', stopBuild)
  const heartbeat = setInterval(() => tell(progressOf(said)), 1_000)
  const [code] = (await once(go, 'exit')) as [number | null]
  clearInterval(heartbeat)
  process.off('exit', stopBuild)
  return code === 0
    ? { ok: true }
    : { ok: false, reason: `the build with Go failed: ${said.slice(-4).join(' / ')}` }
}

/** `go build -v` names each module that it fetches and each package that it compiles. */
function progressOf(said: string[]) {
  const fetched = said.filter((line) => line.startsWith('go: downloading')).length
  return `${fetched} modules fetched, ${said.length - fetched} packages compiled`
}
