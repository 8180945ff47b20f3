import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem, type Tell } from './progress'
import { toolModule } from './settings'
import { buildTemporal } from './temporalBuild'
import { downloadTemporal } from './temporalDownload'

/** Time skipping for one workflow came with this server. */
const oldestServer = [1, 32]

/**
 * The `temporal` program, from the nearest place that has one: PATH, this machine's cache, a download, or a
 * build with Go (about five minutes, once for a machine). Throws a Problem that names the ways to get one.
 */
export async function findTemporal(cacheDirectory: string, tell: Tell): Promise<string> {
  if (isRecent('temporal')) return 'temporal'
  const cached = cachePath(cacheDirectory)
  if (existsSync(cached) && isRecent(cached)) return cached
  const attempts = [downloadTemporal, buildTemporal]
  const reasons: string[] = []
  for (const attempt of attempts) {
    const result = await attempt(`${cached}.new-${process.pid}`, tell)
    if (result.ok) return keep(`${cached}.new-${process.pid}`, cached)
    reasons.push(result.reason)
  }
  throw new Problem(howToGetOne(reasons))
}

function howToGetOne(reasons: string[]) {
  return [
    'There is no Temporal server on this machine, and none could be fetched:',
    ...reasons.map((reason) => `  - ${reason}`),
    'Any one of these is enough:',
    '  1. install the Temporal CLI 1.8.2 or newer so that `temporal` is on the PATH (https://docs.temporal.io/cli);',
    '  2. install Go 1.26 or newer (https://go.dev/dl) and start again: the server is then built from source;',
    '  3. point to a server that runs elsewhere: TEMPORAL_ADDRESS=host:7233 npm start.',
  ].join('\n')
}

/** True when the program runs and its server is recent enough. */
function isRecent(program: string) {
  const answer = spawnSync(program, ['--version'], { encoding: 'utf8' })
  const [, major, minor] = /Server (\d+)\.(\d+)/.exec(answer.stdout ?? '')?.map(Number) ?? []
  if (major === undefined || minor === undefined) return false
  return major > oldestServer[0]! || (major === oldestServer[0] && minor >= oldestServer[1]!)
}

/** Keyed by the module's sums, so that another version of the server never takes the place of this one. */
function cachePath(cacheDirectory: string) {
  const sums = createHash('sha256')
    .update(readFileSync(join(toolModule, 'go.sum')))
    .digest('hex')
    .slice(0, 12)
  const path = join(cacheDirectory, `temporal-${sums}`, 'temporal')
  mkdirSync(dirname(path), { recursive: true })
  return path
}

/** Renamed into place, so that two launchers at once never see half a program. */
function keep(fresh: string, cached: string) {
  renameSync(fresh, cached)
  return cached
}
