import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createSession } from '../../db/queries/session'
import { actions } from '../../db/schema/action'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { NOW, seedCase, seedCitizen } from './officer-seed'
import { linkTo, REPORT, reportedCase } from './reported-case'

type Verdict = { verdict: 'applied' | 'refused'; reason: string | null }
const REFUSED: Verdict = { verdict: 'refused', reason: 'another-report' }
const WORDS = 'Two of the three instalments came.'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let savitri: string
/** What the worker says at once of what is handed over; null while there is none. */
let verdict: Verdict | null = null

beforeEach(() => {
  verdict = null
})
beforeAll(async () => {
  database = await freshDatabase()
  const handOver = (number: string) => void (verdict && judge(number, verdict))
  site = siteForTest({ databaseUrl: database.url, now: () => NOW, handOver })
  savitri = await seedCitizen(site.db)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

async function judge(number: string, { verdict: said, reason }: Verdict) {
  await site.sql`
    update actions set verdict = ${said}, reason = ${reason} where number = ${number} and verdict is null`
}

const browserOf = async (citizen: string) =>
  browserOn(site, { session: await createSession(site.db, 'citizen', citizen, NOW) })

test('what waits for the case says so, and what the case refuses later is told with the words', async () => {
  const { number, report } = await reportedCase(site.db, savitri)
  const browser = await browserOf(savitri)
  const form = { key: randomUUID(), report, satisfied: 'no', reason: 'other', text: WORDS }
  const sent = await browser.post(`/grievances/${number}/feedback`, form)
  expect(sent.location).toBe(`/grievances/${number}?done=${form.key}`)

  const waiting = (await browser.get(sent.location)).text
  expect(waiting).toContain('Recorded, and being processed')
  expect(waiting).toContain(`hx-get="${sent.location}"`)
  expect(waiting).not.toContain('Your feedback is recorded')

  await judge(number, REFUSED)
  const refused = (await browser.get(sent.location)).text
  expect(refused).toContain('A newer report has been filed since you opened the page.')
  expect(refused).toContain(WORDS)
  expect(refused).not.toContain('Your feedback is recorded')
  expect(refused).not.toContain('hx-trigger')
})

test('what the case refuses at once is told in the same way, and once only', async () => {
  verdict = REFUSED
  const { number } = await seedCase(site.db, { citizen: savitri })
  const browser = await browserOf(savitri)
  const form = { key: randomUUID(), text: WORDS }
  for (let times = 0; times < 2; times += 1) {
    const sent = await browser.post(`/grievances/${number}/note`, form)
    expect(sent.location).toBe(`/grievances/${number}?done=${form.key}`)
    expect((await browser.get(sent.location)).text).toContain(WORDS)
  }
  expect(await site.db.$count(actions, eq(actions.number, number))).toBe(1)
})

test('a page tells of no act but the citizen’s own on this case', async () => {
  verdict = { verdict: 'applied', reason: null }
  const anita = await seedCitizen(site.db, 'Anita Thomas')
  const [one, other] = [
    await seedCase(site.db, { citizen: savitri }),
    await seedCase(site.db, { citizen: savitri }),
  ]
  const theirs = await seedCase(site.db, { citizen: anita })
  const key = randomUUID()
  const browser = await browserOf(savitri)
  await browser.post(`/grievances/${one.number}/note`, { key, text: WORDS })
  const told = 'It has been added, and the officer can read it'
  expect((await browser.get(`/grievances/${one.number}?done=${key}`)).text).toContain(told)
  expect((await browser.get(`/grievances/${other.number}?done=${key}`)).text).not.toContain(told)
  const page = await (await browserOf(anita)).get(`/grievances/${theirs.number}?done=${key}`)
  expect(page.status).toBe(200)
  expect(page.text).not.toContain(told)
})

test('the page behind the link of an SMS tells what became of the answer given there', async () => {
  const seeded = await reportedCase(site.db, savitri)
  const anybody = browserOn(site)
  await anybody.get(await linkTo(site.db, seeded))
  const key = hidden((await anybody.get('/report')).text, 'key')
  const form = { key, report: seeded.report, satisfied: 'no', reason: 'other', text: WORDS }
  const sent = await anybody.post('/report', form)
  expect(sent.location).toBe(`/report?done=${key}`)
  const waiting = (await anybody.get(sent.location)).text
  expect(waiting).toContain('Recorded, and being processed')
  expect(waiting).toContain(`hx-get="/report?done=${key}"`)
  expect(waiting).toMatch(/<script [^>]*src="\/static\/htmx/)

  await judge(seeded.number, REFUSED)
  const refused = (await anybody.get(sent.location)).text
  expect(refused).toContain('A newer report has been filed since you opened the page.')
  expect(refused).toContain(WORDS)
})

test('whoever has the link reads nothing else that the citizen wrote', async () => {
  verdict = REFUSED
  const seeded = await reportedCase(site.db, savitri)
  const key = randomUUID()
  const browser = await browserOf(savitri)
  await browser.post(`/grievances/${seeded.number}/note`, { key, text: 'For the officer alone.' })
  const anybody = browserOn(site)
  await anybody.get(await linkTo(site.db, seeded))
  const { status, text } = await anybody.get(`/report?done=${key}`)
  expect(status).toBe(200)
  expect(text).not.toContain('For the officer alone.')
  expect(text).not.toContain('This could not be done')
})

test('what an officer wrote is marked with its own language on a page in another one', async () => {
  const { number } = await reportedCase(site.db, savitri, 'kn')
  const session = await createSession(site.db, 'citizen', savitri, NOW)
  const { text } = await browserOn(site, { session, language: 'kn' }).get(`/grievances/${number}`)
  expect(text).toContain('<html lang="kn">')
  expect(text).toMatch(new RegExp(`lang="en"[^>]*>\\s*${REPORT}`))
})
