import { randomUUID } from 'node:crypto'
import { and, count, eq, isNull, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest'
import { fileGrievance, submitAction } from '../../db/queries/filing'
import { policyInForce, subjectFor } from '../../db/queries/subject'
import { actions } from '../../db/schema/action'
import { events, situations } from '../../db/schema/grievance'
import { messages, outbox } from '../../db/schema/message'
import { citizens } from '../../db/schema/people'
import type { Action, ActionDetails, ActionKind, Party } from '../../workflows/grievance/actions'
import { startSystem, until, type System } from '../harness/system'

const CASES = 100
const KILLS = 10

let system: System
beforeAll(async () => {
  system = await startSystem({}, { bundlePath: inject('bundlePath') })
})
afterAll(() => system.stop())

/** A case whose officer reports and whose citizen answers: odd ones are satisfied, even ones not. */
async function file(index: number): Promise<string> {
  const { db } = system
  const [citizen] = await db
    .insert(citizens)
    .values({
      mobile: `+9198${String(10_000_000 + index)}`,
      name: `Citizen ${index}`,
      language: index % 2 ? 'en' : 'kn',
    })
    .returning()
  const subject = await subjectFor(db, 'old-age-pension', 'dharwad.kundgol')
  if (!citizen || !subject) throw new Error('The reference data lacks what this test needs')
  const { number } = await fileGrievance(db, {
    idempotencyKey: randomUUID(),
    citizen: citizen.id,
    channel: 'portal',
    language: citizen.language,
    title: 'Pension',
    description: 'The pension has not come.',
    address: '',
    urgent: false,
    subject,
    policy: await policyInForce(db, 'ka-ipgrs'),
    stateCode: 'KA',
    filedAt: new Date(),
  })
  return number
}

async function submit<K extends ActionKind>(
  number: string,
  kind: K,
  by: Party,
  details: ActionDetails[K],
): Promise<void> {
  const action = { id: randomUUID(), kind, by, ...details } as unknown as Action
  await submitAction(system.db, { number, action })
}

async function reportOf(number: string): Promise<string> {
  const [row] = await system.db.select().from(situations).where(eq(situations.number, number))
  return row?.situation.feedback?.report ?? ''
}

async function howMany(condition: SQL | undefined): Promise<number> {
  const [row] = await system.db.select({ rows: count() }).from(situations).where(condition)
  return row?.rows ?? 0
}

/** Kills the worker again and again while the case work goes on. */
async function killAgainAndAgain(): Promise<void> {
  for (let kill = 0; kill < KILLS; kill += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_500 + Math.random() * 1_500))
    system.worker.kill()
    await new Promise((resolve) => setTimeout(resolve, 200))
    await system.worker.start()
  }
}

const officer = { role: 'officer', posting: 'revenue/tahsildar@dharwad.kundgol' } as const
const citizen = { role: 'citizen' } as const

describe('the worker is killed ten times during a hundred cases', () => {
  it('brings every case to its right end, and sends no message twice', async () => {
    const killing = killAgainAndAgain()
    const numbers: string[] = []
    for (let index = 0; index < CASES; index += 1) numbers.push(await file(index))
    await until(async () => (await howMany(eq(situations.stage, 'with-officer'))) === CASES, 120)
    for (const number of numbers) await submit(number, 'file-report', officer, {})
    await until(async () => (await howMany(eq(situations.stage, 'feedback'))) === CASES, 120)
    for (const [index, number] of numbers.entries()) {
      await submit(number, 'feedback', citizen, {
        report: await reportOf(number),
        satisfied: index % 2 === 1,
        via: 'web',
      })
    }
    await killing
    await until(async () => (await howMany(eq(situations.stage, 'closed'))) === CASES / 2, 120)
    await until(
      async () =>
        (await howMany(and(eq(situations.stage, 'with-officer'), eq(situations.level, 'L2')))) === CASES / 2,
    )
    await expectOneHistoryEach()
    await expectEveryMessageOnce()
  }, 420_000)

  async function expectOneHistoryEach(): Promise<void> {
    const { db } = system
    const [unjudged] = await db.select({ rows: count() }).from(actions).where(isNull(actions.verdict))
    const [refused] = await db.select({ rows: count() }).from(actions).where(eq(actions.verdict, 'refused'))
    expect(unjudged?.rows).toBe(0)
    expect(refused?.rows).toBe(0)
    const kinds = await db.select({ kind: events.kind, rows: count() }).from(events).groupBy(events.kind)
    expect(Object.fromEntries(kinds.map(({ kind, rows }) => [kind, rows]))).toEqual({
      registered: CASES,
      assigned: CASES + CASES / 2,
      'report-filed': CASES,
      'feedback-given': CASES,
      closed: CASES / 2,
    })
  }

  /** Three messages a case: registered, report, and what the answer brought. */
  async function expectEveryMessageOnce(): Promise<void> {
    const { db } = system
    const sent = async () =>
      (await db.select({ rows: count() }).from(messages).where(eq(messages.state, 'sent')))[0]?.rows
    await until(async () => (await sent()) === 3 * CASES, 120)
    const lost = await db.select().from(messages).where(eq(messages.state, 'sent'))
    const retried = lost.filter(({ attempts }) => attempts > 1).length
    const [received] = await db.select({ rows: count() }).from(outbox)
    const twice = (received?.rows ?? 0) - 3 * CASES
    expect(twice).toBeGreaterThanOrEqual(0)
    // Only where the worker was killed between the provider's acceptance and our note of it.
    expect(twice).toBeLessThanOrEqual(retried)
  }
})
