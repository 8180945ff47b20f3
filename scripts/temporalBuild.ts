import { spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import type { Tell } from './progress'
import { toolModule } from './settings'

/** What came of one way to get the Temporal program. */
export type Attempt = { ok: true } | { ok: false; reason: string }

/** Builds the Temporal program from source into `target`. Go fetches what the module in tools/temporal names. */
export async function buildTemporal(target: string, tell: Tell): Promise<Attempt> {
  if (spawnSync('go', ['version']).status !== 0)
    return { ok: false, reason: 'Go is not installed, so it cannot be built' }
  console.log('\n  Building the Temporal server from source: about 5 minutes, once for this machine.')
  const flags = [
    '-v',
    '-trimpath',
    '-ldflags',
    '-s -w',
    '-o',
    target,
    'github.com/temporalio/cli/cmd/temporal',
  ]
  const build = spawn('go', ['build', ...flags], {
    cwd: toolModule,
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: string[] = []
  createInterface({ input: build.stderr }).on('line', (line) => {
    said.push(line)
    tell(progressOf(said))
  })
  // Whoever stops the launcher does not want the build to go on for minutes.
  const stopBuild = () => build.kill()
  process.once('exit', stopBuild)
  const heartbeat = setInterval(() => tell(progressOf(said)), 1_000)
  const [code] = (await once(build, 'exit')) as [number | null]
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
