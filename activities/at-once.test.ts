import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { messageLinks } from '../api/message-links'
import { messages } from '../db/schema/message'
import { readState } from '../reference/state'
import { ownDatabase } from '../test/harness/database'
import { fileSample, sampleFiled } from '../test/harness/sample-case'
import { APPROVALS, WORDS } from '../test/harness/words'
import { openingSituation } from '../workflows/grievance/opening'
import type { Change } from '../workflows/grievance/activities'
import type { CaseEvent } from '../workflows/grievance/types'
import { createActivities, createMessageActivities } from './index'
import type { Handover } from './gateways/sms'

const own = ownDatabase(12)
const secret = 'a secret of tests, at least thirty-two characters'
const POSTING = 'revenue/tahsildar@dharwad.hubballi'

let asked = 0
let answer: () => Promise<Handover>
beforeEach(() => {
  asked = 0
  answer = async () => ({ ok: true, providerId: `id-${asked}` })
})

const parts = () => ({
  db: own.db,
  week: readState('karnataka').week,
  secret,
  secrets: [secret] as [string, ...string[]],
  links: (tokenOf: Parameters<typeof messageLinks>[1]) => messageLinks('https://jana.example', tokenOf),
  words: WORDS,
  approvals: APPROVALS,
  log: { error: () => {} },
  sms: { send: () => ((asked += 1), answer()) },
  email: { send: async () => ({ ok: true as const, providerId: 'mail' }), close() {} },
})

/** What a case puts on record when it is filed and has its first officer. */
async function registered(): Promise<Change> {
  const number = await fileSample(own.db)
  const now = Date.now()
  const event = { level: 'L1' as const, posting: POSTING, at: now }
  return {
    situation: {
      ...openingSituation(sampleFiled(now, { number })),
      ...{ revision: 2, stage: 'with-officer', posting: POSTING },
    },
    events: [
      { ...event, revision: 1, kind: 'registered', data: {} },
      { ...event, revision: 2, kind: 'assigned', data: { dueAt: now, days: 7 } },
    ],
    verdicts: [],
    turn: { run: 0, runId: 'first', events: 3, at: now },
    next: null,
  }
}

/** The same case when time has come round to asking the citizen once more. */
function reminding({ situation, turn }: Change): Change {
  const event: CaseEvent = {
    ...{ revision: 3, at: Date.now(), kind: 'feedback-reminder', level: 'L1', posting: POSTING },
    data: { until: Date.now() },
  }
  return {
    ...{ situation: { ...situation, revision: 3 }, events: [event], verdicts: [], next: null },
    turn: { ...turn, events: 9, at: Date.now() },
  }
}

const statesOf = async (number: string) =>
  (await own.db.select().from(messages).where(eq(messages.number, number)))
    .filter(({ recipientKind }) => recipientKind === 'citizen')
    .map(({ revision, channel, state }) => `${revision} ${channel} ${state}`)
    .sort()

test('what a person brought about is told at once, and leaves nothing for the queue', async () => {
  const change = await registered()
  expect(await createActivities(parts()).record(change)).toEqual({ messages: 0 })
  expect(await statesOf(change.situation.number)).toEqual(['2 email sent', '2 sms sent'])
})

test('what time brought about waits for the queue, as a word that came meanwhile may undo it', async () => {
  const change = await registered()
  const { record } = createActivities(parts())
  await record(change)
  const before = asked
  expect((await record(reminding(change))).messages).toBeGreaterThan(0)
  expect(asked).toBe(before)
})

test('a provider that takes nothing is left to the queue for a minute', async () => {
  answer = async () => ({ ok: false, retryable: true, error: 'http-503' })
  const { record } = createActivities(parts())
  const [first, second] = [await registered(), await registered()]
  expect((await record(first)).messages).toBeGreaterThan(0)
  const before = asked
  expect((await record(second)).messages).toBeGreaterThan(0)
  expect(asked).toBe(before)
  answer = async () => ({ ok: true, providerId: 'taken' })
  await createMessageActivities(parts()).sendMessages({ ...second.situation, from: 1, through: 2 })
  expect(await statesOf(second.situation.number)).toEqual(['2 email sent', '2 sms sent'])
})

test('a slow provider holds up a handful of cases and no more', async () => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  answer = async () => (await held, { ok: true, providerId: 'late' })
  const { record } = createActivities(parts())
  const changes = await Promise.all(Array.from({ length: 8 }, registered))
  const recorded = changes.map((change) => record(change).then(({ messages }) => messages))
  while (asked < 5) await new Promise((resolve) => setTimeout(resolve, 20))
  const soon = await Promise.race([Promise.all(recorded), new Promise((resolve) => setTimeout(resolve, 300))])
  expect(soon).toBeUndefined()
  letGo()
  const left = await Promise.all(recorded)
  expect(left.filter((messages) => messages > 0)).toHaveLength(3)
  expect(asked).toBe(left.filter((messages) => messages === 0).length)
})
