// `npm run backup -- DIRECTORY`: all databases of the server and the citizens' documents, whole and checked. `--keep 14`
// keeps the latest 14; `--documents` copies only new documents; `--check` reads everything that is there again.
import { parseArgs } from 'node:util'
import { readConfig } from '../config'
import { makeBase } from './backup/base'
import { damagedDocuments, damagedFiles, gapInLog } from './backup/check'
import { copyDocuments } from './backup/documents'
import { inMegabytes } from './backup/files'
import { keptSegments } from './backup/log'
import { checksumsOf, completeBases, type Base } from './backup/manifest'
import { placesIn, type Places } from './backup/places'
import { keepLatest } from './backup/prune'
import { inIndia } from './backup/times'
import { runCommand } from './command'
import { elapsed, Problem, step } from './progress'

const HOW =
  'Say: npm run backup -- DIRECTORY [--keep 7], or with --documents or --check. BACKUP_DIRECTORY stands for DIRECTORY.'

const config = readConfig()

async function run() {
  const { directory, keep, documents, check } = readArguments()
  const places = placesIn(directory)
  if (documents) return onlyDocuments(places)
  if (check) return checkAll(places)
  const started = Date.now()
  console.log(`\nBackup into ${places.directory}\n`)
  const { DATABASE_URL: databaseUrl, DATA_DIRECTORY: dataDirectory } = config
  const base = await makeBase({ databaseUrl, dataDirectory, places, announce: step })
  const gone = keepLatest(places, keep)
  console.log(summary(base, places))
  console.log(`  Took        ${elapsed(started)}`)
  console.log(
    `  Kept        the latest ${keep}; ${gone.bases} older removed, and ${gone.log} files of the log\n`,
  )
  console.log(`  To go back to any instant from then on: npm run restore -- ${places.directory} --to '...'\n`)
}

function readArguments() {
  const options = {
    keep: { type: 'string', default: '7' },
    documents: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  } as const
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const directory = positionals[0] ?? config.BACKUP_DIRECTORY
    const keep = Number(values.keep)
    if (!directory || positionals.length > 1 || !Number.isInteger(keep) || keep < 1) throw new Error()
    return { ...values, directory, keep }
  } catch {
    throw new Problem(HOW)
  }
}

function summary({ name, manifest }: Base, places: Places): string {
  const { databases, files, bytes, postgres, documents, log, completedAt } = manifest
  return [
    `\n  Complete    ${name}, as of ${inIndia(completedAt)}, PostgreSQL ${postgres}`,
    `  Databases   ${databases.map((one) => `${one.name} ${inMegabytes(one.bytes)}`).join(', ')}`,
    `  Files       ${files}, ${inMegabytes(bytes)}`,
    `  Documents   ${documents.files}`,
    `  Log         from ${log.first} to ${keptSegments(places).at(-1)}`,
  ].join('\n')
}

async function onlyDocuments(places: Places) {
  const { all, copied } = await step('Documents', (tell) =>
    copyDocuments(config.DATA_DIRECTORY, places, tell),
  )
  console.log(`  ${copied} of ${all} were new.`)
}

async function checkAll(places: Places) {
  const bases = completeBases(places)
  const faults: string[] = []
  for (const base of bases) {
    const expected = await checksumsOf(base)
    const damaged = expected
      ? await step(`Files of ${base.name}`, (tell) => damagedFiles(base.folder, expected, tell))
      : ['files.sha256']
    faults.push(...damaged.map((path) => `${base.name}: ${path} is missing or damaged`))
    const gap = gapInLog(places, base)
    if (gap) faults.push(`${base.name}: the log lacks ${gap}; nothing after it can be restored from here`)
  }
  const documents = await step('Documents', (tell) => damagedDocuments(places, tell))
  faults.push(...documents.map((name) => `documents/${name} is damaged`))
  if (bases.length === 0) faults.push(`There is no complete backup in ${places.directory}.`)
  if (faults.length > 0) throw new Problem(faults.join('\n'))
  console.log(`\n  Whole: ${bases.length} of ${bases.length} backups, and the log after each of them.\n`)
}

await runCommand(run, '\n')
