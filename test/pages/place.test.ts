import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSession } from '../../db/queries/session'
import { drafts } from '../../db/schema/draft'
import { grievances } from '../../db/schema/grievance'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { HUBBALLI, NOW, seedCase, seedCitizen, seedOfficer } from './officer-seed'

const PLACE = '/grievances/new/place'
const POINT = '/grievances/new/point'
/** In the middle of Hubballi, with figures that nothing else on a page has. */
const HERE = { latitude: '15.3512345', longitude: '75.1298765', accuracy: '12' }
const MARKS = /15\.35123|75\.12988|15\.3512|75\.1298/

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let citizen: string
const log: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({
    databaseUrl: database.url,
    now: () => NOW,
    log: pino({ level: 'trace' }, { write: (line: string) => log.push(line) }),
  })
  citizen = await seedCitizen(site.db)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

type Browser = ReturnType<typeof browserOn>

/** As far as the place, signed out. */
async function described(): Promise<Browser> {
  const browser = browserOn(site)
  await browser.post('/grievances/new', { description: 'The old age pension has not come for three months.' })
  await browser.post('/grievances/new/service', { service: 'old-age-pension' })
  return browser
}

/** As far as the point. */
async function placed(taluk = { district: 'dharwad', taluk: 'dharwad.hubballi' }): Promise<Browser> {
  const browser = await described()
  const answer = await browser.post(PLACE, {
    ...taluk,
    locality: '',
    address: '12, Tank Road',
    onward: 'point',
  })
  expect(answer.location).toBe(POINT)
  return browser
}

const answersOf = async (browser: Browser) => {
  const [row] = await site.db
    .select({ answers: drafts.answers })
    .from(drafts)
    .where(eq(drafts.id, browser.jar.get('draft') ?? ''))
  return row?.answers
}

test('a place is found by its name, and choosing it fills the lists', async () => {
  const browser = await described()
  const search = await browser.post(PLACE, {
    search: 'yes',
    words: 'Kusugal',
    district: '',
    address: 'near the tank',
  })
  expect(search).toMatchObject({ status: 303, location: `${PLACE}?words=Kusugal` })
  const found = await browser.get(search.location)
  expect(found.text).toContain('One place is called so: choose yours.')
  expect(found.text).toContain('Village, Shiraguppi hobli, Hubballi taluk, Dharwad district')
  expect(found.text).toContain('near the tank</textarea>')
  expect(found.text).toContain('<h1>Where is it?</h1>')

  const code = 'dharwad.hubballi.shiraguppi.kusugal'
  const chosen = await browser.post(PLACE, { area: code, words: 'Kusugal', address: 'behind the tank' })
  expect(chosen.status).toBe(303)
  const filled = await browser.get(chosen.location)
  expect(filled.text).toContain('You chose Kusugal')
  for (const value of ['dharwad', 'dharwad.hubballi', 'dharwad.hubballi.shiraguppi', code])
    expect(filled.text).toContain(`value="${value}" selected`)
  expect(filled.text).toContain('behind the tank</textarea>')
  expect((await answersOf(browser))?.area).toBeUndefined()
})

test('where many are called so the first ten are shown, and how to see fewer', async () => {
  const browser = await described()
  const { text } = await browser.get(`${PLACE}?words=hosa`)
  expect(text).toMatch(/These are the first 10 of \d+ places\. Write the taluk behind the name/)
  expect(text.match(/name="area"/g)).toHaveLength(10)
})

test('what is not found is said, with the lists right there', async () => {
  const browser = await described()
  const { text } = await browser.get(`${PLACE}?words=Xyzzyqwv`)
  expect(text).toContain('No place called “Xyzzyqwv” was found.')
  expect(text).toContain('<select id="district"')
  const empty = await browser.post(PLACE, { search: 'yes', words: ' ', address: 'near the tank' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('href="#words"')
  expect(empty.text).toContain('near the tank</textarea>')
})

test('the phone names the nearest town, and asks', async () => {
  const browser = await described()
  const sent = await browser.post(PLACE, { phone: 'yes', ...HERE, words: '', address: 'near the tank' })
  expect(sent.status).toBe(303)
  const { text } = await browser.get(sent.location)
  expect(text).toMatch(
    /You seem to be near Hubballi-Dharwad City Corporation, [^<]*Dharwad\. Is the matter here\?/,
  )
  expect(text).toContain('value="dharwad.hubballi.hubballi-dharwad-city" selected')
  expect(text).toContain('near the tank</textarea>')
  expect(JSON.stringify(await answersOf(browser))).not.toMatch(/latitude|"area"/)
})

test('ten kilometres outside a town only the taluk is proposed', async () => {
  const browser = await described()
  const sent = await browser.post(PLACE, {
    phone: 'yes',
    latitude: '15.27',
    longitude: '75.13',
    accuracy: '9',
  })
  expect(sent.location).toBe(`${PLACE}?district=dharwad&taluk=dharwad.hubballi&by=phone`)
})

test.each([
  ['outside the state', { latitude: '28.61', longitude: '77.21' }, 'You seem to be outside Karnataka'],
  ['that does not know', { latitude: '', longitude: '' }, 'could not find out where it is'],
  ['that speaks nonsense', { latitude: 'here', longitude: '1e99' }, 'could not find out where it is'],
])('a phone %s leads to the lists', async (_what, coordinates, words) => {
  const browser = await described()
  const sent = await browser.post(PLACE, { phone: 'yes', ...coordinates, accuracy: '9', address: 'here' })
  const { text, status } = await browser.get(sent.location)
  expect(status).toBe(200)
  expect(text).toContain(words)
  expect(text).toContain('<select id="district"')
})

test('the point is put by the phone, on the sketch or in figures, and removed', async () => {
  const browser = await placed()
  const first = await browser.get(POINT)
  expect(first.text).toContain('<input type="image" id="sketch"')
  expect(first.text).toMatch(/alt="Sketch with [^"]*Hubballi[^"]*\. Put the point on it"/)

  expect((await browser.post(POINT, { phone: 'yes', ...HERE })).location).toBe(POINT)
  expect((await answersOf(browser))?.point).toEqual({ latitude: 15.35123, longitude: 75.12988 })
  expect((await browser.get(POINT)).text).toContain('In Hubballi, or within a kilometre of it')

  await browser.post(POINT, { 'sketch.x': '140', 'sketch.y': '110' })
  const touched = (await answersOf(browser))?.point
  expect(touched?.longitude).toBe(75.134)
  expect(touched?.latitude).toBeGreaterThan(15.4)
  expect((await browser.get(POINT)).text).toMatch(/About \d+ km north of Hubballi/)

  await browser.post(POINT, { coordinates: 'https://maps.example/?q=15.36412,75.12345' })
  expect((await answersOf(browser))?.point).toEqual({ latitude: 15.36412, longitude: 75.12345 })
  expect((await browser.post(POINT, { remove: 'here' })).location).toBe(POINT)
  expect((await answersOf(browser))?.point).toBeNull()
})

test.each([
  ['no figures', { coordinates: 'near the tank' }, 'coordinates', 'Write the latitude and the longitude'],
  ['exchanged figures', { coordinates: '75.12345, 15.36412' }, 'coordinates', 'not in India'],
  [
    'another district',
    { coordinates: '12.30512, 76.64123' },
    'coordinates',
    'km away from Hubballi, Dharwad',
  ],
  ['a phone elsewhere', { phone: 'yes', latitude: '28.61', longitude: '77.21' }, 'phone', 'km away from'],
  ['a phone in the dark', { phone: 'yes', ...HERE, accuracy: '2400' }, 'phone', 'only to about 3 km'],
  ['a key on the picture', { 'sketch.x': '0', 'sketch.y': '0' }, 'sketch', 'did not learn where'],
  ['a touch beside it', { 'sketch.x': '900', 'sketch.y': '10' }, 'sketch', 'did not learn where'],
])('%s is no point', async (_what, form, field, words) => {
  const browser = await placed()
  const { status, text } = await browser.post(POINT, form)
  expect(status).toBe(422)
  expect(text).toContain(`href="#${field}"`)
  expect(text).toContain(`id="${field}"`)
  expect(text).toContain(words)
  expect((await answersOf(browser))?.point ?? null).toBeNull()
})

test('whoever goes on with figures in the field keeps them, and whoever has emptied it keeps none', async () => {
  const browser = await placed()
  const details = '/grievances/new/details'
  expect((await browser.post(POINT, { coordinates: '', onward: 'yes' })).location).toBe(details)
  expect((await browser.post(POINT, { coordinates: 'x', onward: 'yes' })).status).toBe(422)
  expect((await browser.post(POINT, { coordinates: '15.364, 75.123', onward: 'yes' })).location).toBe(details)
  expect((await answersOf(browser))?.point).toEqual({ latitude: 15.364, longitude: 75.123 })
  await browser.post(POINT, { coordinates: '', onward: 'yes' })
  expect((await answersOf(browser))?.point).toBeNull()
})

test('the picture shows towns in the language of the reader, and nothing of the point', async () => {
  const browser = await placed()
  const before = await browser.get(`${POINT}/sketch`)
  await browser.post(POINT, { phone: 'yes', ...HERE })
  const after = await browser.get(`${POINT}/sketch`)
  expect(after.text).toBe(before.text)
  expect(after.text).toContain('>Kundgol<')
  browser.jar.set('language', 'kn')
  expect((await browser.get(`${POINT}/sketch`)).text).toContain('>ಕುಂದಗೋಳ<')
  expect((await browserOn(site).get(`${POINT}/sketch`)).status).toBe(404)
})

test('a point stays while the place becomes finer, and goes when the place is elsewhere', async () => {
  const browser = await placed()
  await browser.post(POINT, { phone: 'yes', ...HERE })
  const hubballi = { district: 'dharwad', taluk: 'dharwad.hubballi', address: '' }
  await browser.post(PLACE, { ...hubballi, locality: 'dharwad.hubballi.chabbi', village: '' })
  expect((await answersOf(browser))?.point).toMatchObject({ latitude: 15.35123 })
  await browser.post(PLACE, { district: 'mysuru', taluk: 'mysuru.mysuru', locality: '', address: '' })
  expect((await answersOf(browser))?.point).toBeNull()
})

test('nobody puts a point before there is a place', async () => {
  const browser = await described()
  expect((await browser.get(POINT)).location).toBe(PLACE)
  expect((await browser.post(POINT, { coordinates: '15.36412, 75.12345' })).location).toBe(PLACE)
})

test('the point goes with the grievance to its citizen and its officer, and to nobody else', async () => {
  const browser = await placed()
  await browser.post(POINT, { phone: 'yes', ...HERE })
  await browser.post('/grievances/new/details', { urgent: 'no' })
  browser.jar.set('session', await createSession(site.db, 'citizen', citizen, NOW))
  const review = await browser.get('/grievances/new/review')
  expect(review.text).toContain('15.35123, 75.12988')
  expect(review.text).toContain('Remove the point')
  const sent = await browser.post('/grievances/new/review', { key: hidden(review.text, 'key') })
  const number = /\/grievances\/(\w+)\/registered/.exec(sent.location)?.[1] ?? ''

  const [row] = await site.db.select().from(grievances).where(eq(grievances.number, number))
  expect(row).toMatchObject({ latitude: 15.35123, longitude: 75.12988 })
  expect(JSON.stringify(row?.filed)).not.toMatch(MARKS)
  const own = await browser.get(`/grievances/${number}`)
  expect(own.text).toContain('href="geo:15.35123,75.12988?q=15.35123,75.12988"')
  expect(own.text).toContain('class="sketch"')
  const tracked = await browserOn(site).get(`/track?number=${number}`)
  expect(tracked.status).toBe(200)
  expect(tracked.text).not.toMatch(MARKS)
  expect(tracked.text).not.toContain('geo:')
})

test('the officer who answers sees it with how exact it is', async () => {
  const { number } = await seedCase(site.db, { citizen })
  const point = { latitude: 15.354, longitude: 75.131 }
  await site.db.update(grievances).set(point).where(eq(grievances.number, number))
  const { cookie } = await seedOfficer(site.db, { postings: [HUBBALLI] })
  const answer = await site.app.request(`/officer/grievances/${number}`, { headers: { cookie } })
  const text = await answer.text()
  expect(text).toContain('href="geo:15.354,75.131?q=15.354,75.131"')
  expect(text).toContain('it was put on a sketch')
})

test('it is removed from the review, and the review comes back', async () => {
  const browser = await placed()
  await browser.post(POINT, { phone: 'yes', ...HERE })
  await browser.post('/grievances/new/details', { urgent: 'no' })
  expect((await browser.post(POINT, { remove: 'review' })).location).toBe('/grievances/new/review')
  browser.jar.set('session', await createSession(site.db, 'citizen', citizen, NOW))
  expect((await browser.get('/grievances/new/review')).text).toContain('Add a point on a map')
})

/** After all the others: every line that they have logged. */
test('no line of the log has coordinates or the words of a search', () => {
  expect(log.length).toBeGreaterThan(50)
  expect(log.join('\n')).not.toMatch(MARKS)
  expect(log.join('\n')).not.toMatch(/15\.36412|Kusugal|28\.61/)
})
