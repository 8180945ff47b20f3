import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem, type Tell } from './progress'
import { toolModule } from './settings'
import { buildWithGo, type Attempt } from './temporalBuild'
import { downloadTemporal } from './temporalDownload'

/** Time skipping for one workflow came with this server. */
const oldestServer = [1, 32]

/**
 * The `temporal` program, from the nearest place that has one: PATH, this machine's cache, a download, or a
 * build with Go (about five minutes, once for a machine). Throws a Problem that names the ways to get one.
 */
export async function findTemporal(cacheDirectory: string, tell: Tell): Promise<string> {
  if (isRecent('temporal')) return 'temporal'
  const got = await keptProgram(cacheDirectory, 'temporal', isRecent, [downloadTemporal, buildTemporal], tell)
  if (got.ok) return got.path
  throw new Problem(howToGetOne(got.reasons))
}

const buildTemporal = buildWithGo(
  'github.com/temporalio/cli/cmd/temporal',
  'the Temporal server from source: about 5 minutes',
)

type Way = (target: string, tell: Tell) => Promise<Attempt>

/** A program of this machine's cache; while none that `isGood` is there, the first of `ways` that works brings it. */
export async function keptProgram(
  cacheDirectory: string,
  name: string,
  isGood: (program: string) => boolean,
  ways: Way[],
  tell: Tell,
): Promise<{ ok: true; path: string } | { ok: false; reasons: string[] }> {
  const path = cachePath(cacheDirectory, name)
  if (existsSync(path) && isGood(path)) return { ok: true, path }
  const fresh = `${path}.new-${process.pid}`
  const reasons: string[] = []
  for (const way of ways) {
    const result = await way(fresh, tell)
    if (result.ok) {
      // Renamed into place, so that two launchers at once never see half a program.
      renameSync(fresh, path)
      return { ok: true, path }
    }
    reasons.push(result.reason)
  }
  return { ok: false, reasons }
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
function cachePath(cacheDirectory: string, name: string) {
  const sums = createHash('sha256')
    .update(readFileSync(join(toolModule, 'go.sum')))
    .digest('hex')
    .slice(0, 12)
  const path = join(cacheDirectory, `temporal-${sums}`, name)
  mkdirSync(dirname(path), { recursive: true })
  return path
}
