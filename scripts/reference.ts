// `npm run reference -- check` reads and checks the reference data of STATE; `-- load` also brings them into the database;
// `-- import-lgd FOLDER` brings areas.csv up to a download of the Local Government Directory.
import { existsSync } from 'node:fs'
import { readConfig } from '../config'
import { isDatabaseAway } from '../db/away'
import { openDatabase } from '../db/client'
import { migrate } from '../db/migrate'
import type { Listed } from '../reference/lgd/directory'
import { importDirectory } from '../reference/lgd/import'
import { checkedReference, faultLine, loadReference } from '../reference/load'
import { statesAvailable } from '../reference/read'
import { readApprovals } from '../reference/sms'
import type { Fault } from '../reference/table'
import { illustrativeTemplates } from '../views/messages/approvals'
import { TEMPLATE_NAMES } from '../views/messages/templates'

/** One wrong column makes a fault a row: nobody reads further than this. */
const MOST_SHOWN = 100
/** How many rows of one kind of difference are shown. */
const FEW = 20

const { STATE: state, DATABASE_URL: databaseUrl } = readConfig()
const commands: Record<string, () => Promise<boolean> | boolean> = { check, load, 'import-lgd': importLgd }
const command = commands[process.argv[2] ?? '']

if (!command) stop('Say what to do: npm run reference -- check, or -- load, or -- import-lgd FOLDER')
else if (!statesAvailable().includes(state))
  stop(`There is no state "${state}"; there are: ${statesAvailable().join(', ')}`)
else process.exitCode = (await command()) ? 0 : 1

function stop(message: string) {
  console.error(message)
  process.exitCode = 2
}

function check(): boolean {
  const read = checkedReference(state)
  const sms = readApprovals(state, TEMPLATE_NAMES)
  if (!read.ok || !sms.ok) return refused([read, sms].flatMap((one) => (one.ok ? [] : one.faults)))
  const { departments, services, areas, vacancies } = read.reference
  console.log(
    `${state}: no faults. ${departments.length} departments, ${services.length} services, ` +
      `${areas.length} areas, ${vacancies.length} postings without a holder.`,
  )
  const madeUp = illustrativeTemplates(sms.approved).length
  if (madeUp > 0)
    console.log(
      `${madeUp} of ${TEMPLATE_NAMES.length} SMS have made-up ids: production does not start with them.`,
    )
  return true
}

function importLgd(): boolean {
  const directory = process.argv[3] ?? ''
  if (!directory || !existsSync(directory)) {
    console.error(
      'Name the folder with the CSV files of the Directory: npm run reference -- import-lgd FOLDER',
    )
    return false
  }
  const imported = importDirectory(state, directory)
  if (!imported.ok) return refused(imported.faults)
  const { areas, added, recognised, named, unlisted, moved, homeless } = imported.merged
  const kinds = Map.groupBy(added, ({ kind }) => kind)
  console.log(`${state}: ${areas.length} areas in areas.csv now.`)
  for (const [kind, rows] of kinds) console.log(`${String(rows.length).padStart(8)} new: ${kind}`)
  console.log(`${String(recognised.length).padStart(8)} of ours recognised by name, and given their code`)
  tell('named otherwise there; our name was kept', named, ({ ours, theirs }) => `${ours.code}: ${theirs}`)
  tell('of ours are not listed there any more; they stay', unlisted, ({ code }) => code)
  tell(
    'lie in something else there; move them by hand',
    moved,
    ({ ours, theirs }) => `${ours.code}: ${theirs.code}`,
  )
  tell('could not be placed, since what they lie in is not known', homeless, homelessLine)
  console.log('Look through the change (git diff), then: npm run reference -- check')
  return true
}

/** `ward Ward 3 (4711), in town 251987` */
const homelessLine = ({ kind, name, lgd, inside }: Listed) =>
  `${kind} ${name} (${lgd}), in ${inside.kind} ${inside.lgd || 'that is not told'}`

function tell<T>(what: string, rows: T[], line: (row: T) => string) {
  console.log(`${String(rows.length).padStart(8)} ${what}`)
  for (const row of rows.slice(0, FEW)) console.log(`           ${line(row)}`)
  if (rows.length > FEW) console.log(`           ... and ${rows.length - FEW} more`)
}

async function load(): Promise<boolean> {
  const { db, close } = openDatabase(databaseUrl, 1)
  try {
    await migrate(databaseUrl)
    const loaded = await loadReference(db, state)
    if (!loaded.ok) return refused(loaded.faults)
    for (const [table, count] of Object.entries(loaded.counts))
      console.log(`${String(count).padStart(8)} ${table}`)
    console.log(`${state}: loaded.`)
    return true
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    console.error('PostgreSQL cannot be reached. Start the system first (npm start), or set DATABASE_URL.')
    return false
  } finally {
    await close()
  }
}

function refused(faults: Fault[]): boolean {
  for (const fault of faults.slice(0, MOST_SHOWN)) console.error(faultLine(fault))
  if (faults.length > MOST_SHOWN) console.error(`... and ${faults.length - MOST_SHOWN} more`)
  console.error(`\n${faults.length === 1 ? 'One fault' : `${faults.length} faults`}: nothing was loaded.`)
  return false
}
