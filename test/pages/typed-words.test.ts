import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSession } from '../../db/queries/session'
import { actions } from '../../db/schema/action'
import { drafts } from '../../db/schema/draft'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { NOW, seedCase, seedCitizen } from './officer-seed'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const WORDS = 'The street light is dark. <b>Since</b> "Deepavali"'
const SHOWN = '>The street light is dark. &lt;b&gt;Since&lt;/b&gt; &quot;Deepavali&quot;</textarea>'

// Every page is tried by a browser without a script in test/browser/all-pages.test.ts.
test('A form sent by a button of the language does nothing, and comes back in that language', async () => {
  const browser = browserOn(site)
  expect((await browser.get('/')).text).toContain(
    '<button class="as-link" name="speak" value="kn" lang="kn" form="typed"',
  )
  const answer = await browser.post('/grievances/new', { description: WORDS, back: '/', speak: 'hi' })
  expect(answer.status).toBe(200)
  expect(answer.text).toContain('<html lang="hi">')
  expect(answer.text).toContain(SHOWN)
  expect(browser.jar.get('language')).toBe('hi')
  expect(await site.db.select().from(drafts)).toEqual([])
  // It is the page for this one request only.
  const anew = await browser.get('/')
  expect(anew.text).toContain('<html lang="hi">')
  expect(anew.text).not.toContain('Deepavali')
})

test('A page that has nothing to fill in sends nothing along', async () => {
  expect((await browserOn(site).get('/help')).text).not.toContain('form="typed"')
})

test('What is asked for in another language is neither elsewhere nor in none of ours', async () => {
  const browser = browserOn(site)
  const away = await browser.post('/grievances/new', {
    description: WORDS,
    back: '//evil.example',
    speak: 'pa',
  })
  expect([away.status, away.text.includes('<html lang="pa">')]).toEqual([200, true])
  const unknown = await browser.post('/grievances/new', { description: WORDS, back: '/', speak: 'xx' })
  expect([unknown.status, unknown.text.includes(SHOWN)]).toEqual([200, true])
  expect(browser.jar.get('language')).toBe('pa')
  expect(await site.db.select().from(drafts)).toEqual([])
})

test('Of chosen files the names come back, with the word that they are to be chosen again', async () => {
  const citizen = await seedCitizen(site.db)
  const { number } = await seedCase(site.db, { citizen })
  const browser = browserOn(site, { session: await createSession(site.db, 'citizen', citizen, NOW) })
  const path = `/grievances/${number}/note`
  const key = hidden((await browser.get(path)).text, 'key')
  const sent = { key, text: WORDS, files: ['passbook.jpg', 'card.pdf'], back: path, speak: 'hi' }
  await browser.post(path, sent)
  const { status, text } = await browser.post(path, { ...sent, speak: 'en' })
  expect(status).toBe(200)
  expect(text).toContain(SHOWN)
  expect(text).toContain('Please choose them again. passbook.jpg, card.pdf')
  // It is the same form: what it belongs to, and what it would be known by if it were sent twice, stays.
  expect(hidden(text, 'key')).toBe(key)
  expect(await site.db.select().from(actions)).toEqual([])
})

test('A page that cannot be shown again keeps the form, which is still sent to where it belongs', async () => {
  const browser = browserOn(site)
  const answer = { report: randomUUID(), text: WORDS, back: '/report', speak: 'hi' }
  const { status, text } = await browser.post('/report', answer)
  expect([status, browser.jar.get('language')]).toEqual([409, 'hi'])
  expect(text).toContain('action="/report"')
  expect(text).toContain(SHOWN)
  expect(text).not.toContain('name="speak" value="hi"')
})

test('Words of one draft never come back on the page of another one', async () => {
  const browser = browserOn(site)
  const begin = (description: string) =>
    browser.post('/grievances/new', { description, service: 'old-age-pension' })
  await begin('The pension of my mother stays away.')
  const path = '/grievances/new/place'
  const key = hidden((await browser.get(path)).text, 'key')
  await begin('The pension of my aunt stays away.')
  const other = hidden((await browser.get(path)).text, 'key')
  const sent = { address: '14, Tank Road', back: path, speak: 'hi' }
  const own = await browser.post(path, { ...sent, key: other })
  expect([own.status, own.text.includes('>14, Tank Road</textarea>')]).toEqual([200, true])
  const ofBefore = await browser.post(path, { ...sent, key })
  expect([ofBefore.status, hidden(ofBefore.text, 'key')]).toEqual([409, key])
  expect(ofBefore.text).toContain('>14, Tank Road</textarea>')
})

test('Whoever may not send the form any more has it still, in that language', async () => {
  const browser = browserOn(site)
  const path = '/grievances/KA26AAAAAAAA/note'
  const { status, text } = await browser.post(path, { text: WORDS, back: path, speak: 'hi' })
  expect([status, browser.jar.get('language')]).toEqual([401, 'hi'])
  expect(text).toContain('<html lang="hi">')
  expect(text).toContain(SHOWN)
  expect(text).not.toContain('name="speak" value="hi"')
})
