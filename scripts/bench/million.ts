import { createSession } from '../../db/queries/session'
import { officers, officersPostings } from '../../db/schema/people'
import { CROWD, makeCrowd } from './crowd'
import { anyMobile, filer, finish, rateOfBareLives, rateOfLives, told } from './lives'
import { beside, quantile, secondsFor, state } from './measure'
import { ask } from './requests'
import type { Stage } from './stage'
import { StepWatch } from './stepWatch'

const ROUNDS = 5
const READINGS = 200
const AT_ONCE = 4
const POSTING = 'revenue/tahsildar@dharwad.kundgol'

/** Lives and pages at an empty system, and at a million grievances of which 130,000 are open. */
export async function million(stage: Stage) {
  const file = await filer(stage)
  const watches = StepWatch.both(stage.sql)
  const ours = () => roundsOf(() => rateOfLives(stage, file, watches.ours))
  const bare = () => roundsOf(() => rateOfBareLives(stage, 'withRegularActivities', watches.bare))
  const before = { lives: await ours(), bare: await bare(), tracking: await tracking(stage, [await file()]) }
  const open = await makeCrowd(stage)
  await copiesLive(stage, open, watches.ours)
  const crowd = CROWD.toLocaleString('en-IN')
  beside(
    {
      name: `whole lives at ${crowd} grievances, against an empty system`,
      unit: 'a second',
      aim: '0.8 or more',
    },
    before.lives,
    await ours(),
  )
  beside(
    {
      name: `bare lives by regular activities at ${crowd} grievances, against an empty system`,
      unit: 'a second',
      aim: 'none',
    },
    before.bare,
    await bare(),
  )
  beside(
    { name: `tracking page at ${crowd} grievances, against an empty system`, unit: 'ms', aim: '1.2 or less' },
    before.tracking,
    await tracking(stage, open),
  )
  const { delays, cases } = await worklist(stage)
  state(`worklist with ${cases} cases at ${crowd} grievances, 95th percentile`, delays, 'ms', 'none')
  watches.stop()
}

async function roundsOf(rate: () => Promise<number>): Promise<number[]> {
  const rates: number[] = []
  // The first does not count.
  for (let round = 0; round <= ROUNDS; round += 1) rates.push(await rate())
  return rates.slice(1)
}

/** Copies are cases like others: some of them are taken to their end. */
async function copiesLive(stage: Stage, open: string[], watch: StepWatch): Promise<void> {
  const some = open.filter((_, index) => index % Math.ceil(open.length / 20) === 0)
  await secondsFor(some, AT_ONCE, (number) => finish(stage, number, watch))
  await told(stage)
  for (const number of some) {
    const { status } = await stage.client.workflow.getHandle(number).describe()
    if (status.name !== 'RUNNING') throw new Error(`The copy ${number} is ${status.name}`)
  }
}

/** 95th percentile of the public page of a case, in milliseconds, in as many rounds as of lives. */
const tracking = ({ origin }: Stage, numbers: string[]) =>
  delaysOf((index) => ask(`${origin}/track?number=${numbers[(index * 97) % numbers.length] ?? ''}`))

/** The same of the worklist of an office that has its share of the open cases. */
async function worklist({ db, sql, origin }: Stage) {
  const person = { mobile: anyMobile(), name: 'Tahsildar', language: 'en', roles: [] }
  const [officer] = await db.insert(officers).values(person).returning()
  if (!officer) throw new Error('There is no officer')
  await db.insert(officersPostings).values({ officer: officer.id, posting: POSTING })
  const cookie = `session=${await createSession(db, 'officer', officer.id, Date.now())}`
  const [open] = await sql<{ cases: number }[]>`
    select count(*)::int as cases from situations where posting = ${POSTING} and stage <> 'closed'`
  return { delays: await delaysOf(() => ask(`${origin}/officer`, { cookie })), cases: open?.cases }
}

async function delaysOf(read: (index: number) => Promise<{ status: number }>): Promise<number[]> {
  const rounds: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const delays: number[] = []
    // One after the other: delays, not throughput.
    for (let index = 0; index < READINGS; index += 1) {
      const began = performance.now()
      const { status } = await read(index)
      if (status !== 200) throw new Error(`The page answers ${status}`)
      delays.push(performance.now() - began)
    }
    rounds.push(quantile(delays, 0.95))
  }
  return rounds.slice(1)
}
