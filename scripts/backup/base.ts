import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Sql } from 'postgres'
import { withSession } from '../postgresSession'
import { Problem, type step, type Tell } from '../progress'
import { askForDatabases, versionOfBasebackup } from './askForDatabases'
import { damagedFiles } from './check'
import { canCopy, copyDatabases } from './copyDatabases'
import { copyDocuments } from './documents'
import { inMegabytes, settle, type Content } from './files'
import { closeLog, mustKeepLog } from './log'
import { writeManifest, type Base } from './manifest'
import { nameOfBase, type Places } from './places'

export interface BaseOptions {
  databaseUrl: string
  /** The portal's DATA_DIRECTORY. */
  dataDirectory: string
  places: Places
  /** Runs and names one step. */
  announce: typeof step
}

/** Any number, the same for all: two backups of one server at a time would take files from each other. */
const ONE_AT_A_TIME = 7_262_026

/**
 * Makes one base: all databases of the server, the log up to the end of the copy, then the documents, so that no row
 * lacks its file. What was written is read again before the manifest says that it is whole.
 */
export function makeBase(options: BaseOptions): Promise<Base> {
  return withSession(options.databaseUrl, async (sql) => {
    const [lock] = await sql<{ mine: boolean }[]>`select pg_try_advisory_lock(${ONE_AT_A_TIME}) as mine`
    if (!lock?.mine) throw new Problem('Another backup of this server is being made. Wait for it.')
    await mustKeepLog(sql, options.places)
    return fill(sql, options)
  })
}

async function fill(sql: Sql, options: BaseOptions): Promise<Base> {
  const { places, announce, dataDirectory } = options
  const startedAt = new Date()
  const name = nameOfBase(startedAt)
  const folder = join(places.bases, name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const server = await describe(sql)
  const copied = await announce(`All databases, ${inMegabytes(server.bytes)}`, (tell) =>
    copyWhole(sql, options, { ...server, into: join(folder, 'data'), tell }),
  )
  const [now] = await sql<{ at: Date }[]>`select clock_timestamp() as at`
  const last = await announce('Log up to here', (tell) => closeLog(sql, places, tell))
  const documents = await announce('Documents', (tell) => copyDocuments(dataDirectory, places, tell))
  await announce('Reading the copy', async (tell) => {
    await settle(folder)
    await mustBeAsWritten(folder, copied.contents, tell)
  })
  const { databases, postgres, segmentBytes } = server
  const manifest = await writeManifest(folder, copied.contents, {
    ...{ startedAt, completedAt: now?.at ?? new Date(), postgres, by: copied.by, databases },
    log: { first: copied.first, last, segmentBytes },
    documents: { files: documents.all },
  })
  return { name, folder, manifest }
}

async function mustBeAsWritten(folder: string, contents: Map<string, Content>, tell: Tell) {
  const expected = new Map([...contents].map(([path, { hash }]) => [path, hash]))
  const [damaged, ...more] = await damagedFiles(folder, expected, tell)
  if (!damaged) return
  throw new Problem(
    `${more.length + 1} files are not what was written, such as ${damaged}. Look at the disk.`,
  )
}

interface Server {
  postgres: string
  directory: string
  identifier: string
  segmentBytes: number
  databases: { name: string; bytes: number }[]
  bytes: number
}

async function describe(sql: Sql): Promise<Server> {
  const [server] = await sql<{ postgres: string; directory: string; identifier: string; segment: string }[]>`
    select split_part(current_setting('server_version'), ' ', 1) as postgres,
      current_setting('data_directory') as directory,
      (select system_identifier::text from pg_control_system()) as identifier,
      pg_size_bytes(current_setting('wal_segment_size')) as segment`
  if (!server) throw new Problem('PostgreSQL does not say what it is.')
  const databases = await sql<{ name: string; bytes: string }[]>`
    select datname as name, pg_database_size(oid) as bytes from pg_database where not datistemplate order by 1`
  const sized = databases.map(({ name, bytes }) => ({ name, bytes: Number(bytes) }))
  const bytes = sized.reduce((sum, one) => sum + one.bytes, 0)
  return { ...server, segmentBytes: Number(server.segment), databases: sized, bytes }
}

type Copying = Server & { into: string; tell: Tell }

/** By the server's own program where there is one of its version; else from its folder, where that can be read. */
async function copyWhole(sql: Sql, { databaseUrl }: BaseOptions, server: Copying) {
  const { postgres, directory, into, tell } = server
  const major = Number.parseInt(postgres, 10)
  const program = versionOfBasebackup()
  if (program === major) {
    const [start] = await sql<{ first: string }[]>`select pg_walfile_name(pg_current_wal_lsn()) as first`
    const contents = await askForDatabases(databaseUrl, into, tell)
    return { by: 'pg_basebackup' as const, contents, first: start?.first ?? '' }
  }
  if (canCopy(server)) return { by: 'copy' as const, ...(await copyDatabases(sql, directory, into, tell)) }
  throw new Problem(
    `PostgreSQL ${postgres} runs elsewhere: its folder ${directory} cannot be read here, and ` +
      (program
        ? `the pg_basebackup on the PATH is of version ${program}.`
        : 'there is no pg_basebackup on the PATH.') +
      `\nInstall the client programs of PostgreSQL ${major} (Debian: postgresql-client-${major}) and try again.`,
  )
}
