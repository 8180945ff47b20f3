import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { postgresAccount } from '../postgresAccount'
import { Problem, type Tell } from '../progress'
import { placesIn, type Places } from './places'

/** At most so many seconds of what people did are lost with the whole machine. */
const LONGEST_OPEN = 60
const PATIENCE = 120_000

/**
 * The settings with which a PostgreSQL keeps its log in `directory`. A file is written aside and renamed; one that is
 * there already must be the same, or PostgreSQL keeps its own and says so.
 */
function logKeepingSettings(directory: string): string[] {
  const file = `'${quotable(placesIn(directory).log)}/%f.gz'`
  const keep = `gzip < "%p" > ${file}.new && sync ${file}.new && mv ${file}.new ${file}`
  return [
    'archive_mode=on',
    `archive_command=if test -f ${file}; then gzip -dc ${file} | cmp -s - "%p"; else ${keep}; fi`,
    `archive_timeout=${LONGEST_OPEN}`,
  ]
}

/** What a PostgreSQL that we start is told, and the folder for it made; nothing where no backup directory is named. */
export function settingsOfBackup(directory: string | undefined): string[] {
  if (!directory) return []
  makeLogFolder(directory)
  return logKeepingSettings(directory)
}

/** The command with which a PostgreSQL that is being restored fetches its log. */
export function logFetchingCommand({ log }: Places): string {
  return `gzip -dc '${quotable(log)}/%f.gz' > "%p"`
}

/** A path goes into a command of the shell and through PostgreSQL's own placeholders. */
function quotable(path: string): string {
  if (!/['%\n\\]/.test(path)) return path
  throw new Problem(`${path}: a backup directory must not have ', % or \\ in its name. Choose another one.`)
}

/** Makes the folder into which PostgreSQL writes and from which it reads, as `account` where that is not our own. */
export function makeLogFolder(directory: string, account = postgresAccount()) {
  const { directory: whole, log } = placesIn(directory)
  // Others must pass through to what is theirs; what lies below is closed to them.
  mkdirSync(whole, { recursive: true })
  mkdirSync(log, { recursive: true, mode: 0o700 })
  if (!account) return
  // What is there too: on another machine the account may have another number.
  for (const name of ['', ...readdirSync(log).filter(isKept)])
    chownSync(join(log, name), account.uid, account.gid)
  if (spawnSync('test', ['-w', log], { ...account, cwd: '/' }).status === 0) return
  throw new Problem(
    `PostgreSQL, which runs as the account postgres, cannot reach ${log}.\n` +
      'Choose a BACKUP_DIRECTORY that is not below a closed folder, such as /var/backups/janaspandana.',
  )
}

/** Not one that is being written. */
const isKept = (name: string): boolean => name.endsWith('.gz')

/** Names of the log's files that are kept, without the ending, oldest first: 000000010000000000000003. */
export function keptSegments({ log }: Places): string[] {
  return readdirSync(log)
    .flatMap((name) => /^([0-9A-F]{24})\.gz$/.exec(name)?.[1] ?? [])
    .toSorted()
}

/** Until when the log that is kept goes, or null where none is. */
export function logKeptUntil(places: Places): Date | null {
  const times = keptSegments(places).map((name) => statSync(join(places.log, `${name}.gz`)).mtimeMs)
  return times.length > 0 ? new Date(Math.max(...times)) : null
}

/**
 * Has PostgreSQL put its log up to now into the backup directory, and waits for it: only this proves that whatever
 * keeps the log works and writes there.
 * @returns the name of the last file
 */
export async function closeLog(sql: Sql, places: Places, tell: Tell): Promise<string> {
  // Without a word in it a file of the log is not closed.
  await sql`select pg_logical_emit_message(true, 'janaspandana', 'backup')`
  const [now] = await sql<{ name: string }[]>`select pg_walfile_name(pg_current_wal_insert_lsn()) as name`
  const name = now?.name ?? ''
  await sql`select pg_switch_wal()`
  for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(100)) {
    if (keptSegments(places).includes(name)) return name
    tell(`waiting for ${name}`)
  }
  throw new Problem(await whyNotKept(sql, places, name))
}

/** Refuses at once where nothing keeps the log: such a base could not be restored to any other instant. */
export async function mustKeepLog(sql: Sql, places: Places) {
  const [row] = await sql<{ keeps: boolean }[]>`
    select current_setting('archive_mode') <> 'off' and '' <> coalesce(
      nullif(current_setting('archive_command'), ''), current_setting('archive_library', true), '') as keeps`
  if (!row?.keeps) throw new Problem(`PostgreSQL keeps no log for a backup.\n${howToKeepLog(places)}`)
}

async function whyNotKept(sql: Sql, places: Places, name: string): Promise<string> {
  const [row] = await sql<{ failed: string | null; command: string }[]>`
    select last_failed_wal as failed, current_setting('archive_command') as command from pg_stat_archiver`
  const last = row?.failed ? ` It failed last with ${row.failed}; PostgreSQL's own log says why.` : ''
  return (
    `PostgreSQL has not put ${name} into ${places.log} within ${PATIENCE / 1000} s.${last}\n` +
    `Its archive_command is: ${row?.command}\n${howToKeepLog(places)}`
  )
}

function howToKeepLog({ directory }: Places): string {
  const lines = logKeepingSettings(directory).map((setting) => {
    const [name, ...value] = setting.split('=')
    return `  ${name} = '${value.join('=').replaceAll("'", "''")}'`
  })
  return (
    `With npm start: BACKUP_DIRECTORY=${directory} npm start.\n` +
    `Your own server: put these lines into postgresql.conf and restart it. The folder must be its own to write to:\n` +
    lines.join('\n')
  )
}
