import { randomUUID } from 'node:crypto'
import { count as rowsOf, and, eq, gte } from 'drizzle-orm'
import { events } from '../../db/schema/grievance'
import { grievances, situations } from '../../db/schema/grievance'
import type { Queryable, Transaction } from '../../db/client'
import { openingSituation } from '../../workflows/grievance/opening'
import type { Situation } from '../../workflows/grievance/types'
import { filer } from './lives'
import { compare, secondsFor } from './measure'
import type { Stage } from './stage'

const ROUNDS = 5
const AT_ONCE = 32
/** Milliseconds that the start of one may take; the deadlines come after all have started, within one minute. */
const HEAD_START = { ours: 25, bare: 6.5 }
const WITHIN = 60_000

/** Five rounds of 10,000, which take an hour and a quarter, and of a fifth of them. */
export const deadlines = (stage: Stage) => compareDeadlines(stage, 10_000)
export const fewerDeadlines = (stage: Stage) => compareDeadlines(stage, 2_000)

/**
 * Deadlines that fall due within one minute: how long after the first of them all have been dealt with.
 * Ours go up a level: calendar, outbox, routing, record and messages. The bare ones write one row.
 */
const compareDeadlines = (stage: Stage, count: number) =>
  compare({
    name: `${count.toLocaleString('en-IN')} deadlines within one minute, from the first until all are dealt with`,
    unit: 's',
    aim: 'ratio 1.25 or less',
    rounds: ROUNDS,
    warmUp: false,
    ours: () => ours(stage, count),
    bare: () => bare(stage, count),
  })

const dueTimes = (count: number, headStart: number): number[] => {
  const first = Date.now() + count * headStart
  return Array.from({ length: count }, (_, index) => first + Math.floor((index * WITHIN) / count))
}

async function bare({ client, sql }: Stage, count: number): Promise<number> {
  const prefix = `deadline-${randomUUID()}`
  const times = dueTimes(count, HEAD_START.bare)
  await secondsFor([...times.entries()], AT_ONCE, ([index, at]) => {
    const workflowId = `${prefix}-${index}`
    return client.workflow.start('deadline', { workflowId, taskQueue: 'bare', args: [workflowId, at] })
  })
  return untilAll(times, async () => {
    const [row] = await sql`select count(*)::int as done from bare.steps where id like ${`${prefix}-%`}`
    return Number(row?.done)
  })
}

/** Cases that are with their first officer already, as those of a continued run are, with an hour for a deadline. */
async function ours(stage: Stage, count: number): Promise<number> {
  const { db, client } = stage
  const file = await filer(stage)
  const times = dueTimes(count, HEAD_START.ours)
  const since = new Date()
  await secondsFor(times, AT_ONCE, async (dueAt) => {
    const { number, filed, situation } = await db.transaction((tx) => withOfficerAtOnce(tx, file, dueAt))
    const carried = { run: 1, situation, seen: [], inbox: [] }
    await client.workflow.start('grievance', {
      workflowId: number,
      taskQueue: 'grievances',
      args: [filed, carried],
    })
  })
  return untilAll(times, async () => {
    const lapsed = and(eq(events.kind, 'deadline-lapsed'), gte(events.at, since))
    const [row] = await db.select({ done: rowsOf() }).from(events).where(lapsed)
    return row?.done ?? 0
  })
}

/** In one transaction with its filing, so that nobody else starts the case. */
async function withOfficerAtOnce(tx: Transaction, file: (db: Queryable) => Promise<string>, dueAt: number) {
  const number = await file(tx)
  const [row] = await tx
    .update(grievances)
    .set({ startedAt: new Date() })
    .where(eq(grievances.number, number))
    .returning()
  if (!row) throw new Error('The case is not there')
  const situation = withOfficer(openingSituation(row.filed), dueAt)
  await tx
    .update(situations)
    .set({ situation, revision: situation.revision, stage: situation.stage })
    .where(eq(situations.number, number))
  return { number, filed: row.filed, situation }
}

function withOfficer(situation: Situation, dueAt: number): Situation {
  return {
    ...situation,
    revision: 2,
    stage: 'with-officer',
    posting: 'revenue/tahsildar@dharwad.kundgol',
    routedBecause: 'held',
    clock: { from: Date.now() - 20 * 86_400_000, days: 7, dueAt },
  }
}

async function untilAll(times: number[], done: () => Promise<number>): Promise<number> {
  const [from = 0] = times
  if (Date.now() > from)
    throw new Error('The starts took longer than the head start: the machine is too busy')
  while ((await done()) < times.length) await new Promise((resolve) => setTimeout(resolve, 500))
  return (Date.now() - from) / 1_000
}
