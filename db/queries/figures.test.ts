import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ownDatabase } from '../../test/harness/database'
import { DAY, seedCase, seedCitizen } from '../../test/pages/officer-seed'
import { actions } from '../schema/action'
import { messages } from '../schema/message'
import { emptyTally } from '../../workflows/reconciliation/types'
import { insertReconciliation, park } from './difference'
import { readFigures } from './figures'
import { codesOfTheDay } from './one-time-password'

const database = ownDatabase(3)

const NONE = { count: 0, oldest: 0 }
const now = Date.now()
const figures = () => readFigures(database.db, now)

/** A case of which Temporal has everything. */
async function caseOf(situation: object) {
  const seeded = await seedCase(database.db, { citizen: await seedCitizen(database.db), situation })
  await database.db.execute(sql`update grievances set started_at = now() where number = ${seeded.number}`)
  return seeded.number
}

async function act(number: string, minutesAgo: number, more: Partial<typeof actions.$inferInsert>) {
  const action = { id: randomUUID(), kind: 'withdraw', by: { role: 'citizen' } } as const
  const submittedAt = new Date(now - minutesAgo * 60_000)
  await database.db
    .insert(actions)
    .values({ id: action.id, number, kind: 'withdraw', action, submittedAt, ...more })
}

test('Where nothing waits everything is 0', async () => {
  const { sessions, ...others } = await figures()
  expect(others).toEqual({
    outbox: NONE,
    unjudged: NONE,
    overdue: NONE,
    messages: { sms: NONE, email: NONE },
    codes: { 'citizen-sign-in': 0, 'officer-sign-in': 0 },
    reconciliation: { parked: 0, notKept: 0, age: 0 },
  })
  expect(sessions.active).toBe(1)
})

test('An open case is overdue a minute after its time, unless all that comes is a reminder', async () => {
  const clock = (dueAt: number) => ({ clock: { from: now - 9 * DAY, days: 7, dueAt } })
  await caseOf(clock(now + DAY))
  await caseOf(clock(now - 30_000))
  await caseOf({ ...clock(now - DAY), stage: 'closed', closure: { ending: 'satisfied', at: now - DAY } })
  const committee = { since: now - DAY, why: 'lapsed', remindAt: now + DAY }
  await caseOf({
    level: 'L3',
    committee,
    clock: { from: now - 9 * DAY, days: 7, dueAt: now - DAY, lapsed: true },
  })
  expect((await figures()).overdue).toEqual(NONE)
  await caseOf(clock(now - 300_000))
  const { overdue } = await figures()
  expect(overdue.count).toBe(1)
  expect(overdue.oldest).toBeGreaterThanOrEqual(300)
  expect(overdue.oldest).toBeLessThan(1_000)
})

test('What Temporal has not got is in the outbox; what its case has not judged has no verdict', async () => {
  const number = await caseOf({})
  await act(number, 20, { signalledAt: new Date(now) })
  // Judged, and the note that it was handed over was lost in a crash.
  await act(number, 90, { verdict: 'applied' })
  await act(number, 10, {})
  const { outbox, unjudged } = await figures()
  expect([outbox.count, Math.round(outbox.oldest / 60)]).toEqual([1, 10])
  expect([unjudged.count, Math.round(unjudged.oldest / 60)]).toEqual([2, 20])
})

test('Messages wait by channel; codes are of today', async () => {
  const message = (more: Partial<typeof messages.$inferInsert>) => ({
    ...({
      key: randomUUID(),
      channel: 'sms',
      recipientKind: 'citizen',
      recipient: '-',
      language: 'en',
    } as const),
    template: 'registered',
    queuedAt: new Date(now - 600_000),
    ...more,
  })
  await database.db.delete(messages)
  await database.db
    .insert(messages)
    .values([
      message({}),
      message({ state: 'sending', channel: 'email' }),
      message({ state: 'sent' }),
      message({ state: 'sending', recipientKind: 'mobile', template: 'otp' }),
    ])
  const { keys, period } = codesOfTheDay(now)
  await database.db.execute(sql`insert into allowances (key, period, taken) values
    (${keys['citizen-sign-in']}, ${period.toISOString()}, 7),
    (${keys['citizen-sign-in']}, ${new Date(period.getTime() - DAY).toISOString()}, 99)`)
  const { messages: waiting, codes } = await figures()
  expect([waiting.sms.count, waiting.email.count]).toEqual([1, 1])
  expect(Math.round(waiting.sms.oldest / 60)).toBe(10)
  expect(codes).toEqual({ 'citizen-sign-in': 7, 'officer-sign-in': 0 })
})

test('What the last reconciliation left behind is told, and how long ago that was', async () => {
  await park(database.db, 'KA26H7K3M9Q2', 'orphan')
  const done = { id: 'run', startedAt: now, thorough: false, tally: emptyTally(), notKept: 3 }
  await insertReconciliation(database.db, done)
  const { reconciliation } = await figures()
  expect(reconciliation).toMatchObject({ parked: 1, notKept: 3 })
  expect(reconciliation.age).toBeLessThan(60)
})
