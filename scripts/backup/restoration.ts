import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { appendFile, chown, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { identityOf } from '../identity'
import { postgresAccount, reachableDirectory, type Account } from '../postgresAccount'
import { Problem, type step, type Tell } from '../progress'
import { gapInLog } from './check'
import { bringBackDocuments } from './documents'
import { copyFile, filesBelow, forEach, settle } from './files'
import { logFetchingCommand } from './log'
import { checksumsOf, completeBases, type Base } from './manifest'
import type { Places } from './places'
import { inIndia } from './times'

export interface RestoreOptions {
  places: Places
  /** The instant to go back to; null for the latest that the log has. */
  to: Date | null
  /** A data directory of PostgreSQL that is not there yet, or is empty. */
  into: string
  /** The portal's DATA_DIRECTORY, which gets the documents that it lacks; null for a rehearsal, which changes nothing. */
  dataDirectory: string | null
  /** Which of several timelines, where an earlier restore has begun a new one; usually the latest. */
  timeline: string
  announce: typeof step
}

export interface Laid {
  base: Base
  directory: string
  /** What a PostgreSQL that starts there must be told to read the log up to the instant. */
  settings: string[]
  documents: number
}

/**
 * Lays a base down as a data directory that a PostgreSQL of its version can start on, and brings back documents. Throws
 * a Problem where no base is early enough, one is damaged, or something is there already.
 */
export async function layDown(options: RestoreOptions): Promise<Laid> {
  const { places, to, announce, dataDirectory } = options
  const base = baseFor(places, to)
  mustBeEmpty(options.into)
  // A State's own server runs as an account of its own, to which its operators hand the directory.
  const account = base.manifest.by === 'copy' ? postgresAccount() : undefined
  const directory = reachableDirectory(options.into, account)
  await announce(`Databases of ${inIndia(base.manifest.completedAt)}`, (tell) =>
    copyBase(base, directory, account, tell),
  )
  await writeFile(join(directory, 'recovery.signal'), '')
  await handOver(directory, ['recovery.signal'], account)
  const settings = recoverySettings(options)
  if (!dataDirectory) return { base, directory, settings, documents: 0 }
  const { copied } = await announce('Documents', (tell) => bringBackDocuments(places, dataDirectory, tell))
  return { base, directory, settings, documents: copied }
}

/** The newest base that was whole at that instant. */
export function baseFor(places: Places, to: Date | null): Base {
  const bases = completeBases(places)
  const base = bases.findLast(({ manifest }) => !to || manifest.completedAt <= to)
  if (base) return base
  if (!bases[0]) throw new Problem(`There is no complete backup in ${places.directory}.`)
  throw new Problem(
    `The oldest backup in ${places.directory} is later than that. The earliest instant that can be restored is ` +
      `${inIndia(bases[0].manifest.completedAt)}.`,
  )
}

/** What must be known before a restore: a gap in the log ends it there. */
export function warningFor(places: Places, base: Base): string | null {
  const gap = gapInLog(places, base)
  return (
    gap && `The log has a gap at ${gap}: nothing that happened after it can be restored from this backup.`
  )
}

function mustBeEmpty(into: string) {
  if (!existsSync(into) || readdirSync(into).length === 0) return
  // Where it is a link, its target must be moved: the link alone is taken for data that was given up.
  const real = realpathSync(into)
  const running = runningOn(into)
  if (running && identityOf(running))
    throw new Problem(
      `A PostgreSQL is running on ${into}, as process ${running}. Nothing was changed. Stop it first.`,
    )
  throw new Problem(
    `There is a database in ${into}. Nothing was changed.\nKeep it until you are sure: mv ${real} ${real}.before\n` +
      'Or restore beside it, to look first: --into DIRECTORY',
  )
}

function runningOn(directory: string): number {
  const file = join(directory, 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
}

async function copyBase(base: Base, directory: string, account: Account | undefined, tell: Tell) {
  const expected = await checksumsOf(base)
  if (!expected) throw new Problem(`${base.folder}/files.sha256 has been changed. Use another backup.`)
  // PostgreSQL refuses a folder that others can look into.
  const data = join(base.folder, 'data')
  await filesBelow(data, { into: directory })
  let files = 0
  await forEach(expected, async ([path, hash]) => {
    const content = await copyFile(join(data, path), join(directory, path))
    if (content?.hash !== hash)
      throw new Problem(
        `${path} of ${base.folder} is missing or damaged. Use another backup: remove ${directory} first.`,
      )
    tell(`${(files += 1)} of ${expected.size} files`)
  })
  await handOver(directory, await foldersAndFiles(directory), account)
  await settle(directory)
}

const foldersAndFiles = async (directory: string): Promise<string[]> => {
  const files = await filesBelow(directory)
  const folders = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  return [
    '',
    ...files,
    ...folders.map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1)),
  ]
}

async function handOver(directory: string, paths: string[], account: Account | undefined) {
  if (account) await forEach(paths, (path) => chown(join(directory, path), account.uid, account.gid))
}

function recoverySettings({ places, to, timeline }: RestoreOptions): string[] {
  return [
    `restore_command=${logFetchingCommand(places)}`,
    `recovery_target_timeline=${timeline}`,
    // Empty for the latest: a restore of before may have left its own in the base's files.
    `recovery_target_time=${to ? to.toISOString().replace('Z', '+00') : ''}`,
    'recovery_target_action=promote',
  ]
}

/** For a server that its operators start: the same settings, in the file that it reads them from. */
export async function writeSettings({ directory, settings }: Laid) {
  const lines = settings.map((setting) => {
    const [name, ...value] = setting.split('=')
    return `${name} = '${value.join('=').replaceAll("'", "''")}'\n`
  })
  await appendFile(join(directory, 'postgresql.auto.conf'), lines.join(''))
}
