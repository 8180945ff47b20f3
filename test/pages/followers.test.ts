import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readCaseForCitizen } from '../../db/queries/case'
import { noteReading } from '../../db/queries/reading'
import { createSession } from '../../db/queries/session'
import { audit } from '../../db/schema/audit'
import { documents } from '../../db/schema/document'
import { followers } from '../../db/schema/follower'
import { grievances, situations } from '../../db/schema/grievance'
import { messages } from '../../db/schema/message'
import { postings } from '../../db/schema/reference'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { DAY, NOW, seedCase, seedCitizen, seedOfficer, tell } from './officer-seed'

const TOWN = 'dharwad.hubballi.hubballi-dharwad-city'
const WARD = `${TOWN}.w31`
const OTHERS_WORDS = 'My child fell into the open drain in the dark.'
const OWN_WORDS = 'The lamp at the corner of Tank Road has been dark for a month.'
const ENGINEER = 'urban/assistant-executive-engineer@dharwad.hubballi.hubballi-dharwad-city'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let other: string
let neighbour: string
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})
beforeEach(async () => {
  // Cases of the test before are over.
  await site.db.update(situations).set({ stage: 'closed' })
  other = await seedCitizen(site.db, 'Basavaraj Kulkarni')
  neighbour = await seedCitizen(site.db, 'Savitri Hiremath')
})

const lamp = (more: Partial<Parameters<typeof seedCase>[1]> = {}) =>
  seedCase(site.db, {
    ...{ citizen: other, service: 'street-light', area: WARD, title: 'Dark', description: OTHERS_WORDS },
    ...more,
  })

const browserOf = async (citizen: string) =>
  browserOn(site, { session: await createSession(site.db, 'citizen', citizen, NOW) })

const PLACE = {
  district: 'dharwad',
  taluk: 'dharwad.hubballi',
  locality: TOWN,
  village: WARD,
  address: '12, Tank Road',
}

/** As far as the place, which answers where it goes on. */
async function placed(citizen: string, service = 'street-light', place = PLACE) {
  const browser = await browserOf(citizen)
  await browser.post('/grievances/new', { description: OWN_WORDS })
  await browser.post('/grievances/new/service', { service })
  const { location } = await browser.post('/grievances/new/place', place)
  return { browser, location }
}

const handlesOn = (text: string) =>
  [...text.matchAll(/name="similar" value="([0-9a-f]{16})"/g)].map(([, handle = '']) => handle)

async function joined(citizen: string) {
  const { browser } = await placed(citizen)
  const { text } = await browser.get('/grievances/new/similar')
  await browser.post('/grievances/new/similar', { similar: handlesOn(text)[0] ?? '' })
  const key = hidden((await browser.get('/grievances/new/join')).text, 'key')
  const { location } = await browser.post('/grievances/new/join', { key })
  return { browser, key, location }
}

test('what others have filed about the same matter here is shown by place and day, without number or words', async () => {
  const { number } = await lamp()
  const { browser, location } = await placed(neighbour)
  expect(location).toBe('/grievances/new/similar')
  const { text } = await browser.get(location)
  expect(text).toContain('One open grievance is about this here already')
  expect(text).toContain('Filed on 17 November.')
  expect(text).not.toContain(OTHERS_WORDS)
  expect(text).not.toContain(number)
  expect((await browser.post(location, {})).status).toBe(422)
  const different = await browser.post(location, { similar: 'different' })
  expect(different.location).toBe('/grievances/new/details')
  // It is not asked a second time for the same service and place.
  expect((await browser.post('/grievances/new/place', PLACE)).location).toBe('/grievances/new/details')
})

test('what is added is looked through for personal data before it goes', async () => {
  await lamp()
  const browser = await browserOf(await seedCitizen(site.db, 'Basavaraj Kulkarni'))
  await browser.post('/grievances/new', { description: `${OWN_WORDS} Call 98450 17265.` })
  await browser.post('/grievances/new/service', { service: 'street-light' })
  await browser.post('/grievances/new/place', PLACE)
  const { text } = await browser.get('/grievances/new/similar')
  await browser.post('/grievances/new/similar', { similar: handlesOn(text)[0] ?? '' })
  expect((await browser.get('/grievances/new/join')).text).toContain('They have a phone number.')
})

test.each([
  ['a matter of a person', { service: 'old-age-pension', area: 'dharwad.hubballi' }, 'old-age-pension'],
  ['another service', { service: 'garbage' }, 'street-light'],
  ['another ward', { area: `${TOWN}.w32` }, 'street-light'],
])('nothing is offered for %s', async (_what, seed, service) => {
  await lamp(seed)
  expect((await placed(neighbour, service)).location).toBe('/grievances/new/details')
})

test('neither is one’s own, one that is closed, or one of somebody who is not named', async () => {
  await lamp({ citizen: neighbour })
  await lamp({ situation: { stage: 'closed' } })
  const { number } = await lamp()
  await site.db.update(grievances).set({ nameWithheld: true }).where(eq(grievances.number, number))
  expect((await placed(neighbour)).location).toBe('/grievances/new/details')
})

test('of a ward also what is known of the town only, the nearest first', async () => {
  await lamp({ area: TOWN, filedAt: NOW - DAY })
  await lamp({ filedAt: NOW - 9 * DAY })
  const { browser } = await placed(neighbour)
  const { text } = await browser.get('/grievances/new/similar')
  expect(handlesOn(text)).toHaveLength(2)
  expect(text.indexOf('Filed on 12 November')).toBeLessThan(text.indexOf('Filed on 20 November'))
})

test('a neighbour adds his own: the officer reads it, its citizen does not, and the neighbour follows it', async () => {
  const { number } = await lamp({ situation: { posting: ENGINEER } })
  const { browser, key, location } = await joined(neighbour)
  expect(location).toBe(`/grievances/${number}/joined`)
  const page = (await browser.get(location)).text
  expect(page).toContain(OWN_WORDS)
  expect(page).not.toContain(OTHERS_WORDS)
  expect((await browser.get('/grievances')).text).toContain(`href="${location}"`)
  expect((await browser.get(`/grievances/${number}`)).status).toBe(404)
  // The same form again leads to the same place, and nothing is there twice.
  expect((await browser.post('/grievances/new/join', { key })).location).toBe(location)
  expect(await site.db.$count(followers, eq(followers.number, number))).toBe(1)
  expect(await site.db.$count(grievances, eq(grievances.citizen, neighbour))).toBe(0)

  const its = await browserOf(other)
  expect((await its.get(`/grievances/${number}`)).text).not.toContain(OWN_WORDS)
  const { cookie } = await seedOfficer(site.db, { postings: [ENGINEER] })
  const desk = await (await site.app.request(`/officer/grievances/${number}`, { headers: { cookie } })).text()
  expect(desk).toContain('One other has the same')
  expect(desk).toContain(OWN_WORDS)
  expect(desk).toContain('Savitri Hiremath')
})

test('a neighbour reads who has looked at what he added since: posts, no more exactly than in their taluk', async () => {
  const [ofWard] = await site.db.select().from(postings).where(eq(postings.area, WARD))
  const post = ofWard?.code ?? ''
  const { number } = await lamp({ situation: { posting: post } })
  const look = async () => {
    const { cookie } = await seedOfficer(site.db, { postings: [post] })
    expect((await site.app.request(`/officer/grievances/${number}`, { headers: { cookie } })).status).toBe(
      200,
    )
  }
  await look()
  await site.db
    .update(audit)
    .set({ at: new Date(Date.now() - DAY) })
    .where(eq(audit.subject, number))
  const { browser, location } = await joined(neighbour)
  expect((await browser.get(location)).text).toContain(`href="/grievances/${number}/readers"`)
  const readers = async () => (await browser.get(`/grievances/${number}/readers`)).text
  expect(await readers()).toContain('Nobody has looked at it since you added yours')
  await look()
  await noteReading(site.db, { number, what: 'read-by-link', officer: null })
  const page = await readers()
  expect(page).toContain('Street light not working')
  expect(page).toMatch(/<p>[^<]*, Hubballi<small/)
  expect(page).not.toContain('link in an SMS')
  const owners = await (await browserOf(other)).get(`/grievances/${number}/readers`)
  expect(owners.text).toMatch(/<p>[^<]*Ward[^<]*<small/)
})

test('followers are told that it moves, that there is a report and that it is over; never the link of the report', async () => {
  const { number, situation } = await lamp()
  await joined(neighbour)
  const step = { at: NOW, level: 'L1', posting: ENGINEER } as const
  await tell(site.db, situation, [
    { ...step, kind: 'assigned', data: { dueAt: NOW + DAY } },
    { ...step, kind: 'report-filed', action: crypto.randomUUID(), data: { until: NOW + DAY } },
    { ...step, kind: 'closed', data: { ending: 'satisfied', reopenUntil: NOW + DAY } },
  ])
  const told = await site.db.select().from(messages).where(eq(messages.recipient, neighbour))
  expect(told.map(({ template }) => template).toSorted()).toEqual([
    'followed-closed',
    'followed-moved',
    'followed-report',
  ])
  expect(told.every(({ variables }) => variables.report === undefined && variables.page === 'followed')).toBe(
    true,
  )
  expect(told.every((one) => one.number === number)).toBe(true)
  // Its own citizen is shown the own messages only.
  const own = await site.db.$count(messages, eq(messages.recipient, other))
  expect((await readCaseForCitizen(site.db, number, other))?.messages).toHaveLength(own)
})

test('what was not solved with it goes on as a grievance of its own, without a word written again', async () => {
  const { number } = await lamp()
  const { browser, location } = await joined(neighbour)
  const [follower] = await site.db.select().from(followers).where(eq(followers.citizen, neighbour))
  const photo = { name: 'lamp.jpg', mediaType: 'image/jpeg', bytes: 9, storedAs: 'f'.repeat(64) }
  await site.db.insert(documents).values({ ...photo, number, action: follower?.id ?? '' })
  const alone = await browser.post(location, {})
  expect(alone.location).toBe('/grievances/new/details')
  expect((await browser.get(alone.location)).text).toContain('lamp.jpg')
  await browser.post('/grievances/new/details', { urgent: 'no' })
  const review = (await browser.get('/grievances/new/review')).text
  expect(review).toContain(OWN_WORDS)
  expect(review).toContain('12, Tank Road')
  expect(review).toContain('lamp.jpg')
  // They stay with what was added, too.
  expect(await site.db.$count(documents, eq(documents.action, follower?.id ?? ''))).toBe(1)
})

test('who follows no longer is told nothing more', async () => {
  const { number, situation } = await lamp()
  const { browser, location } = await joined(neighbour)
  const leave = `/grievances/${number}/leave`
  expect((await browser.get(leave)).text).toContain('Follow this grievance no longer')
  expect((await browser.post(leave, {})).location).toBe('/grievances')
  expect((await browser.post(leave, {})).location).toBe('/grievances')
  expect((await browser.get(location)).status).toBe(404)
  await tell(site.db, situation, [
    { at: NOW, kind: 'closed', level: 'L1', posting: null, data: { ending: 'satisfied' } },
  ])
  expect(await site.db.$count(messages, eq(messages.recipient, neighbour))).toBe(0)
})

test('one that is closed before the neighbour has said yes goes on alone', async () => {
  const { number } = await lamp()
  const { browser } = await placed(neighbour)
  const { text } = await browser.get('/grievances/new/similar')
  await browser.post('/grievances/new/similar', { similar: handlesOn(text)[0] ?? '' })
  const key = hidden((await browser.get('/grievances/new/join')).text, 'key')
  await site.db.update(situations).set({ stage: 'closed' }).where(eq(situations.number, number))
  expect((await browser.post('/grievances/new/join', { key })).location).toBe('/grievances/new/details')
  expect(await site.db.$count(followers, eq(followers.number, number))).toBe(0)
})

test('papers of the neighbour reach the officer and nobody else', async () => {
  const { number } = await lamp({ situation: { posting: ENGINEER } })
  const { browser, key } = await joined(neighbour)
  const paper = { number, action: key, name: 'lamp.jpg', mediaType: 'image/jpeg', bytes: 3, storedAs: 'none' }
  const [{ id } = { id: '' }] = await site.db.insert(documents).values(paper).returning({ id: documents.id })
  const { cookie } = await seedOfficer(site.db, { postings: [ENGINEER] })
  const desk = await (await site.app.request(`/officer/grievances/${number}`, { headers: { cookie } })).text()
  expect(desk).toContain(`/documents/${id}`)
  const its = await browserOf(other)
  for (const one of [its, browser])
    expect((await one.get(`/grievances/${number}/documents/${id}`)).status).toBe(404)
})

test('nobody sees what somebody else follows', async () => {
  const { number } = await lamp()
  await joined(neighbour)
  const stranger = await browserOf(await seedCitizen(site.db, 'A Stranger'))
  for (const page of ['joined', 'leave', 'readers'])
    expect((await stranger.get(`/grievances/${number}/${page}`)).status).toBe(404)
  expect((await stranger.post(`/grievances/${number}/joined`, {})).status).toBe(404)
})
