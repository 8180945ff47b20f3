import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createSession } from '../../db/queries/session'
import { actions, writings } from '../../db/schema/action'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { DAY, HUBBALLI, NOW, seedCase, seedCitizen, seedOfficer } from './officer-seed'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let now = NOW
let officer: { id: string; cookie: string }

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => now })
  officer = await seedOfficer(site.db, { postings: [HUBBALLI] })
})
beforeEach(() => {
  now = NOW
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const signedIn = async (at: number) => ({ session: await createSession(site.db, 'officer', officer.id, at) })
const WORDS = 'The bank has returned <two> credits.\nWe asked it for the reason in writing.'
const form = () => ({ key: randomUUID(), words: WORDS, day: '2026-11-30' })

test('what an officer wrote for longer than the desk stays open is kept, and sent after signing in again', async () => {
  const { number } = await seedCase(site.db, { citizen: await seedCitizen(site.db) })
  const path = `/officer/grievances/${number}/interim-reply`
  const sent = form()
  const browser = browserOn(site, await signedIn(NOW))
  now = NOW + 45 * 60_000
  const kept = await browser.post(path, sent)
  expect(kept.status).toBe(401)
  expect(kept.text).toContain('Your sign-in has ended')
  expect(kept.text).toMatch(/<a [^>]*href="\/officer\/sign-in"[^>]*target="_blank"/)
  expect(kept.text).toContain(`action="${path}"`)
  expect(kept.text).toMatch(/returned &lt;two&gt; credits.\r?\nWe asked/)
  expect(hidden(kept.text, 'key')).toBe(sent.key)
  expect(hidden(kept.text, 'day')).toBe(sent.day)
  expect(kept.text).not.toContain('type="file"')

  const again = browserOn(site, await signedIn(now))
  expect((await again.post(path, sent)).location).toBe(`/officer/grievances/${number}?done=${sent.key}`)
  const [stored] = await site.db.select().from(actions).where(eq(actions.id, sent.key))
  expect(stored).toMatchObject({ number, officer: officer.id })
  const [writing] = await site.db.select().from(writings).where(eq(writings.action, sent.key))
  expect(writing?.body.replace('\r', '')).toBe(WORDS)
})

test('files cannot be kept: the page says so and takes them anew', async () => {
  const { number } = await seedCase(site.db, { citizen: await seedCitizen(site.db) })
  const browser = browserOn(site, await signedIn(NOW - DAY))
  const photo = new File(['…'], 'passbook.jpg', { type: 'image/jpeg' })
  const path = `/officer/grievances/${number}/file-report`
  const kept = await browser.post(path, { ...form(), proof: photo })
  expect(kept.status).toBe(401)
  expect(kept.text).toContain('passbook.jpg')
  expect(kept.text).toContain('enctype="multipart/form-data"')
  expect(kept.text).toMatch(/<input [^>]*type="file"[^>]*name="proof"/)
})

test('a citizen who was never signed in here gets the citizens’ door; pages still lead there at once', async () => {
  const { number } = await seedCase(site.db, { citizen: await seedCitizen(site.db) })
  const browser = browserOn(site)
  const kept = await browser.post(`/grievances/${number}/note`, { key: randomUUID(), text: WORDS })
  expect(kept.status).toBe(401)
  expect(kept.text).toMatch(/href="\/sign-in"/)
  expect(kept.text).toContain('We asked it for the reason')
  const page = await browser.get(`/grievances/${number}/note`)
  expect(page).toMatchObject({ status: 303, location: `/sign-in?next=%2Fgrievances%2F${number}%2Fnote` })
})

test('also a few words are shown, and codes are not', async () => {
  const { number } = await seedCase(site.db, { citizen: await seedCitizen(site.db) })
  const key = randomUUID()
  const kept = await browserOn(site).post(`/grievances/${number}/note`, { key, text: 'It came today.' })
  expect(kept.text).toMatch(/<textarea [^>]*name="text"[^>]*>It came today.<.textarea>/)
  expect(kept.text).toContain(`<input type="hidden" name="key" value="${key}"/>`)
})

test('a registration that lay open for too long keeps its name and email', async () => {
  const answer = await browserOn(site).post('/register', {
    ...{ key: randomUUID(), name: 'ಸಾವಿತ್ರಿ ಹಿರೇಮಠ', email: 'savitri@example.org', language: 'kn' },
  })
  expect(answer.status).toBe(401)
  expect(answer.text).toContain('ಸಾವಿತ್ರಿ ಹಿರೇಮಠ')
  expect(answer.text).toContain('value="savitri@example.org"')
})
