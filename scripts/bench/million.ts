import { createSession } from '../../db/queries/session'
import { officers, officersPostings } from '../../db/schema/people'
import { CROWD, makeCrowd } from './crowd'
import { anyMobile, filer, finish, rateOfBareLives, rateOfLives, told } from './lives'
import { beside, inTurn, quantile, secondsFor, state } from './measure'
import { ask } from './requests'
import type { Stage } from './stage'
import { StepWatch, type Watches } from './stepWatch'

const ROUNDS = 5
const READINGS = 200
const AT_ONCE = 4
const POSTING = 'revenue/tahsildar@dharwad.kundgol'

/** Lives and pages at an empty system, and at a million grievances of which 130,000 are open. */
export async function million(stage: Stage) {
  const file = await filer(stage)
  const watches = StepWatch.both(stage.sql)
  const lives = () => livesInTurn(stage, file, watches)
  const before = { lives: await lives(), tracking: await tracking(stage, [await file()]) }
  const open = await makeCrowd(stage)
  await copiesLive(stage, open, watches.ours)
  const after = { lives: await lives(), tracking: await tracking(stage, open) }
  watches.stop()
  const crowd = `at ${CROWD.toLocaleString('en-IN')} grievances`
  const rate = { unit: 'a second', aim: 'none' }
  for (const [what, rounds] of [
    ['an empty system', before.lives],
    [`a system ${crowd}`, after.lives],
  ] as const) {
    const against = (kind: string) => `whole lives with messages in ${what}, against ${kind} activities`
    inTurn({ ...rate, name: against('regular'), aim: 'ratio 1.2 or more' }, rounds.ours, rounds.regular)
    inTurn({ ...rate, name: against('local'), aim: 'ratio 0.6 or more' }, rounds.ours, rounds.local)
  }
  const than = `${crowd}, against an empty system`
  beside({ ...rate, name: `whole lives ${than}`, aim: '0.8 or more' }, before.lives.ours, after.lives.ours)
  beside(
    { ...rate, name: `bare lives by regular activities ${than}` },
    before.lives.regular,
    after.lives.regular,
  )
  beside({ ...rate, name: `bare lives by local activities ${than}` }, before.lives.local, after.lives.local)
  beside({ name: `tracking page ${than}`, unit: 'ms', aim: '1.2 or less' }, before.tracking, after.tracking)
  const { delays, cases } = await worklist(stage)
  state(`worklist with ${cases} cases ${crowd}, 95th percentile`, delays, 'ms', 'none')
}

/** Rates of our lives and of both kinds of bare ones, by turns in each round. */
async function livesInTurn(stage: Stage, file: () => Promise<string>, watches: Watches) {
  const rates = { ours: [] as number[], regular: [] as number[], local: [] as number[] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ours = await rateOfLives(stage, file, watches.ours)
    const regular = await rateOfBareLives(stage, 'withRegularActivities', watches.bare)
    const local = await rateOfBareLives(stage, 'withLocalActivities', watches.bare)
    // The first does not count.
    if (round === 0) continue
    rates.ours.push(ours)
    rates.regular.push(regular)
    rates.local.push(local)
  }
  return rates
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
