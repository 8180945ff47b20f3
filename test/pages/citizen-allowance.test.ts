import { eq, like } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeFrom } from '../../db/queries/allowance'
import { createSession } from '../../db/queries/session'
import { actions } from '../../db/schema/action'
import { allowances } from '../../db/schema/allowance'
import { grievances } from '../../db/schema/grievance'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { DAY, HOUR, NOW, seedCase, seedCitizen } from './officer-seed'

const INDIA = 330 * 60_000

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let citizen: string
let now = NOW
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => now })
  citizen = await seedCitizen(site.db)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const browser = async () =>
  browserOn(site, { session: await createSession(site.db, 'citizen', citizen, now) })

/** As if this citizen had done so many acts today. */
async function acted(times: number) {
  const allowance = { key: `acts:${citizen}`, limit: times, period: DAY }
  for (let time = 0; time < times; time += 1) await takeFrom(site.db, allowance, now + INDIA)
}

/** A draft at its last step, and the key of its form. */
async function atTheReview(own: Awaited<ReturnType<typeof browser>>): Promise<string> {
  await own.post('/grievances/new', {
    description: 'The street light at our corner has been out for a month.',
  })
  await own.post('/grievances/new/service', { service: 'old-age-pension' })
  const place = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: '', address: '' }
  await own.post('/grievances/new/place', place)
  await own.post('/grievances/new/details', { urgent: 'no' })
  return hidden((await own.get('/grievances/new/review')).text, 'key')
}

/** As if this citizen had filed so many a moment ago. */
async function filed(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await seedCase(site.db, { citizen })
  await site.db
    .update(grievances)
    .set({ filedAt: new Date(now) })
    .where(eq(grievances.citizen, citizen))
}

test('after ten grievances in a month the next one goes out when its citizen has looked at the open ones', async () => {
  now = NOW
  await filed(10)
  const own = await browser()
  const key = await atTheReview(own)
  const review = await own.get('/grievances/new/review')
  expect(review.text).toContain('You have filed 10 grievances in the last thirty days')
  expect(review.text.match(/href="\/grievances\/KA[^"]+"/g)?.length).toBeGreaterThanOrEqual(5)
  const unlooked = await own.post('/grievances/new/review', { key })
  expect(unlooked.status).toBe(422)
  expect(unlooked.text).toContain('href="#looked"')
  expect(await site.db.$count(grievances)).toBe(10)
  const sent = await own.post('/grievances/new/review', { key, looked: 'yes' })
  expect(sent.location).toMatch(/registered$/)
})

test('after twenty grievances in a day a code shows that it is still the same citizen, and the next one goes out', async () => {
  now = NOW
  const own = await browser()
  const key = await atTheReview(own)
  await filed(20)
  const refused = await own.post('/grievances/new/review', { key, looked: 'yes' })
  expect(refused.status).toBe(429)
  expect(refused.text).toContain('Please show once more that it is you')
  expect(refused.text).toContain('The street light at our corner')
  const again = '/sign-in?next=%2Fgrievances%2Fnew%2Freview&amp;again=yes'
  expect(refused.text).toContain(`href="${again}"`)
  expect((await own.get(again.replace('&amp;', '&'))).status).toBe(200)
  now = NOW + HOUR
  const proved = await browser()
  proved.jar.set('draft', own.jar.get('draft') ?? '')
  const sent = await proved.post('/grievances/new/review', { key, looked: 'yes' })
  expect(sent.location).toMatch(/registered$/)
})

test('a second press that comes while the first one files is led to the receipt, whatever comes before the next one', async () => {
  now = NOW
  const own = await browser()
  const key = await atTheReview(own)
  const { number } = await seedCase(site.db, { citizen })
  await site.db.update(grievances).set({ idempotencyKey: key }).where(eq(grievances.number, number))
  await filed(20)
  const second = await own.post('/grievances/new/review', { key })
  expect(second.location).toBe(`/grievances/${number}/registered`)
})

test('after fifty acts in a day what was to be added to one’s own grievance is kept, and goes the next day', async () => {
  now = NOW + 3 * DAY
  await seedCase(site.db, { citizen })
  await acted(50)
  const own = await browser()
  const key = await atTheReview(own)
  const review = await own.get('/grievances/new/review')
  const similar = hidden(review.text, 'number')
  const spent = await own.post('/grievances/new/add', { key, number: similar })
  expect(spent.status).toBe(429)
  expect(spent.text).toContain('action="/grievances/new/add"')
  expect(await site.db.$count(actions, eq(actions.id, key))).toBe(0)
  now = NOW + 4 * DAY
  const added = await own.post('/grievances/new/add', { key, number: similar })
  expect(added.location).toBe(`/grievances/${similar}?done=${key}`)
})

test('after fifty acts in a day the words of the next one stay on the page', async () => {
  now = NOW
  const { number } = await seedCase(site.db, { citizen })
  await acted(50)
  const own = await browser()
  const key = hidden((await own.get(`/grievances/${number}/note`)).text, 'key')
  const refused = await own.post(`/grievances/${number}/note`, { key, text: 'It is still dark here.' })
  expect(refused.status).toBe(429)
  expect(refused.text).toContain('You have written about your grievances 50 times today')
  expect(refused.text).toContain('It is still dark here.</textarea>')
  expect(hidden(refused.text, 'key')).toBe(key)
  expect(await site.db.$count(actions, eq(actions.number, number))).toBe(0)
})

/** As if everything had been taken from what one network address may do, by the many people who share it. */
const spendAll = (what: 'drafts' | 'uploads') =>
  site.db
    .update(allowances)
    .set({ taken: 1_000_000 })
    .where(like(allowances.key, `${what}:%`))

test('where many people share one address, what was written is kept until there is room again', async () => {
  now = NOW
  const description = 'The street light at our corner has been out for a month.'
  const own = await browser()
  await own.post('/grievances/new', { description })
  await spendAll('drafts')
  const kept = await own.post('/grievances/new', { description, service: 'street-light' })
  expect(kept.status).toBe(429)
  expect(kept.text).toContain(`>${description}</textarea>`)
  expect(kept.text).toContain('action="/grievances/new"')
  now = NOW + HOUR
  const form = { description, service: hidden(kept.text, 'service') }
  expect((await (await browser()).post('/grievances/new', form)).location).toBe('/grievances/new/place')
})

test('so is the answer that came with papers, whose names are told', async () => {
  now = NOW + 2 * HOUR
  const own = await browser()
  const description = 'My mother has not got her old age pension for three months.'
  await own.post('/grievances/new', { description, service: 'old-age-pension' })
  const place = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: '', address: '' }
  await own.post('/grievances/new/place', place)
  const files = new File(['%PDF-1.4\n%%EOF\n'], 'passbook.pdf', { type: 'application/pdf' })
  await own.post('/grievances/new/details', { act: 'add', files })
  await spendAll('uploads')
  const kept = await own.post('/grievances/new/details', { urgent: 'yes', files })
  expect(kept.status).toBe(429)
  expect(hidden(kept.text, 'urgent')).toBe('yes')
  expect(kept.text).toContain('passbook.pdf')
})
