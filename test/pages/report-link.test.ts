import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actions } from '../../db/schema/action'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { NOW, seedCitizen } from './officer-seed'
import { linkTo, reportedCase, type ReportedCase } from './reported-case'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let citizen: string

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  citizen = await seedCitizen(site.db)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const feedbackOn = ({ number }: ReportedCase) =>
  site.db
    .select()
    .from(actions)
    .where(and(eq(actions.number, number), eq(actions.kind, 'feedback')))

const WORDS = 'Two of the three instalments came.'

test('an answer is never filed on the report of a link that was opened since', async () => {
  const [one, other] = [await reportedCase(site.db, citizen), await reportedCase(site.db, citizen)]
  const browser = browserOn(site)
  await browser.get(await linkTo(site.db, one))
  const { text } = await browser.get('/report')
  const form = { key: hidden(text, 'key'), report: hidden(text, 'report'), satisfied: 'yes', text: WORDS }
  await browser.get(await linkTo(site.db, other))

  const kept = await browser.post('/report', form)
  expect(kept.status).toBe(409)
  expect(kept.text).toContain('Open the link of this report again')
  expect(kept.text).toContain(`>${WORDS}</textarea>`)
  expect(hidden(kept.text, 'report')).toBe(one.report)
  expect(hidden(kept.text, 'satisfied')).toBe('yes')
  expect([...(await feedbackOn(one)), ...(await feedbackOn(other))]).toEqual([])

  await browser.get(await linkTo(site.db, one))
  expect((await browser.post('/report', form)).status).toBe(303)
  expect(await feedbackOn(one)).toHaveLength(1)
  expect(await feedbackOn(other)).toEqual([])
})

test('a form that names no report is filed on none', async () => {
  const seeded = await reportedCase(site.db, citizen)
  const browser = browserOn(site)
  await browser.get(await linkTo(site.db, seeded))
  expect((await browser.post('/report', { key: randomUUID(), satisfied: 'yes' })).status).toBe(409)
  expect(await feedbackOn(seeded)).toEqual([])
})

test('what was written for longer than the link stays open is kept until the link is opened again', async () => {
  const seeded = await reportedCase(site.db, citizen)
  const browser = browserOn(site)
  await browser.get(await linkTo(site.db, seeded))
  const { text } = await browser.get('/report')
  const form = { key: hidden(text, 'key'), report: seeded.report, satisfied: 'yes', text: WORDS }
  browser.jar.delete('report')

  const kept = await browser.post('/report', form)
  expect(kept.status).toBe(401)
  expect(kept.text).toContain('Open the link in the SMS again, in another tab')
  expect(kept.text).toContain(`>${WORDS}</textarea>`)
  expect(hidden(kept.text, 'key')).toBe(form.key)
  expect(await feedbackOn(seeded)).toEqual([])

  await browser.get(await linkTo(site.db, seeded))
  expect((await browser.post('/report', form)).status).toBe(303)
  expect(await feedbackOn(seeded)).toHaveLength(1)
})

test('words with a telephone number are shown once more before they go', async () => {
  const seeded = await reportedCase(site.db, citizen)
  const browser = browserOn(site)
  await browser.get(await linkTo(site.db, seeded))
  const { text } = await browser.get('/report')
  const form = {
    ...{ key: hidden(text, 'key'), report: hidden(text, 'report'), satisfied: 'no', reason: 'nothing-done' },
    text: 'Ask my son, 98450 17265.',
  }
  const asked = await browser.post('/report', form)
  expect(asked.status).toBe(422)
  expect(asked.text).toContain('They have a phone number.')
  expect(await feedbackOn(seeded)).toEqual([])
  const again = await browser.post('/report', { ...form, cautioned: hidden(asked.text, 'cautioned') })
  expect(again.status).toBe(303)
  expect(await feedbackOn(seeded)).toHaveLength(1)
})

test('a link opens in the language of its SMS, until another one is chosen', async () => {
  const seeded = await reportedCase(site.db, citizen, 'kn')
  const browser = browserOn(site)
  browser.jar.delete('language')
  await browser.get(await linkTo(site.db, seeded))
  expect((await browser.get('/report')).text).toContain('<html lang="kn"')
  browser.jar.set('language', 'en')
  expect((await browser.get('/report')).text).toContain('<html lang="en"')
})
