import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
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

const PENSION = 'My mother has not got her old age pension for three months. The bank sends us away.'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let citizen: string
const dataDirectory = mkdtempSync(join(tmpdir(), 'janaspandana-documents-'))
const handedOver: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
  const config = readConfig({ NODE_ENV: 'test', DATA_DIRECTORY: dataDirectory })
  site = siteForTest({
    databaseUrl: database.url,
    now: () => NOW,
    config,
    handOver: (number) => handedOver.push(number),
  })
  citizen = await seedCitizen(site.db)
})
afterAll(async () => {
  await site.close()
  await database.drop()
  rmSync(dataDirectory, { recursive: true, force: true })
})

const signIn = async (browser: ReturnType<typeof browserOn>) =>
  browser.jar.set('session', await createSession(site.db, 'citizen', citizen, NOW))

/** As far as the details, signed out. */
async function describedAndPlaced(service = 'old-age-pension') {
  const browser = browserOn(site)
  await browser.post('/grievances/new', { description: PENSION })
  await browser.post('/grievances/new/service', { service })
  await browser.post('/grievances/new/place', {
    district: 'dharwad',
    taluk: 'dharwad.hubballi',
    locality: '',
    address: '12, Tank Road',
  })
  return browser
}

test('who signs in from the header while filing goes on there; from elsewhere one comes to one’s grievances', async () => {
  const browser = await describedAndPlaced()
  const door = async (path: string) =>
    /<a class="door" href="([^"]+)"/.exec((await browser.get(path)).text)?.[1]
  expect(await door('/grievances/new/details')).toBe('/sign-in?next=%2Fgrievances%2Fnew%2Fdetails')
  expect(await door('/help')).toBe('/sign-in')
})

test('each step has a way back to the one before', async () => {
  const browser = await describedAndPlaced()
  await browser.post('/grievances/new/details', { urgent: 'no' })
  await signIn(browser)
  const before = {
    service: '/grievances/new',
    department: '/grievances/new/service',
    'life-situation': '/grievances/new/service',
    place: '/grievances/new/service',
    details: '/grievances/new/place',
    review: '/grievances/new/details',
  }
  for (const [step, href] of Object.entries(before)) {
    const { text } = await browser.get(`/grievances/new/${step}`)
    expect(text).toContain(`<a class="back" href="${href}">Back to the previous step</a>`)
  }
  expect((await browser.get('/grievances/new')).text).not.toContain('class="back"')
  expect((await browser.get('/grievances/new')).text).toContain(PENSION)
})

test('a grievance is described, placed, proved, signed for and sent', async () => {
  const browser = browserOn(site)
  const described = await browser.post('/grievances/new', { description: PENSION })
  expect(described).toMatchObject({ status: 303, location: '/grievances/new/service' })
  const proposals = await browser.get('/grievances/new/service')
  expect(proposals.text).toContain('value="old-age-pension"')
  expect(proposals.text).toContain('found by: old, age, pension')

  expect((await browser.post('/grievances/new/service', { service: 'old-age-pension' })).location).toBe(
    '/grievances/new/place',
  )
  const district = await browser.post('/grievances/new/place', {
    district: 'dharwad',
    address: '12, Tank Road',
  })
  expect(district.location).toBe('/grievances/new/place?district=dharwad')
  const taluks = await browser.get(district.location)
  expect(taluks.text).toContain('dharwad.hubballi')
  expect(taluks.text).toContain('12, Tank Road')
  await browser.post('/grievances/new/place', {
    district: 'dharwad',
    taluk: 'dharwad.hubballi',
    locality: '',
    address: '12, Tank Road',
  })

  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitude: '15/1 22/1 0/1' } })
    .toBuffer()
  const details = await browser.post('/grievances/new/details', {
    urgent: 'no',
    files: new File([new Uint8Array(photo)], 'C:\\passbook.jpg', { type: 'image/jpeg' }),
  })
  expect(details.location).toBe('/grievances/new/review')

  expect((await browser.get('/grievances/new/review')).location).toBe(
    '/sign-in?next=%2Fgrievances%2Fnew%2Freview',
  )
  await signIn(browser)
  const review = await browser.get('/grievances/new/review')
  expect(review.text).toContain('It goes to Tahsildar, Hubballi, who must act and report by')
  expect(review.text).toContain('passbook.jpg')

  const key = hidden(review.text, 'key')
  const sent = await browser.post('/grievances/new/review', { key })
  const number = /\/grievances\/(\w+)\/registered/.exec(sent.location)?.[1] ?? ''
  expect(handedOver).toContain(number)
  const receipt = await browser.get(sent.location)
  expect(receipt.text).toContain(number.replace(/(.{4})(?=.)/g, '$1 '))
  expect(receipt.text).toContain('Tahsildar, Hubballi')
  for (const fact of ['My mother has not got', '12, Tank Road', 'passbook.jpg', `/track?number=${number}`])
    expect(receipt.text).toContain(fact)

  const [row] = await site.db.select().from(grievances).where(eq(grievances.number, number))
  expect(row).toMatchObject({
    title: 'My mother has not got her old age pension for three months',
    address: '12, Tank Road',
  })
  const [document] = await site.db.select().from(documents).where(eq(documents.number, number))
  expect(document).toMatchObject({ name: 'passbook.jpg', mediaType: 'image/jpeg', draft: null })
  const shown = await site.app.request(`/grievances/${number}/documents/${document?.id}`, {
    headers: { cookie: `session=${browser.jar.get('session')}` },
  })
  // Whatever somebody put into a file runs nowhere, also not as one of our own pages.
  expect(shown.headers.get('Content-Security-Policy')).toContain('sandbox')
  expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).exif).toBeUndefined()

  const again = await browser.post('/grievances/new/review', { key })
  expect(again.location).toBe(sent.location)
  expect(await site.db.$count(grievances, eq(grievances.citizen, citizen))).toBe(1)
})

test('what was written comes back with what is still needed', async () => {
  const browser = browserOn(site)
  const short = await browser.post('/grievances/new', { description: 'no water' })
  expect(short.status).toBe(422)
  expect(short.text).toContain('no water</textarea>')
  expect(short.text).toContain('href="#description"')
})

test('a bad file is named, and the good ones stay', async () => {
  const browser = await describedAndPlaced()
  const photo = await sharp({ create: { width: 10, height: 10, channels: 3, background: 'blue' } })
    .png()
    .toBuffer()
  const answer = await browser.post('/grievances/new/details', {
    urgent: 'yes',
    files: [
      new File(['MZ not a picture'], 'virus.jpg', { type: 'image/jpeg' }),
      new File([new Uint8Array(photo)], 'roof.png', { type: 'image/png' }),
      new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'film.jpg', { type: 'image/jpeg' }),
    ],
  })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('virus.jpg is neither a photo')
  expect(answer.text).toContain('film.jpg is larger than 5 MB')
  expect(answer.text).toContain('roof.png (')
  expect(answer.text).toMatch(/value="yes" checked/)
})

test('steps that lack an answer lead back to it', async () => {
  const browser = browserOn(site)
  await signIn(browser)
  expect((await browser.get('/grievances/new/review')).location).toBe('/grievances/new')
  expect((await browser.get('/grievances/new/details')).location).toBe('/grievances/new/place')
})

test('a taluk of another district is not taken', async () => {
  const browser = await describedAndPlaced()
  const answer = await browser.post('/grievances/new/place', {
    district: 'belagavi',
    taluk: 'dharwad.hubballi',
    address: '',
  })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Choose the taluk.')
})

test('without a script each page brings the next list, down to the village', async () => {
  const browser = await describedAndPlaced()
  const address = 'near the tank'
  const taluk = { district: 'dharwad', taluk: 'dharwad.hubballi', address }
  const first = await browser.post('/grievances/new/place', taluk)
  expect(first.location).toBe('/grievances/new/place?district=dharwad&taluk=dharwad.hubballi')
  const localities = await browser.get(first.location)
  expect(localities.text).toContain('value="dharwad.hubballi.shiraguppi"')
  expect(localities.text).toContain('near the tank')
  expect(localities.text).toContain('<h1>Now choose the hobli, gram panchayat or town</h1>')
  const hobli = { ...taluk, locality: 'dharwad.hubballi.shiraguppi' }
  const second = await browser.post('/grievances/new/place', hobli)
  const villages = await browser.get(second.location)
  expect(villages.text).toContain('<h1>Now the village or ward, if you know it</h1>')
  const village = 'dharwad.hubballi.shiraguppi.kusugal'
  const last = await browser.post('/grievances/new/place', { ...hobli, village })
  expect(last.location).toBe('/grievances/new/details')
  const kept = await browser.get('/grievances/new/place')
  expect(kept.text).toContain(`value="${village}" selected`)
})

test('a village of another hobli, kept by a browser that went back, is asked for again', async () => {
  const browser = await describedAndPlaced()
  const answer = await browser.post('/grievances/new/place', {
    district: 'dharwad',
    taluk: 'dharwad.hubballi',
    locality: 'dharwad.hubballi.chabbi',
    village: 'dharwad.hubballi.shiraguppi.kusugal',
    address: '',
  })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('href="#village"')
})

test('a matter of a town needs the town where towns are known, and goes on with the taluk elsewhere', async () => {
  const browser = await describedAndPlaced('street-light')
  const place = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: '', address: '' }
  const asked = await browser.post('/grievances/new/place', place)
  expect(asked.status).toBe(422)
  expect(asked.text).toContain('Choose the town')
  const unlisted = await browser.post('/grievances/new/place', { ...place, locality: 'elsewhere' })
  expect(unlisted.location).toBe('/grievances/new/details')
  const kalasa = { district: 'chikkamagaluru', taluk: 'chikkamagaluru.kalasa', address: '' }
  expect((await browser.post('/grievances/new/place', kalasa)).location).toBe('/grievances/new/details')
  const city = { ...place, locality: 'dharwad.hubballi.hubballi-dharwad-city' }
  const ward = { ...city, village: 'dharwad.hubballi.hubballi-dharwad-city.w31' }
  expect((await browser.post('/grievances/new/place', ward)).location).toBe('/grievances/new/details')
  await browser.post('/grievances/new/details', { urgent: 'no' })
  await signIn(browser)
  const review = await browser.get('/grievances/new/review')
  expect(review.text).toContain('Ward 31')
  expect(review.text).toContain('It goes to Junior Engineer, Ward 31, Hubballi-Dharwad City Corporation')
})

test('words that tell more than an officer needs are shown before they are sent, and may be sent', async () => {
  const browser = await describedAndPlaced()
  await browser.post('/grievances/new/details', { urgent: 'no' })
  await signIn(browser)
  const plain = await browser.get('/grievances/new/review')
  expect(plain.text).not.toContain('look at your words once more')
  const key = hidden(plain.text, 'key')
  const description = 'The pension has not come. Ask my neighbour at 98860 12345.'
  await browser.post('/grievances/new', { description, key })
  const review = await browser.get('/grievances/new/review')
  expect(review.text).toContain('They have a phone number.')
  expect(review.text).not.toContain('Aadhaar')
  expect((await browser.post('/grievances/new/review', { key })).location).toMatch(/registered$/)
})

test('whoever fits no proposal finds the service by what happens in life', async () => {
  const browser = browserOn(site)
  await browser.post('/grievances/new', { description: PENSION })
  const none = await browser.post('/grievances/new/service', { service: 'none' })
  const departments = await browser.get(none.location)
  expect(departments.text).toContain('href="/grievances/new/life-situation"')
  const groups = (await browser.get('/grievances/new/life-situation')).text.split('<details>')
  const old = groups.find((group) => group.startsWith('<summary>Growing old'))
  expect(old).toContain('value="old-age-pension"')
  expect(old).not.toContain('value="street-light"')
  const chosen = await browser.post('/grievances/new/life-situation', { service: 'old-age-pension' })
  expect(chosen.location).toBe('/grievances/new/place')
  const open = await browserOn(site).get('/life-situations')
  expect(open.text).toContain('href="/grievances/new?service=old-age-pension"')
})

test('who does not know the department reaches a nodal officer', async () => {
  const browser = await describedAndPlaced('other@')
  await browser.post('/grievances/new/details', { urgent: 'no' })
  await signIn(browser)
  const review = await browser.get('/grievances/new/review')
  expect(review.text).toContain('who must name the right officer by')
  const sent = await browser.post('/grievances/new/review', { key: hidden(review.text, 'key') })
  expect(sent.location).toMatch(/registered$/)
})

test('a draft that a citizen has sent for belongs to nobody else', async () => {
  const browser = await describedAndPlaced()
  const draft = browser.jar.get('draft') ?? ''
  await site.db.update(drafts).set({ citizen }).where(eq(drafts.id, draft))
  const stranger = browserOn(site, { draft })
  expect((await stranger.get('/grievances/new')).text).not.toContain('old age pension')
})

test('what a department of Bengaluru deals with is not taken for another place', async () => {
  const browser = browserOn(site)
  const hubballi = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: '', address: '' }
  const only = 'Bangalore Development Authority works only in Bengaluru Urban. Choose a place there'
  await browser.post('/grievances/new', { description: 'The BDA site has not been given to me.' })
  await browser.post('/grievances/new/service', { service: 'bda-site' })
  const refused = await browser.post('/grievances/new/place', hubballi)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain(only)
  expect(refused.text).toContain('<a href="/grievances/new/service">Choose another matter</a>')

  await browser.post('/grievances/new/service', { service: 'old-age-pension' })
  await browser.post('/grievances/new/place', hubballi)
  await browser.post('/grievances/new/details', { urgent: 'no' })
  await signIn(browser)
  await browser.post('/grievances/new/service', { service: 'other@bda' })
  expect((await browser.get('/grievances/new/review')).location).toBe('/grievances/new/place')
  expect((await browser.get('/grievances/new/place')).text).toContain(only)
})
