// `npm run case -- show NUMBER` where a case stands; `explain NUMBER` why, from its history; `forward NUMBER 15d` lets
// so much time pass for this one case of a demonstration. Nothing about the citizen is printed.
import { demonstrationClock } from '../api/development/demonstration-clock'
import { stateWords } from '../api/portal'
import { codesIn } from '../api/telling'
import { readConfig } from '../config'
import { openDatabase, type Database } from '../db/client'
import { readSituation } from '../db/queries/action'
import { postingAbove, readEvents } from '../db/queries/case'
import { namesOf } from '../db/queries/names'
import { readState } from '../reference/state'
import { comes } from '../views/case/coming'
import type { Telling } from '../views/case/happened'
import { nowSentence } from '../views/case/now'
import { dayAndTime, numberInGroups } from '../views/format'
import { createTranslator } from '../views/i18n'
import { DAY, HOUR, MINUTE } from '../workflows/calendar'
import { comingSteps } from '../workflows/grievance/coming'
import { readNumber } from '../workflows/grievance/number'
import type { CaseEvent, Situation } from '../workflows/grievance/types'
import { goForward } from '../activities/gateways/case-clock'
import { explain } from './explain'
import { runCommand, withTemporal } from './command'
import { Problem } from './progress'
import { runsOf } from './runs'

const HOW = 'Say: npm run case -- show NUMBER, or explain NUMBER, or forward NUMBER 15d'

const config = readConfig()
const [what = '', typed = '', time = ''] = process.argv.slice(2)
const commands: Record<string, (db: Database, number: string) => Promise<void>> = {
  show,
  explain: tellWhy,
  forward,
}

async function run() {
  const command = commands[what]
  const number = readNumber(typed)
  if (!command) throw new Problem(HOW)
  if (!number) throw new Problem(`"${typed}" is no grievance number. ${HOW}`)
  const { db, close } = openDatabase(config.DATABASE_URL, 2)
  try {
    await command(db, number)
  } finally {
    await close()
  }
}

async function show(db: Database, number: string) {
  const { situation, telling, above } = await readCase(db, number)
  const { subject, level, posting, owed, revision } = situation
  const line = (label: string, value: string) => console.log(`  ${label.padEnd(14)} ${value}`)
  console.log(`${numberInGroups(number)}: ${nowSentence(situation, telling)}`)
  line('Stage', `${situation.stage}, ${level}, ${revision} steps told`)
  line('Posting', posting ?? 'none yet')
  line('Service', `${subject.service} of ${subject.department}, in ${subject.area}`)
  line('Policy', `${situation.policy.code} version ${situation.policy.version}`)
  for (const report of owed) line('Owes a report', `${report.level} ${report.posting}`)
  for (const step of comingSteps(situation))
    line(dayAndTime('en', step.at), comes(step, situation, { posting: above }, telling))
  line('Temporal UI', `${config.TEMPORAL_UI}/namespaces/${config.TEMPORAL_NAMESPACE}/workflows/${number}`)
}

async function tellWhy(db: Database, number: string) {
  const { situation, events, telling } = await readCase(db, number)
  console.log(`${numberInGroups(number)}: ${nowSentence(situation, telling)}\n`)
  for (const { at, what: happening, why } of explain(events, telling)) {
    console.log(`  ${dayAndTime('en', at)}: ${happening}`)
    if (why) console.log(`      because ${why}`)
  }
  await tellRuns(db, number)
}

/** What Temporal knew of it; what it has forgotten is read from what was kept. */
async function tellRuns(db: Database, number: string) {
  console.log('')
  for (const run of await runsOf(config, db, number)) {
    const { startedAt, closedAt, status, events, signals, timers, failures, source } = run
    const until = closedAt === null ? 'now' : dayAndTime('en', closedAt)
    const failed = failures > 0 ? `, ${failures} failed tasks` : ''
    console.log(
      `  Run ${run.runId}: ${dayAndTime('en', startedAt)} to ${until}, ${status}; ` +
        `${events} events (${signals} signals, ${timers} timers${failed}); ${source}`,
    )
  }
}

/** How long a case is looked at before it counts as settled, and how often. */
const SETTLES_WITHIN = 30_000
const LOOK = 500

async function forward(db: Database, number: string) {
  if (config.production) throw new Problem('In production time passes by itself: nothing was moved.')
  const [, count, unit = ''] = /^(\d{1,4})([mhdw])$/.exec(time) ?? []
  if (!count) throw new Problem(`"${time}" is no time: say 30m, 12h, 15d or 3w. ${HOW}`)
  const before = await readCase(db, number)
  await withTemporal(config, (client) =>
    goForward(client, number, Number(count) * (UNITS[unit] ?? 0)).catch((error: Error) => {
      throw new Problem(
        `Temporal did not move its time: ${error.message}\nOnly the server that npm start runs can.`,
      )
    }),
  )
  await settled(db, number)
  const { events, telling } = await readCase(db, number)
  const fresh = explain(events, telling).slice(before.events.length)
  console.log(
    `${numberInGroups(number)} is ${time} further on for itself; other cases and the pages' clock are not.`,
  )
  if (fresh.length === 0) console.log('  Nothing fell due in that time.')
  for (const { at, what: happening } of fresh) console.log(`  ${dayAndTime('en', at)}: ${happening}`)
}

const UNITS: Record<string, number> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY }

/** Waits until two looks in a row see the same. */
async function settled(db: Database, number: string) {
  let last = -1
  for (const end = Date.now() + SETTLES_WITHIN; Date.now() < end;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK))
    const revision = (await readSituation(db, number))?.revision ?? 0
    if (revision === last) return
    last = revision
  }
}

interface Case {
  situation: Situation
  events: CaseEvent[]
  above: string | null
  telling: Telling
}

/** A demonstration may be ahead of the real time. */
const timeOfPages = () => (config.production ? Date.now() : demonstrationClock(config.DATA_DIRECTORY).now())

async function readCase(db: Database, number: string): Promise<Case> {
  const situation = await readSituation(db, number)
  if (!situation) throw new Problem(`There is no grievance ${numberInGroups(number)} in this database.`)
  const [events, above] = await Promise.all([readEvents(db, number), postingAbove(db, situation)])
  const names = await namesOf(db, codesIn({ situations: [situation], events, postings: [above] }), 'en')
  const t = createTranslator('en', { strict: false, words: stateWords(readState(config.STATE)).en })
  return { situation, events, above, telling: { t, names, reader: 'officer', now: timeOfPages() } }
}

await runCommand(run)
