// `npm run restore -- DIRECTORY`: the databases of the latest instant that a backup has, or with `--to INSTANT` of an
// earlier one, and the documents. `--into DIRECTORY` lays them down elsewhere, as a rehearsal; `--list` says what there is.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config'
import { inMegabytes } from './backup/files'
import { logKeptUntil } from './backup/log'
import { completeBases } from './backup/manifest'
import { placesIn, type Places } from './backup/places'
import { recover } from './backup/recovery'
import {
  baseFor,
  layDown,
  warningFor,
  writeSettings,
  type Laid,
  type RestoreOptions,
} from './backup/restoration'
import { inIndia, readInstant } from './backup/times'
import { runUntilStopped } from './lifetime'
import { mustBeAlone } from './preflight'
import { Processes } from './processes'
import { Problem, step } from './progress'
import { Register } from './register'
import { dataDirectory } from './settings'

const HOW =
  "Say: npm run restore -- DIRECTORY [--to '2026-11-26T10:00:00+05:30'] [--into DIRECTORY] [--timeline N], or --list. " +
  'BACKUP_DIRECTORY stands for DIRECTORY.'

const config = readConfig()
const own = join(dataDirectory, 'postgres')
/** Where `npm start` and `npm run cluster` go on from. Anywhere else it is to be looked at. */
const homes = [own, join(dataDirectory, 'cluster', 'postgres')]
const clone = new Register(join(dataDirectory, 'run.json'))
const restores = new Register(join(dataDirectory, 'restore.json'))
const processes = new Processes(restores)

await runUntilStopped(processes, async () => {
  const { directory, list, ...wishes } = readArguments()
  const places = placesIn(directory)
  if (list) printList(places)
  else await restore({ ...wishes, places, announce: step })
  await processes.stopAll()
  process.exit(0)
})

function readArguments() {
  const options = {
    to: { type: 'string' },
    into: { type: 'string', default: own },
    timeline: { type: 'string', default: 'latest' },
    list: { type: 'boolean', default: false },
  } as const
  const { values, positionals } = parse(options)
  const directory = positionals[0] ?? config.BACKUP_DIRECTORY
  if (!directory || positionals.length > 1 || !/^(latest|\d+)$/.test(values.timeline)) throw new Problem(HOW)
  return { ...values, directory, to: values.to ? readInstant(values.to) : null }
}

function parse<Options extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(options: Options) {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch {
    throw new Problem(HOW)
  }
}

async function restore(wishes: Omit<RestoreOptions, 'dataDirectory'>) {
  const { places, to, into } = wishes
  const carriesOn = homes.includes(resolve(into))
  for (const register of carriesOn ? [clone, restores] : [restores]) await mustBeAlone(register)
  const base = baseFor(places, to)
  const warning = warningFor(places, base)
  if (warning) console.log(`\n  ${warning}\n`)
  const ofAState = base.manifest.by === 'pg_basebackup'
  const laid = await layDown({
    ...wishes,
    dataDirectory: carriesOn || ofAState ? config.DATA_DIRECTORY : null,
  })
  if (ofAState) return handToOperators(laid)
  const log = join(dataDirectory, 'logs', `restore-${laid.base.name}-${Date.now()}.log`)
  const last = await step('Log up to the instant', (tell) =>
    recover(processes, { laid, places, carriesOn, log, tell }),
  )
  console.log(
    [
      `\n  Restored    ${laid.directory}, ${laid.documents} documents brought back`,
      `  As of       ${to ? inIndia(to) : 'the latest that the log has'}`,
      `  Last change ${last ?? 'before the backup itself'}`,
      carriesOn
        ? '\n  Next: start (npm start), then npm run reconcile -- --after-restore: Temporal may know more, or less.\n'
        : '\n  A rehearsal: look at it, then remove it. Nothing was written to the backup, and nothing must go on from it.\n',
    ].join('\n'),
  )
}

async function handToOperators(laid: Laid) {
  await writeSettings(laid)
  console.log(
    [
      `\n  Laid down in ${laid.directory}, ${laid.documents} documents brought back.`,
      '\n  Next: give it to the account of your PostgreSQL (chown -R postgres:), which must be able to read the log in the',
      `  backup directory too, and start PostgreSQL ${laid.base.manifest.postgres} on it. It reads the log, stops at the`,
      '  instant, and is open. Then start workers and web processes, and npm run reconcile -- --after-restore.',
      '  For a rehearsal start it with -c archive_mode=off, or what it does becomes part of the backup.\n',
    ].join('\n'),
  )
}

function printList(places: Places) {
  const bases = completeBases(places)
  const until = logKeptUntil(places)
  if (bases.length === 0) throw new Problem(`There is no complete backup in ${places.directory}.`)
  for (const base of bases) {
    const { completedAt, bytes, postgres, databases } = base.manifest
    const names = databases.map(({ name }) => name).join(', ')
    console.log(`  ${inIndia(completedAt)}  ${inMegabytes(bytes)}  PostgreSQL ${postgres}  ${names}`)
    const warning = warningFor(places, base)
    if (warning) console.log(`      ${warning}`)
  }
  console.log(`\n  Any instant from the first of these on, up to ${until ? inIndia(until) : 'it'}.`)
}
