import { eq, like } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSession } from '../../db/queries/session'
import { allowances } from '../../db/schema/allowance'
import { audit } from '../../db/schema/audit'
import { officers } from '../../db/schema/people'
import { siteFeedback } from '../../db/schema/site-feedback'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { NOW } from './officer-seed'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let operator: string
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  const [row] = await site.db
    .insert(officers)
    .values({ mobile: '+919900000046', name: 'Shruthi', language: 'en', roles: ['operator'] })
    .returning()
  operator = row?.id ?? ''
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const desk = async () => browserOn(site, { session: await createSession(site.db, 'officer', operator, NOW) })

async function send(form: Record<string, string>, language = 'en') {
  const browser = browserOn(site, { language })
  const key = form.key ?? hidden((await browser.get('/feedback')).text, 'key')
  return browser.post('/feedback', { key, page: '', topic: 'page', words: 'Too small to read.', ...form })
}

const kept = () => site.db.select().from(siteFeedback)

test('every page leads there by its pattern, without the number that stands in its address', async () => {
  const { text } = await browserOn(site).get('/track?number=KA26H7K3M9Q2')
  expect(text).toContain('href="/feedback?page=%2Ftrack"')
  const own = await browserOn(site).get('/a/some-token-of-an-sms')
  expect(own.text).not.toContain('page=%2Fa%2Fsome')
  const form = await browserOn(site).get('/feedback?page=%2Fgrievances%2F%3Anumber')
  expect(form.text).toContain('It is about the page /grievances/:number')
})

test.each([
  '/grievances/KA26H7K3M9Q2',
  'https://evil.example',
  '//evil.example/9845012345',
  '/track?number=1',
])('a page such as %s is not taken', async (page) => {
  const { text } = await browserOn(site).get(`/feedback?page=${encodeURIComponent(page)}`)
  expect(hidden(text, 'page')).toBe('')
})

test('what was sent is kept once, with the page and the language and nothing of the writer', async () => {
  const key = crypto.randomUUID()
  const form = { key, topic: 'language', words: 'ಪದ ಕಠಿಣವಾಗಿದೆ', page: '/help' }
  const twice = [await send(form, 'kn'), await send(form, 'kn')]
  expect(twice.map(({ location }) => location)).toEqual(['/feedback/thanks', '/feedback/thanks'])
  const rows = (await kept()).filter(({ id }) => id === key)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ topic: 'language', words: 'ಪದ ಕಠಿಣವಾಗಿದೆ', page: '/help', language: 'kn' })
  const thanks = await browserOn(site).get('/feedback/thanks')
  expect(thanks.text).toContain('This is not a grievance')
  expect(thanks.text).toContain('href="/grievances/new"')
})

test('what is missing is said at its field, and nothing is lost', async () => {
  const before = (await kept()).length
  const answer = await send({ topic: '', words: 'Bad' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('href="#topic"')
  expect(answer.text).toContain('Write in a few words what should be better.')
  expect(answer.text).toContain('>Bad</textarea>')
  expect((await send({ words: 'x'.repeat(2_001) })).text).toContain('Please keep it to 2,000 letters.')
  expect((await kept()).length).toBe(before)
})

test.each(['Call me on 98450 12345 please', 'My Aadhaar is 2341 2341 2346', 'write to a@b.example.org'])(
  'what tells who somebody is comes back: %s',
  async (words) => {
    const answer = await send({ words })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Please take it out.')
    expect((await kept()).some((row) => row.words === words)).toBe(false)
  },
)

test('where one address sends very many, the next one keeps its words on the page', async () => {
  await send({ words: 'The first of many' })
  await site.db.update(allowances).set({ taken: 1_000 }).where(like(allowances.key, 'site-feedback:%'))
  const answer = await send({ words: 'One too many of these' })
  expect(answer.status).toBe(429)
  expect(answer.text).toContain('One too many of these')
  await site.db.delete(allowances)
})

test('an operator finds the newest first, by topic, language and state', async () => {
  await send({ topic: 'accessibility', words: 'Nothing is read aloud here' })
  await send({ topic: 'other', words: 'पेज अच्छा है, धन्यवाद' }, 'hi')
  const browser = await desk()
  const all = (await browser.get('/operator/feedback')).text
  expect(all).toContain('<span class="words" lang="hi">पेज अच्छा है, धन्यवाद</span>')
  expect(all).toContain('Accessibility<span class="count"> 1<')
  const some = (await browser.get('/operator/feedback?topic=accessibility')).text
  expect(some).toContain('Nothing is read aloud here')
  expect(some).not.toContain('धन्यवाद')
  expect(some).toContain('href="/operator/feedback?topic=accessibility&amp;language=kn"')
  const hindi = (await browser.get('/operator/feedback?language=hi')).text
  expect(hindi).not.toContain('Nothing is read aloud here')
  expect((await browser.get('/operator/feedback?state=settled')).text).toContain(
    'There is none of this kind.',
  )
})

test('settling needs a note, is on record, and happens once', async () => {
  const [row] = await site.db.select().from(siteFeedback).where(eq(siteFeedback.topic, 'accessibility'))
  const door = `/operator/feedback/${row?.id}`
  const browser = await desk()
  const refused = await browser.post(door, { note: '  ' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Write what is done about it.')
  expect((await browser.post(door, { note: 'Mended in the next release.' })).location).toBe(door)
  expect((await browser.post(door, { note: 'Again' })).status).toBe(303)
  const { text } = await browser.get(door)
  expect(text).toContain('Mended in the next release.')
  expect(text).not.toContain('name="note"')
  expect((await browser.get('/operator/feedback?state=settled')).text).toContain('Nothing is read aloud here')
  const acts = await site.db.select().from(audit).where(eq(audit.act, 'settled-site-feedback'))
  expect(acts.map(({ actor, subject }) => [actor, subject])).toEqual([[operator, row?.id]])
})

test('many are on pages', async () => {
  const rows = Array.from({ length: 30 }, (_none, index) => ({
    ...{ id: crypto.randomUUID(), topic: 'page' as const, words: `Number ${index}`, language: 'en' },
    createdAt: new Date(NOW - index * 60_000),
  }))
  await site.db.insert(siteFeedback).values(rows)
  const { text } = await (await desk()).get('/operator/feedback?page=2')
  expect(text).toMatch(/26 to \d+ of \d+/)
})

test('nobody else reads it, and an address that is none is no page', async () => {
  expect((await browserOn(site).get('/operator/feedback')).location).toContain('/officer/sign-in')
  const [row] = await site.db
    .insert(officers)
    .values({ mobile: '+919900000047', name: 'Other', language: 'en', roles: ['auditor'] })
    .returning()
  const session = await createSession(site.db, 'officer', row?.id ?? '', NOW)
  const [entry] = await kept()
  const other = browserOn(site, { session })
  expect((await other.get('/operator/feedback')).status).toBe(403)
  expect((await other.get(`/operator/feedback/${entry?.id}`)).status).toBe(403)
  expect((await other.post(`/operator/feedback/${entry?.id}`, { note: 'x' })).status).toBe(403)
  expect((await (await desk()).get('/operator/feedback/none')).status).toBe(404)
  expect((await (await desk()).get(`/operator/feedback/${crypto.randomUUID()}`)).status).toBe(404)
})
