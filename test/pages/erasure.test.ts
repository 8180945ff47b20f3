import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { accountMessenger } from '../../activities/account-message'
import { developmentOutbox } from '../../activities/gateways/development-outbox'
import { documentStore } from '../../api/document-store'
import { eraseCitizens, tidyUp } from '../../api/housekeeping'
import { paths } from '../../api/paths'
import { eraseNext } from '../../db/queries/erase'
import { askErasure, ERASURE_WAIT, takeErasureBack } from '../../db/queries/erasure'
import { registerCitizen } from '../../db/queries/person'
import { createSession } from '../../db/queries/session'
import { actions, writings } from '../../db/schema/action'
import { audit } from '../../db/schema/audit'
import { documents } from '../../db/schema/document'
import { drafts } from '../../db/schema/draft'
import { events, grievances, situations } from '../../db/schema/grievance'
import { messages, outbox, reportLinks } from '../../db/schema/message'
import { citizens } from '../../db/schema/people'
import { rollups } from '../../db/schema/rollup'
import { oneTimePasswords, sessions } from '../../db/schema/session'
import type { Situation } from '../../workflows/grievance/types'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { APPROVALS, WORDS } from '../harness/words'
import { browserOn } from './citizen-browser'
import { DAY, HUBBALLI, NOW, seedCase, seedCitizen, seedOfficer } from './officer-seed'
import { linkTo, REPORT, reportedCase } from './reported-case'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
const folder = mkdtempSync(join(tmpdir(), 'janaspandana-erasure-'))
const store = documentStore(folder)
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
})
afterAll(async () => {
  await site.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const DUE = NOW + ERASURE_WAIT + 1
/** Closed with nothing to come: the time to reopen ran out before `DUE`. */
const over = (until: number | null = NOW + DAY): Partial<Situation> => ({
  stage: 'closed',
  clock: null,
  closure: { ending: 'satisfied', at: NOW, reopenUntil: until },
})

async function asked(name = 'Savitri Hiremath'): Promise<string> {
  const id = await seedCitizen(site.db, name)
  await site.db
    .update(citizens)
    .set({ email: `${id}@example.in` })
    .where(eq(citizens.id, id))
  await askErasure(site.db, id, NOW)
  return id
}

/** What is sent in the end has gone: an erasure waits for what is still queued. */
const allSent = () => site.db.update(messages).set({ state: 'delivered' })
const personOf = async (id: string) =>
  (await site.db.select().from(citizens).where(eq(citizens.id, id)))[0] as typeof citizens.$inferSelect
const isErased = async (id: string) => (await personOf(id)).erasedAt !== null

async function paper(words: string) {
  const storedAs = await store.keep(new TextEncoder().encode(words))
  const long = new Date(NOW - 40 * DAY)
  utimesSync(join(folder, 'documents', storedAs.slice(0, 2), storedAs), long, long)
  return storedAs
}

/** A citizen of whom everything is held that can be, whose only case is over. */
async function withEverything() {
  const id = await asked()
  const seeded = await reportedCase(site.db, id)
  const { number, situation } = seeded
  Object.assign(situation, over())
  await site.db
    .update(situations)
    .set({ stage: 'closed', dueAt: new Date(NOW + DAY), situation })
    .where(eq(situations.number, number))
  await linkTo(site.db, seeded)
  const [note, draft] = [randomUUID(), randomUUID()]
  const act = { id: note, number, kind: 'add-note' as const, citizen: id, verdict: 'applied' as const }
  await site.db
    .insert(actions)
    .values({ ...act, action: { id: note, kind: 'add-note', by: { role: 'citizen' } } })
  await site.db.insert(writings).values({ action: note, body: 'My own words', language: 'en' })
  await site.db.insert(drafts).values({ id: draft, citizen: id, answers: { description: 'Unsent words' } })
  const file = { mediaType: 'image/jpeg', bytes: 4 }
  const [own, shared] = [await paper(`own ${id}`), await paper('shared')]
  await site.db.insert(documents).values([
    { ...file, number, name: 'own.jpg', storedAs: own },
    { ...file, number, action: seeded.report, name: 'proof.jpg', storedAs: shared },
    { ...file, draft, name: 'draft.jpg', storedAs: own },
  ])
  const { mobile } = await personOf(id)
  await site.db.insert(oneTimePasswords).values({
    ...{ mobile: mobile ?? '', purpose: 'track', codeHash: 'x' },
    ...{ createdAt: new Date(NOW), expiresAt: new Date(NOW) },
  })
  const token = await createSession(site.db, 'citizen', id, NOW)
  await allSent()
  return { id, mobile: mobile ?? '', number, own, shared, token }
}

const everythingOf = async () => {
  const tables = [
    citizens,
    grievances,
    writings,
    documents,
    drafts,
    messages,
    oneTimePasswords,
    outbox,
    audit,
    events,
  ]
  const rows = await Promise.all(tables.map((table) => site.db.select().from(table)))
  return JSON.stringify(rows)
}

test('an erasure leaves the case and its figures, and nothing of the person or of anybody’s words', async () => {
  const { id, mobile, number, own, shared, token } = await withEverything()
  const other = await seedCase(site.db, { citizen: await seedCitizen(site.db, 'Anita Thomas') })
  await site.db
    .insert(documents)
    .values({ number: other.number, name: 'b.jpg', mediaType: 'image/jpeg', bytes: 4, storedAs: shared })
  const figures = await site.db.select().from(rollups)
  const steps = await site.db.$count(events, eq(events.number, number))
  await tidyUp(site.db, store, DUE)
  expect(await personOf(id)).toMatchObject({ mobile: null, email: null, name: '', erasedAt: new Date(DUE) })
  const left = await everythingOf()
  for (const words of [
    'Savitri',
    `${id}@example.in`,
    'My own words',
    REPORT,
    'Unsent words',
    'proof.jpg',
    'draft.jpg',
  ])
    expect(left).not.toContain(words)
  expect(left).toContain('House 12')
  const [row] = await site.db.select().from(grievances).where(eq(grievances.number, number))
  expect(row).toMatchObject({ title: '', description: '', address: '', service: 'old-age-pension' })
  expect(await site.db.$count(events, eq(events.number, number))).toBe(steps)
  expect(await site.db.select().from(rollups)).toEqual(figures)
  expect(await site.db.$count(reportLinks, eq(reportLinks.number, number))).toBe(0)
  expect(await site.db.$count(sessions, eq(sessions.person, id))).toBe(0)
  expect((await browserOn(site, { session: token }).get('/my-data')).status).toBe(303)
  expect([await store.read(own), await store.read(shared)]).toEqual([null, expect.anything()])
  const [trail] = await site.db.select().from(audit).where(eq(audit.act, 'erased'))
  expect(trail).toMatchObject({
    actorKind: 'system',
    subject: id,
    detail: { files: expect.arrayContaining([own, shared]) },
  })
  const told = await site.db.select().from(messages).where(eq(messages.recipient, mobile))
  expect(told.map(({ template }) => template)).toEqual(['erased'])
})

test('the last SMS goes out, and then nobody knows the number', async () => {
  const id = await asked()
  const { mobile } = await personOf(id)
  await allSent()
  await eraseCitizens(site.db, store, DUE)
  const gateways = developmentOutbox(site.db)
  const log = { error: () => {} }
  const send = accountMessenger({ db: site.db, log, words: WORDS, approvals: APPROVALS, ...gateways })
  await send()
  await send()
  const got = await site.db
    .select()
    .from(outbox)
    .where(eq(outbox.recipient, mobile ?? ''))
  expect(got.map(({ body }) => body)).toEqual([expect.stringContaining('your data are erased')])
  expect(await site.db.$count(messages, eq(messages.recipient, mobile ?? ''))).toBe(0)
})

test('nothing is erased early, or of who took it back, and twice is once', async () => {
  const [early, back] = [await asked(), await asked()]
  await takeErasureBack(site.db, back)
  await allSent()
  await eraseCitizens(site.db, store, NOW + ERASURE_WAIT - 1)
  expect(await isErased(early)).toBe(false)
  expect(await eraseCitizens(site.db, store, DUE)).toBe(1)
  expect([await isErased(early), await isErased(back)]).toEqual([true, false])
  expect(await eraseCitizens(site.db, store, DUE + DAY)).toBe(0)
})

test('in a demonstration whose time is moved by a month too', async () => {
  const id = await asked()
  await allSent()
  let time = NOW
  const clock = { now: () => time, ahead: () => time - NOW, goTo: (to: number) => Boolean((time = to)) }
  const told = vi.fn<() => void>()
  const moved = siteForTest({ databaseUrl: database.url, now: clock.now, clock, sendAccountMessages: told })
  const move = (to: number) => browserOn(moved).post(paths.developmentClock(), { to: String(to) })
  await move(NOW + DAY)
  expect([await isErased(id), told.mock.calls.length]).toEqual([false, 0])
  await move(DUE)
  expect([await isErased(id), told.mock.calls.length]).toEqual([true, 1])
  await moved.close()
})

test.each<[string, Partial<Situation>, boolean]>([
  ['open', {}, false],
  ['to be reopened until after', over(DUE + 1), false],
  [
    'before the committee, which can direct on it',
    { ...over(null), committee: { since: NOW, why: 'not-satisfied', remindAt: null } },
    false,
  ],
  ['over', over(), true],
  [
    'over, though a level still owes its report',
    { ...over(), owed: [{ level: 'L1', posting: HUBBALLI, since: NOW }] },
    true,
  ],
])('a case that is %s lets an erasure go on: %#', async (_what, situation, goesOn) => {
  const id = await asked()
  await seedCase(site.db, { citizen: id, situation })
  await allSent()
  await eraseCitizens(site.db, store, DUE)
  expect(await isErased(id)).toBe(goesOn)
})

test('an act that the case has not judged, and a message that has not gone, are waited for', async () => {
  const [acted, told] = [await asked(), await asked()]
  const { number } = await seedCase(site.db, { citizen: acted, situation: over() })
  const action = { id: randomUUID(), kind: 'reopen', by: { role: 'citizen' } } as const
  await site.db.insert(actions).values({ id: action.id, number, kind: 'reopen', action })
  const second = await seedCase(site.db, { citizen: told, situation: over() })
  await allSent()
  await site.db.update(messages).set({ state: 'queued' }).where(eq(messages.number, second.number))
  await eraseCitizens(site.db, store, DUE)
  expect([await isErased(acted), await isErased(told)]).toEqual([false, false])
  await site.db.update(actions).set({ verdict: 'refused' }).where(eq(actions.id, action.id))
  await allSent()
  await eraseCitizens(site.db, store, DUE)
  expect([await isErased(acted), await isErased(told)]).toEqual([true, true])
})

test('several processes erase at once, each citizen once; a failure half-way erases nothing', async () => {
  const people = await Promise.all([asked(), asked(), asked()])
  await allSent()
  const failing = new Proxy(site.db, {
    get: (db, name) =>
      name === 'transaction'
        ? (work: (tx: unknown) => Promise<unknown>) =>
            db.transaction(async (tx) => {
              await work(tx)
              throw new Error('the connection broke')
            })
        : Reflect.get(db, name),
  })
  await expect(eraseNext(failing, DUE)).rejects.toThrow('broke')
  expect(await Promise.all(people.map(isErased))).toEqual([false, false, false])
  await Promise.all([1, 2, 3].map(() => eraseCitizens(site.db, store, DUE)))
  expect(await Promise.all(people.map(isErased))).toEqual([true, true, true])
  const trail = await site.db.select().from(audit).where(eq(audit.act, 'erased'))
  expect(trail.filter(({ subject }) => people.includes(subject ?? ''))).toHaveLength(3)
})

test('who registers with the same number is somebody new, and nobody files for who was erased', async () => {
  const id = await asked()
  const { mobile } = await personOf(id)
  await allSent()
  await eraseCitizens(site.db, store, DUE)
  const anew = await registerCitizen(site.db, {
    mobile: mobile ?? '',
    name: 'New',
    email: null,
    language: 'en',
  })
  expect(anew).not.toBe(id)
  await expect(seedCase(site.db, { citizen: id })).rejects.toThrow('erased')
})

test('officers and the public still read the case, and it says why there are no words', async () => {
  const { number } = await withEverything()
  await eraseCitizens(site.db, store, DUE)
  const officer = await seedOfficer(site.db, { postings: [HUBBALLI] })
  const headers = { cookie: officer.cookie }
  const page = await site.app.request(`/officer/grievances/${number}`, { headers })
  expect(page.status).toBe(200)
  const text = await page.text()
  expect(text).toContain('<h1 lang="en">Erased at the citizen’s wish</h1>')
  expect(text).toContain('everything personal erased')
  expect(text).not.toContain('tel:+91')
  const list = await site.app.request('/officer?filter=resting', { headers })
  expect(await list.text()).not.toMatch(/<a href="\/officer\/grievances\/[A-Z0-9]+"[^>]*>\s*<\/a>/)
  const form = await site.app.request(`/officer/grievances/${number}/interim-reply`, { headers })
  expect(form.status).toBe(409)
  expect((await browserOn(site).get(`/track?number=${number}`)).text).toContain('Tahsildar, Hubballi')
})
