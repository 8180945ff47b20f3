import { spawnSync } from 'node:child_process'
import { Problem, type Tell } from '../progress'
import { keptProgram } from '../temporalBinary'
import { buildWithGo } from '../temporalBuild'

/** The production server, and the tool that makes its schemas in PostgreSQL. */
export interface ServerPrograms {
  server: string
  schemaTool: string
}

/** Schemas and server belong together, so both must be of exactly this version. */
const VERSION = '1.32.0'

/**
 * `temporal-server` and `temporal-sql-tool` of Temporal's releases: from the PATH, this machine's cache, or a build with
 * Go (about five minutes, once for a machine). Throws a Problem that names the ways to get them.
 */
export async function findServerPrograms(cacheDirectory: string, tell: Tell): Promise<ServerPrograms> {
  const find = (name: string, source: string) => findProgram(cacheDirectory, name, source, tell)
  return {
    server: await find('temporal-server', 'go.temporal.io/server/cmd/server'),
    schemaTool: await find('temporal-sql-tool', 'go.temporal.io/server/cmd/tools/sql'),
  }
}

async function findProgram(cacheDirectory: string, name: string, source: string, tell: Tell) {
  if (isRight(name)) return name
  const build = buildWithGo(source, `${name} from source: some minutes`)
  const got = await keptProgram(cacheDirectory, name, isRight, [build], tell)
  if (got.ok) return got.path
  throw new Problem(
    [
      `There is no ${name} ${VERSION} on this machine, and none could be had: ${got.reasons.join('; ')}.`,
      'Either of these is enough:',
      `  1. put temporal-server and temporal-sql-tool of Temporal's release ${VERSION} on the PATH;`,
      '  2. install Go 1.26 or newer (https://go.dev/dl) and start again: both are then built from source.',
    ].join('\n'),
  )
}

/** Both answer `<name> version 1.32.0`. */
function isRight(program: string) {
  return (
    spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.includes(`version ${VERSION}`) ?? false
  )
}
