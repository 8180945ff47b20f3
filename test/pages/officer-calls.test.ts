import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actions, writings } from '../../db/schema/action'
import { callTasks } from '../../db/schema/call'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { asRead } from '../harness/as-read'
import { DAY, HOUR, HUBBALLI, NOW, seedCase, seedCitizen, seedOfficer } from './officer-seed'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let now = NOW
let one: string
let two: string

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => now })
  one = (await seedOfficer(site.db, { roles: ['call-agent'] })).cookie
  two = (await seedOfficer(site.db, { roles: ['call-agent'] })).cookie
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const send = async (path: string, cookie: string, form?: Record<string, string>) => {
  const headers = { cookie, origin: 'http://127.0.0.1:3000' }
  const response = await site.app.request(path, {
    method: form ? 'POST' : 'GET',
    headers,
    body: form && new URLSearchParams(form),
  })
  return {
    status: response.status,
    text: asRead(await response.text()),
    location: response.headers.get('location') ?? '',
  }
}

/** A report of the Tahsildar about which a citizen is to be called. */
async function dueCall(dueAt: number, name = 'Savitri Hiremath', language = 'kn') {
  const report = randomUUID()
  const until = NOW + 10 * DAY
  const { number } = await seedCase(site.db, {
    citizen: await seedCitizen(site.db, name, language),
    language,
    situation: {
      stage: 'feedback',
      clock: null,
      feedback: {
        report,
        openedAt: NOW - 2 * DAY,
        until,
        remindAt: null,
        calls: [NOW + 2 * DAY],
        attempt: 1,
        answered: false,
      },
    },
  })
  const action = { id: report, kind: 'file-report', by: { role: 'officer', posting: HUBBALLI } } as const
  await site.db
    .insert(actions)
    .values({ id: report, number, kind: 'file-report', action, verdict: 'applied' })
  await site.db
    .insert(writings)
    .values({ action: report, body: 'ಪಿಂಚಣಿ ಜಮೆಯಾಗಿದೆ', language: 'kn', doneOn: '2026-11-20' })
  await site.db
    .insert(callTasks)
    .values({ number, report, attempt: 1, dueAt: new Date(dueAt), until: new Date(until) })
  return { number, report, path: `/desk/calls/${number}/${report}/1` }
}

test('The oldest call is taken first, is then locked for the others, and comes back after 15 minutes', async () => {
  const second = await dueCall(NOW - HOUR)
  const first = await dueCall(NOW - 2 * HOUR)
  await dueCall(NOW + HOUR)
  const list = await send('/desk/calls', one)
  expect(list.text).toContain('2 feedback calls are due')
  expect(list.text).not.toContain('Savitri Hiremath')
  expect((await send('/desk/calls/next', one, {})).location).toBe(first.path)
  expect((await send('/desk/calls', two)).text).toContain('One feedback call is due')
  expect((await send(first.path, two, { step: 'take' })).status).toBe(303)
  const locked = await send(first.path, two)
  expect(locked.status).toBe(409)
  expect(locked.text).toContain('Another agent has this call')
  expect(locked.text).not.toContain('Savitri')
  expect((await send('/desk/calls/next', two, {})).location).toBe(second.path)
  now += 16 * 60_000
  expect((await send('/desk/calls/next', two, {})).location).toBe(first.path)
  expect((await send(first.path, two)).text).toContain('Savitri Hiremath')
  now = NOW
})

test('Two agents who press at once get two calls', async () => {
  await site.db.delete(callTasks)
  await dueCall(NOW - HOUR)
  await dueCall(NOW - 2 * HOUR)
  const [left, right] = await Promise.all([
    send('/desk/calls/next', one, {}),
    send('/desk/calls/next', two, {}),
  ])
  expect(left.location).not.toBe(right.location)
})

test('The call page has the number to dial and the script in the citizen’s language; reading it leaves a trace', async () => {
  const call = await dueCall(NOW - HOUR, 'ಸಾವಿತ್ರಿ ಹಿರೇಮಠ')
  const free = await send(call.path, one)
  expect(free.text).not.toContain('tel:+91')
  await send(call.path, one, { step: 'take' })
  const { text } = await send(call.path, one)
  expect(text).toContain('href="tel:+9199000')
  expect(text).toMatch(/<div class="script" lang="kn">/)
  expect(text).toContain('ಪಿಂಚಣಿ ಜಮೆಯಾಗಿದೆ')
  expect(text.split('20 ನವೆಂಬರ್ 2026')).toHaveLength(2)
  const [row] =
    await site.sql`select count(*) from audit where act = 'read-for-call' and subject = ${call.number}`
  expect(Number(row?.count)).toBe(1)
})

test('What came of a call is recorded once; without it the form comes back', async () => {
  const call = await dueCall(NOW - HOUR)
  await send(call.path, one, { step: 'take' })
  const key = randomUUID()
  expect((await send(call.path, one, { key })).status).toBe(422)
  const mend = await send(call.path, one, {
    key,
    outcome: 'not-satisfied',
    words: 'The money has still not come.',
  })
  expect(mend.status).toBe(422)
  expect(mend.text).toContain('The money has still not come.')
  const form = {
    key,
    outcome: 'not-satisfied',
    reason: 'nothing-done',
    words: 'The money has still not come.',
  }
  const done = await send(call.path, one, form)
  expect(done).toMatchObject({ status: 303, location: `${call.path}?done=${key}` })
  expect((await send(call.path, one, form)).location).toBe(done.location)
  const rows = await site.db.select().from(actions).where(eq(actions.id, key))
  expect(rows).toHaveLength(1)
  expect(rows[0]?.action).toMatchObject({
    by: { role: 'call-agent' },
    attempt: 1,
    outcome: 'not-satisfied',
    reason: 'nothing-done',
  })
  const after = await send(done.location, one)
  expect(after.text).toContain('Recorded, being processed')
  expect(after.text).toContain('Take the next call')
})

test('A key that was used for another call stores nothing, and the form comes back', async () => {
  const [first, second] = [await dueCall(NOW - HOUR), await dueCall(NOW - HOUR)]
  const key = randomUUID()
  for (const { path } of [first, second]) await send(path, one, { step: 'take' })
  await send(first.path, one, { key, outcome: 'no-answer' })
  const again = await send(second.path, one, { key, outcome: 'no-answer' })
  expect(again.status).toBe(422)
  expect(again.text).toContain('Please send it again')
  expect(again.text).not.toContain(key)
})

test('Once a call is recorded the agent cannot record it differently', async () => {
  const call = await dueCall(NOW - HOUR)
  await send(call.path, one, { step: 'take' })
  await send(call.path, one, { key: randomUUID(), outcome: 'no-answer' })
  await site.db
    .update(callTasks)
    .set({ state: 'done', outcome: 'no-answer', endedAt: new Date(NOW) })
    .where(eq(callTasks.number, call.number))
  const key = randomUUID()
  const late = await send(call.path, one, { key, outcome: 'satisfied' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('This call is recorded already')
  expect(await site.db.select().from(actions).where(eq(actions.id, key))).toHaveLength(0)
  expect((await send(call.path, one)).text).toContain('This call is recorded already')
})

const notSatisfied = {
  outcome: 'not-satisfied',
  reason: 'nothing-done',
  words: 'The bank says that nothing was ever sent.',
}

test('What a citizen said counts though the call took so long that another agent has it by now', async () => {
  const call = await dueCall(NOW - HOUR)
  await send(call.path, one, { step: 'take' })
  now = NOW + 15.5 * 60_000
  await send(call.path, two, { step: 'take' })
  now = NOW + 16 * 60_000
  const key = randomUUID()
  const done = await send(call.path, one, { key, ...notSatisfied })
  expect(done).toMatchObject({ status: 303, location: `${call.path}?done=${key}` })
  expect((await send(call.path, one, { key, ...notSatisfied })).location).toBe(done.location)
  expect(await site.db.select().from(actions).where(eq(actions.id, key))).toHaveLength(1)
  now = NOW
})

test('Who never had a call, or reached nobody while another rings, records nothing and keeps the words', async () => {
  const call = await dueCall(NOW - HOUR)
  await send(call.path, one, { step: 'take' })
  now = NOW + 16 * 60_000
  await send(call.path, two, { step: 'take' })
  const three = (await seedOfficer(site.db, { roles: ['call-agent'] })).cookie
  for (const [agent, form] of [
    [three, notSatisfied],
    [one, { outcome: 'no-answer', words: 'It rang for long.' }],
  ] as const) {
    const key = randomUUID()
    const refused = await send(call.path, agent, { key, ...form })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Another agent has this call')
    expect(refused.text).toContain(form.words)
    expect(await site.db.select().from(actions).where(eq(actions.id, key))).toHaveLength(0)
  }
  now = NOW
})

test('What an agent entered for a call that is over by now stands on the page that says so', async () => {
  const call = await dueCall(NOW - HOUR)
  await send(call.path, one, { step: 'take' })
  const task = eq(callTasks.number, call.number)
  await site.db.update(callTasks).set({ state: 'not-needed' }).where(task)
  const late = await send(call.path, one, { key: randomUUID(), ...notSatisfied })
  expect(late.status).toBe(409)
  for (const shown of ['This call is no longer needed', 'Not satisfied', notSatisfied.words])
    expect(late.text).toContain(shown)

  // The desk knows of the next attempt a moment later than the case does.
  await site.db.update(callTasks).set({ state: 'open' }).where(task)
  await site.sql`update situations set situation = jsonb_set(situation, '{feedback,attempt}', '2')
    where number = ${call.number}`
  const refused = await send(call.path, one, { key: randomUUID(), ...notSatisfied })
  expect(refused.status).toBe(409)
  expect(refused.text).toContain(notSatisfied.words)
})

test('An outcome that the case refuses in the end is shown with its words', async () => {
  const call = await dueCall(NOW - HOUR)
  await send(call.path, one, { step: 'take' })
  const done = await send(call.path, one, { key: randomUUID(), ...notSatisfied })
  await site.db
    .update(actions)
    .set({ verdict: 'refused', reason: 'call-is-over' })
    .where(and(eq(actions.number, call.number), eq(actions.kind, 'call-outcome')))
  expect((await send(done.location, one)).text).toContain(notSatisfied.words)
})

test('Words that are too long come back whole rather than cut', async () => {
  const call = await dueCall(NOW - HOUR)
  await send(call.path, one, { step: 'take' })
  const words = `${'So it went on. '.repeat(280)}The end of it.`
  const mend = await send(call.path, one, { key: randomUUID(), ...notSatisfied, words })
  expect(mend.status).toBe(422)
  expect(mend.text).toContain('The end of it.')
})

test('The desk is for call agents', async () => {
  const officer = await seedOfficer(site.db, { postings: [HUBBALLI] })
  expect((await send('/desk/calls', officer.cookie)).status).toBe(403)
  expect((await send('/desk/calls', '')).status).toBe(303)
  const refused = await send('/desk/calls', officer.cookie)
  expect(refused.text).toContain('<p class="row"><a href="/officer">Work</a>')
})

test('A call agent comes to the calls from every door', async () => {
  for (const door of ['/officer', '/desk/calls/next'])
    expect(await send(door, one)).toMatchObject({ status: 303, location: '/desk/calls' })
})
