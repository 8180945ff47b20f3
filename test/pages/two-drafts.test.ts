import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../config'
import { createSession } from '../../db/queries/session'
import { documents } from '../../db/schema/document'
import { drafts } from '../../db/schema/draft'
import { grievances } from '../../db/schema/grievance'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { NOW, seedCitizen } from './officer-seed'

const PENSION = 'My mother has not got her old age pension for three months.'
const LIGHT = 'The street light at our corner has been out for a month.'
const NEW = '/grievances/new'
const GO_ON = { 'go-on-here': 'yes' }
const PLACE = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: '', address: '12, Tank Road' }

const dataDirectory = mkdtempSync(join(tmpdir(), 'janaspandana-drafts-'))
let database: TestDatabase
let site: ReturnType<typeof siteForTest>
type Browser = ReturnType<typeof browserOn>

beforeAll(async () => {
  database = await freshDatabase()
  const config = readConfig({ NODE_ENV: 'test', DATA_DIRECTORY: dataDirectory })
  site = siteForTest({ databaseUrl: database.url, now: () => NOW, config })
})
afterAll(async () => {
  await site.close()
  await database.drop()
  rmSync(dataDirectory, { recursive: true, force: true })
})

/** Key of the form that a step shows now. */
const keyAt = async (browser: Browser, step: string) =>
  hidden((await browser.get(`${NEW}${step}`)).text, 'key')

const draftWith = async (key: string) => {
  const [draft] = await site.db
    .select()
    .from(drafts)
    .where(sql`${drafts.answers} ->> 'key' = ${key}`)
  return draft
}

/** One browser: the pension, as far as the step whose form lies open, then the light begun in another tab. */
async function twoTabs(browser: Browser, step: '' | '/service' | '/place' | '/details') {
  await browser.post(NEW, { description: PENSION, service: 'old-age-pension' })
  if (step === '/details') await browser.post(`${NEW}/place`, PLACE)
  const pension = await keyAt(browser, step)
  await browser.post(NEW, { description: LIGHT, service: 'street-light' })
  const light = await keyAt(browser, '/place')
  expect(pension).not.toBe(light)
  return { pension, light }
}

test('a place that was chosen in one tab is never written into the matter of the other', async () => {
  const browser = browserOn(site)
  const { pension, light } = await twoTabs(browser, '/place')
  const asked = await browser.post(`${NEW}/place`, { ...PLACE, key: pension })
  expect(asked.status).toBe(409)
  expect(asked.text).toContain('You are writing two grievances in this browser')
  expect(asked.text).toContain('My mother has not got her old age pension')
  expect(asked.text).toContain('The street light at our corner')
  expect(asked.text).toContain('>12, Tank Road</textarea>')
  for (const field of ['key', 'district', 'taluk'] as const)
    expect(hidden(asked.text, field)).toBe({ ...PLACE, key: pension }[field])
  for (const key of [pension, light]) expect((await draftWith(key))?.answers.area).toBeUndefined()

  const gone = await browser.post(`${NEW}/place`, { ...PLACE, key: pension, ...GO_ON })
  expect(gone.location).toBe(`${NEW}/details`)
  expect((await draftWith(pension))?.answers.area).toBe('dharwad.hubballi')
  expect((await draftWith(light))?.answers.area).toBeUndefined()
  expect(await keyAt(browser, '/details')).toBe(pension)

  const back = { ...PLACE, locality: 'elsewhere', key: light }
  expect((await browser.post(`${NEW}/place`, back)).status).toBe(409)
  expect((await browser.post(`${NEW}/place`, { ...back, ...GO_ON })).location).toBe(`${NEW}/details`)
  expect((await draftWith(light))?.answers).toMatchObject({ service: 'street-light', area: PLACE.taluk })
  expect((await draftWith(pension))?.answers.service).toBe('old-age-pension')
})

test.each([
  ['', { description: `${PENSION} The bank sends us away.` }],
  ['/service', { service: 'bda-site' }],
  ['/department', { service: 'other@bda' }],
] as const)('what was sent from %s stores nothing before it is known what is meant', async (step, form) => {
  const browser = browserOn(site)
  const { pension, light } = await twoTabs(browser, step === '' ? '' : '/service')
  const before = [await draftWith(pension), await draftWith(light)]
  const asked = await browser.post(`${NEW}${step}`, { ...form, key: pension })
  expect(asked.status).toBe(409)
  expect([await draftWith(pension), await draftWith(light)]).toEqual(before)
  await browser.post(`${NEW}${step}`, { ...form, key: pension, ...GO_ON })
  expect((await draftWith(pension))?.answers).not.toEqual(before[0]?.answers)
  expect(await draftWith(light)).toEqual(before[1])
})

test('papers of one tab come to no other matter', async () => {
  const browser = browserOn(site)
  const { pension, light } = await twoTabs(browser, '/details')
  const files = new File(['%PDF-1.4\n%%EOF\n'], 'passbook.pdf', { type: 'application/pdf' })
  const asked = await browser.post(`${NEW}/details`, { key: pension, urgent: 'yes', files })
  expect(asked.status).toBe(409)
  expect(asked.text).toContain('passbook.pdf')
  expect(asked.text).toMatch(/<input [^>]*type="file"[^>]*name="files"/)
  expect(await site.db.$count(documents)).toBe(0)
  await browser.post(`${NEW}/details`, { key: pension, urgent: 'yes', files, ...GO_ON })
  const [paper] = await site.db.select().from(documents)
  expect(paper?.draft).toBe((await draftWith(pension))?.id)
  expect((await draftWith(light))?.answers.urgent).toBeUndefined()
})

test('of two matters the one of this page is read again before it is sent, and the other stays', async () => {
  const browser = browserOn(site)
  const { pension, light } = await twoTabs(browser, '/details')
  await browser.post(`${NEW}/details`, { key: pension, urgent: 'no', ...GO_ON })
  const citizen = await seedCitizen(site.db)
  browser.jar.set('session', await createSession(site.db, 'citizen', citizen, NOW))
  const answer = { ...PLACE, locality: 'elsewhere', key: light, ...GO_ON }
  await browser.post(`${NEW}/place`, answer)
  const asked = await browser.post(`${NEW}/review`, { key: pension })
  expect(asked.status).toBe(409)
  const read = await browser.post(`${NEW}/review`, { key: pension, ...GO_ON })
  expect(read.location).toBe(`${NEW}/review`)
  expect(await site.db.$count(grievances)).toBe(0)
  expect((await browser.get(`${NEW}/review`)).text).toContain('My mother has not got')
  const sent = await browser.post(`${NEW}/review`, { key: pension })
  expect(sent.location).toMatch(/registered$/)
  const [filed] = await site.db.select().from(grievances).where(eq(grievances.citizen, citizen))
  expect(filed?.description).toBe(PENSION)

  const going = await browser.post(`${NEW}/details`, { key: light, urgent: 'no' })
  expect(going.location).toBe(`${NEW}/review`)
  expect((await browser.post(`${NEW}/review`, { key: pension })).location).toBe(sent.location)
  expect(await keyAt(browser, '/review')).toBe(light)
})

test('who knows the key of a draft, and is not the browser that began it, opens nothing', async () => {
  const { pension } = await twoTabs(browserOn(site), '/place')
  const stranger = browserOn(site)
  for (let times = 0; times < 2; times += 1) {
    const answer = await stranger.post(`${NEW}/place`, { ...PLACE, key: pension, ...GO_ON })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('The grievance of this page is not in this browser any more')
    expect(answer.text).toContain('>12, Tank Road</textarea>')
    expect(answer.text).not.toContain('pension')
    // The second time the stranger has a draft, too.
    await stranger.post(NEW, { description: LIGHT, service: 'street-light' })
  }
  expect((await stranger.get(NEW)).text).toContain(LIGHT)
  expect((await draftWith(pension))?.answers.area).toBeUndefined()
})

test('steps that do not show the words name the grievance as soon as there are two', async () => {
  const browser = browserOn(site)
  await browser.post(NEW, { description: PENSION, service: 'old-age-pension' })
  expect((await browser.get(`${NEW}/place`)).text).not.toContain('Your grievance:')
  await browser.post(NEW, { description: LIGHT, service: 'street-light' })
  const named = /Your grievance: <span lang="en">The street light at our corner/
  expect((await browser.get(`${NEW}/place`)).text).toMatch(named)
  await browser.post(`${NEW}/place`, { ...PLACE, locality: 'elsewhere' })
  expect((await browser.get(`${NEW}/details`)).text).toMatch(named)
})

test('signing out forgets the drafts of all tabs', async () => {
  const browser = browserOn(site)
  const { pension } = await twoTabs(browser, '/place')
  await browser.post('/sign-out', {})
  expect(browser.jar.has('draft')).toBe(false)
  expect((await browser.post(`${NEW}/place`, { ...PLACE, key: pension, ...GO_ON })).status).toBe(409)
  expect((await draftWith(pension))?.answers.area).toBeUndefined()
})

test('other words for a grievance that is as far as the review ask for its service once more', async () => {
  const browser = browserOn(site)
  await browser.post(NEW, { description: PENSION, service: 'old-age-pension' })
  await browser.post(`${NEW}/place`, PLACE)
  await browser.post(`${NEW}/details`, { urgent: 'no' })
  const page = await browser.get(NEW)
  expect(page.text).toContain('You go on with the grievance that you began')
  const key = hidden(page.text, 'key')
  expect((await browser.post(NEW, { key, description: PENSION })).location).toBe(`${NEW}/review`)
  expect((await browser.post(NEW, { key, description: LIGHT })).location).toBe(`${NEW}/service`)
  const kept = await browser.post(`${NEW}/service`, { service: 'old-age-pension' })
  expect(kept.location).toBe(`${NEW}/review`)
  const other = await browser.get(`${NEW}?anew=yes`)
  expect(other.text).not.toContain(LIGHT)
  expect(hidden(other.text, 'key')).toBe('')
})

test('who comes with a service learns too that somebody else settles the matter', async () => {
  const browser = browserOn(site)
  const court = 'The mutation of my land waits: the dispute is pending in court.'
  const sent = await browser.post(NEW, { description: court, service: 'land-mutation' })
  expect(sent.location).toBe(`${NEW}/service`)
  expect((await browser.get(sent.location)).text).toContain('court')
})

test('what was begun and not sent waits on the first page and on one’s own, until it is sent', async () => {
  const session = await createSession(site.db, 'citizen', await seedCitizen(site.db), NOW)
  const browser = browserOn(site, { session })
  const waits = async (path: string) =>
    /You began a grievance[^]*?href="([^"]*)"/.exec((await browser.get(path)).text)?.[1]
  expect(await waits('/')).toBeUndefined()
  await browser.post(NEW, { description: PENSION, service: 'old-age-pension' })
  expect([await waits('/'), await waits('/grievances')]).toEqual([`${NEW}/place`, `${NEW}/place`])
  await browser.post(`${NEW}/place`, PLACE)
  await browser.post(`${NEW}/details`, { urgent: 'no' })
  expect(await waits('/grievances')).toBe(`${NEW}/review`)
  await browser.post(`${NEW}/review`, { key: await keyAt(browser, '/review') })
  expect([await waits('/'), await waits('/grievances')]).toEqual([undefined, undefined])
})

test('what was begun is thrown away with its papers, after one more question; the one of the other tab stays', async () => {
  const browser = browserOn(site)
  const { pension, light } = await twoTabs(browser, '/details')
  const draft = await draftWith(light)
  const paper = { name: 'lamp.pdf', mediaType: 'application/pdf', bytes: 9, storedAs: 'e'.repeat(64) }
  await site.db.insert(documents).values({ ...paper, draft: draft?.id ?? '' })
  expect((await browser.get('/')).text).toContain('href="/grievances/new/throw-away"')
  const asked = await browser.get(`${NEW}/throw-away`)
  expect(asked.text).toContain(LIGHT.slice(0, 30))
  // A form that was left open speaks of another one.
  await browser.post(`${NEW}/throw-away`, { key: pension })
  expect(await draftWith(light)).toBeDefined()
  const thrown = await browser.post(`${NEW}/throw-away`, { key: hidden(asked.text, 'key') })
  expect(thrown.location).toBe('/')
  expect(await draftWith(light)).toBeUndefined()
  expect(await site.db.$count(documents, eq(documents.draft, draft?.id ?? ''))).toBe(0)
  expect((await browser.get('/')).text).toContain(PENSION.slice(0, 30))
  expect(await draftWith(pension)).toBeDefined()
})
