// `npm run demo -- 500`: plays so many grievances through the pages of a running demonstration, as citizens, officers
// and call agents would, over three months that pass in minutes. Run again, it adds a week more.
import { parseArgs } from 'node:util'
import { eq } from 'drizzle-orm'
import { readConfig } from '../config'
import { openDatabase, type Database } from '../db/client'
import { readCalendar } from '../db/queries/calendar'
import { areas } from '../db/schema/reference'
import { readState, type State } from '../reference/state'
import { DAY, workingHourAfter } from '../workflows/calendar'
import { runCommand, withTemporal } from './command'
import { catchUp } from './demo/catch-up'
import { Chance } from './demo/chance'
import { drawBranches, play } from './demo/play'
import { timeOf, type Portal } from './demo/stage'
import { summaryOf } from './demo/summary'
import { elapsed, Problem, step } from './progress'

const HOW = 'Say: npm run demo -- 500, and if you like --seed 7 --days 90 --at-once 10'

/** So long a first play lasts, and so much each later one adds. */
const FIRST_DAYS = 90
const MORE_DAYS = 7
/** What the last hours of the play leave open was filed just now. */
const TODAY = '11:10'

async function run() {
  if (process.env.NODE_ENV === 'production')
    throw new Problem('In production nothing is played: everything there is real. Nothing was changed.')
  const config = readConfig()
  const { count, seed, days, atOnce } = asked()
  const began = Date.now()
  const begin = await timeOf(config.PUBLIC_ORIGIN)
  await withTemporal(config, async (client) => {
    const { db, close } = openDatabase(config.DATABASE_URL, atOnce + 2)
    try {
      const state = await stateOf(db, config.STATE)
      const portal: Portal = { origin: config.PUBLIC_ORIGIN, db, client, state }
      await step('Cases of before', (tell) => catchUp(portal, begin, tell))
      const span = days ?? (begin - Date.now() < DAY ? FIRST_DAYS : MORE_DAYS)
      const end = workingHourAfter(await readCalendar(db, state.week), begin, span, TODAY)
      const branches = drawBranches(count, new Chance(seed))
      const how = { branches, begin, end, filingDays: (end - begin) / DAY, seed, atOnce }
      const lived = await step(`${count} grievances`, (tell) => play(portal, { ...how, tell }))
      console.log(await summaryOf(db, portal.origin, lived, end))
      const pace = (count / ((Date.now() - began) / 1000)).toFixed(1)
      console.log(
        `  ${count} grievances over ${span} days in ${elapsed(began)}, ${pace} a second (seed ${seed})\n`,
      )
      if (lived.some(({ became }) => became === 'failed')) process.exitCode = 1
    } finally {
      await close()
    }
  })
}

function asked() {
  const whole = (value: string | undefined, otherwise: number, most: number) => {
    const number = value === undefined ? otherwise : Number(value)
    if (!Number.isInteger(number) || number < 1 || number > most)
      throw new Problem(`"${value}" is no number from 1 to ${most}. ${HOW}`)
    return number
  }
  try {
    const options = {
      seed: { type: 'string' },
      days: { type: 'string' },
      'at-once': { type: 'string' },
    } as const
    const { values, positionals } = parseArgs({ allowPositionals: true, options })
    return {
      count: whole(positionals[0], 200, 20_000),
      seed: whole(values.seed, Math.floor(Math.random() * 1_000_000) + 1, 2 ** 31),
      days: values.days === undefined ? undefined : whole(values.days, 1, 365),
      atOnce: whole(values['at-once'], 10, 50),
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(`${(error as Error).message}. ${HOW}`)
  }
}

/** The state of the running portal, which the settings must name: its rules count the days. */
async function stateOf(db: Database, name: string): Promise<State> {
  const state = readState(name)
  const [area] = await db.select().from(areas).where(eq(areas.kind, 'state'))
  if (area?.code === state.area) return state
  throw new Problem(
    `The portal that runs is that of ${area?.names.en ?? 'no state'}: say STATE=... as for npm start.`,
  )
}

await runCommand(run)
