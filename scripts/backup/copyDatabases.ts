import { existsSync, readFileSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Sql } from 'postgres'
import { Problem, type Tell } from '../progress'
import { contentOf, copyFile, filesBelow, forEach, inMegabytes, type Content } from './files'

/** What PostgreSQL makes anew at every start: the folders stay, what is in them is not copied. */
const EMPTIED = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]
/** Left behind: of the process that runs, and what is rebuilt. */
const LEFT = ['postmaster.pid', 'postmaster.opts', 'pg_internal.init', 'backup_manifest']

/** Says which server and which state the files are of. */
const CONTROL = join('global', 'pg_control')

/** True where this very server's files can be read here, as those of what `npm start` runs. */
export function canCopy({ directory, identifier }: { directory: string; identifier: string }): boolean {
  const file = join(directory, CONTROL)
  return existsSync(file) && String(readFileSync(file).readBigUInt64LE()) === identifier
}

/**
 * Copies all databases of a running PostgreSQL, file by file, while people go on: pages that change meanwhile are put
 * right from the log, of which PostgreSQL is told to keep enough. `sql` must be one session, and stay open.
 * @returns what was copied, by path, and the first file of the log that is needed
 */
export async function copyDatabases(sql: Sql, from: string, into: string, tell: Tell) {
  await mustHaveNoTablespaces(sql)
  const [start] = await sql<{ first: string }[]>`
    select pg_walfile_name(pg_backup_start('janaspandana', fast => true)) as first`
  const contents = new Map<string, Content>()
  const paths = await filesBelow(from, { into, wanted: isCopied })
  const total = await bytesOf(from, paths)
  let bytes = 0
  const copyOne = async (path: string) => {
    const content = await copyFile(join(from, path), join(into, path))
    if (!content) return
    contents.set(path, content)
    bytes += content.bytes
    tell(`${inMegabytes(bytes)} of ${inMegabytes(total)}`)
  }
  await forEach(
    paths.filter((path) => path !== CONTROL),
    copyOne,
  )
  // Last of all: it names the newest state.
  await copyOne(CONTROL)
  const [stop] = await sql<{ label: string }[]>`
    select labelfile as label from pg_backup_stop(wait_for_archive => false)`
  // With it PostgreSQL knows, when it starts on the copy, from where in the log on it must read.
  const label = join(into, 'backup_label')
  await writeFile(label, stop?.label ?? '', { mode: 0o600 })
  contents.set('backup_label', (await contentOf(label))!)
  return { contents, first: start?.first ?? '' }
}

function isCopied(path: string): boolean {
  const name = basename(path)
  const temporary =
    name.startsWith('pgsql_tmp') ||
    dirname(path)
      .split('/')
      .some((folder) => folder.startsWith('pgsql_tmp'))
  return !temporary && !LEFT.includes(name) && !EMPTIED.some((folder) => path.startsWith(`${folder}/`))
}

async function bytesOf(from: string, paths: string[]): Promise<number> {
  let total = 0
  await forEach(paths, async (path) => {
    const bytes = await stat(join(from, path)).then(
      ({ size }) => size,
      () => 0,
    )
    total += bytes
  })
  return total
}

async function mustHaveNoTablespaces(sql: Sql) {
  const others = await sql`select 1 from pg_tablespace where spcname not in ('pg_default', 'pg_global')`
  if (others.length === 0) return
  throw new Problem(
    'This PostgreSQL keeps data in tablespaces of its own, which a copy of its folder does not hold.\n' +
      'Put the pg_basebackup of its version on the PATH; it is used then.',
  )
}
