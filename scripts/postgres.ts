import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { commandOf, identityOf, stopProcess } from './identity'
import { lastLines } from './logs'
import { untilReady } from './ports'
import { postgresAccount, postgresPrograms, reachableDirectory, type Account } from './postgresAccount'
import { answers, makeDatabase, mustSearchInKannada } from './postgresSession'
import type { Processes, Started } from './processes'
import { Problem } from './progress'

const run = promisify(execFile)
const owner = 'janaspandana'

export interface PostgresOptions {
  /** Data directory; made when it is not there. */
  directory: string
  port: number
  log: string
  /** False gives up safety at a power cut for speed: for tests only. */
  durable: boolean
  /** Further settings, as `name=value`. */
  settings?: string[]
  /** How long it may take until it answers, in milliseconds; usually three minutes. */
  patience?: number
}

/** A running PostgreSQL. `url` leads to the database `janaspandana`, as its owner. */
export interface RunningPostgres {
  program: Started
  url: string
}

/**
 * Starts the PostgreSQL that comes as an npm package: makes its data directory the first time, clears what a
 * killed one left, waits until it answers, and checks that it can search in Indian scripts.
 */
export async function startPostgres(
  processes: Processes,
  options: PostgresOptions,
): Promise<RunningPostgres> {
  const account = postgresAccount()
  const programs = await postgresPrograms(account)
  const directory = reachableDirectory(options.directory, account)
  if (!existsSync(join(directory, 'PG_VERSION'))) await initialise(programs, directory, account)
  await clearLeftovers(directory)
  const started = processes.start({
    name: 'postgres',
    file: join(programs, 'postgres'),
    args: ['-D', directory, ...settings(options).flatMap((setting) => ['-c', setting])],
    // SIGINT is PostgreSQL's fast shutdown: sessions are cut, nothing committed is lost.
    stopSignal: 'SIGINT',
    log: options.log,
    workingDirectory: '/',
    ...(account && { user: account }),
  })
  const url = `postgres://${owner}:${owner}@127.0.0.1:${options.port}`
  await untilReady(
    started,
    () => answers(`${url}/postgres`),
    (how) => `PostgreSQL ${how}. Its last words, from ${options.log}:\n${lastLines(options.log)}`,
    options.patience,
  )
  await makeDatabase(`${url}/postgres`, owner)
  await mustSearchInKannada(`${url}/${owner}`)
  return { program: started, url: `${url}/${owner}` }
}

function settings({ port, durable, settings: further = [] }: PostgresOptions) {
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    // No socket file: two clones on one machine would meet in /tmp.
    'unix_socket_directories=',
    'max_connections=200',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
    ...further,
  ]
}

/** An initdb that was interrupted leaves files but no PG_VERSION worth having: begin again in an empty folder. */
async function initialise(programs: string, directory: string, account: Account | undefined) {
  if (existsSync(directory))
    for (const name of readdirSync(directory)) rmSync(join(directory, name), { recursive: true })
  // In the plain C locale pg_trgm silently finds nothing in Kannada, Devanagari or Gurmukhi.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const flags = [
    `--pgdata=${directory}`,
    `--username=${owner}`,
    '--auth=trust',
    '--encoding=UTF8',
    `--locale=${locale}`,
  ]
  await run(join(programs, 'initdb'), flags, { ...account, cwd: '/' }).catch(
    (error: Error & { stderr?: string }) => {
      rmSync(join(directory, 'PG_VERSION'), { force: true })
      throw new Problem(
        `PostgreSQL could not make its data directory ${directory}:\n${error.stderr ?? error.message}`,
      )
    },
  )
}

/**
 * After a kill -9 or a power cut postmaster.pid stays behind. Its process may still be ours and alive: stop it.
 * The number may meanwhile belong to something else, which PostgreSQL would take for itself: remove the file.
 */
async function clearLeftovers(directory: string) {
  const file = join(directory, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const identity = identityOf(pid)
  if (identity && commandOf(pid).includes(directory)) await stopProcess(pid, identity, 'SIGINT')
  rmSync(file, { force: true })
}
