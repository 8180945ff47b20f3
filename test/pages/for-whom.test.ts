import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseNext } from '../../db/queries/erase'
import { ERASURE_WAIT } from '../../db/queries/erasure'
import { createSession } from '../../db/queries/session'
import { callTasks } from '../../db/schema/call'
import { situations } from '../../db/schema/grievance'
import { messages } from '../../db/schema/message'
import { citizens } from '../../db/schema/people'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { DAY, HUBBALLI, NOW, reachOfficer, seedCitizen, seedOfficer, tell } from './officer-seed'

const NAME = 'Savitri Hiremath'
const WORDS = 'The official asks five hundred rupees for every caste certificate.'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let citizen: string
let officer: string
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  citizen = await seedCitizen(site.db, NAME)
  officer = (await seedOfficer(site.db, { postings: [HUBBALLI] })).cookie
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const PLACE = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: '', address: '' }

/** As far as the review. */
async function atTheReview(cookies: Record<string, string> = {}) {
  const browser = browserOn(site, cookies)
  await browser.post('/grievances/new', { description: WORDS })
  await browser.post('/grievances/new/service', { service: 'old-age-pension' })
  await browser.post('/grievances/new/place', PLACE)
  await browser.post('/grievances/new/details', { urgent: 'no' })
  return browser
}
const signedIn = async () => ({ session: await createSession(site.db, 'citizen', citizen, NOW) })

async function send(browser: ReturnType<typeof browserOn>) {
  const { text } = await browser.get('/grievances/new/review')
  const sent = await browser.post('/grievances/new/review', { key: hidden(text, 'key') })
  return sent.location.split('/')[2] ?? ''
}

const asOfficer = async (number: string) => {
  await reachOfficer(site.db, number)
  return (await site.app.request(`/officer/grievances/${number}`, { headers: { cookie: officer } })).text()
}

test('for another person, with what that person is to the one who files', async () => {
  const browser = await atTheReview(await signedIn())
  expect((await browser.get('/grievances/new/review')).text).toContain('href="/grievances/new/for-whom"')
  const chosen = await browser.post('/grievances/new/for-whom', { whose: 'person' })
  expect(chosen.location).toBe('/grievances/new/for-whom?whose=person')
  const faulty = await browser.post('/grievances/new/for-whom', { whose: 'person', name: 'Gangavva' })
  expect(faulty.status).toBe(422)
  expect(faulty.text).toContain('value="Gangavva"')
  expect(faulty.text).toContain('href="#relation"')
  expect(faulty.text).toContain('href="#agrees"')
  const form = { whose: 'person', name: 'Gangavva Hiremath', relation: 'parent', agrees: 'yes' }
  expect((await browser.post('/grievances/new/for-whom', form)).location).toBe('/grievances/new/review')
  const number = await send(browser)
  for (const page of [`/grievances/${number}/registered`, `/grievances/${number}`]) {
    const { text } = await browser.get(page)
    expect(text).toContain('Gangavva Hiremath')
    expect(text).toContain('mother or father of who files')
  }
  expect(await asOfficer(number)).toContain('Gangavva Hiremath')
})

test.each([
  [{ whose: 'group', name: 'People of 4th Cross', people: '45' }, '45 people together'],
  [{ whose: 'group', name: 'People of 4th Cross', people: '' }, 'several people together'],
  [{ whose: 'panchayat', name: 'Adargunchi, ward 3', office: 'member' }, 'through a member (panch)'],
])('as a group or a panchayat: %o', async (form, told) => {
  const browser = await atTheReview(await signedIn())
  await browser.post('/grievances/new/for-whom', form)
  const number = await send(browser)
  const { text } = await browser.get(`/grievances/${number}`)
  expect(text).toContain(form.name)
  expect(text).toContain(told)
})

test.each([
  [{}, '#whose'],
  [{ whose: 'group', name: '' }, '#name'],
  [{ whose: 'group', name: 'We', people: '1' }, '#people'],
  [{ whose: 'panchayat', name: 'Adargunchi' }, '#office'],
])('what is missing is said at its field: %o', async (form, fault) => {
  const browser = await atTheReview(await signedIn())
  const answer = await browser.post('/grievances/new/for-whom', form as Record<string, string>)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(`href="${fault}"`)
})

test('a name that is withheld reaches no officer, and its citizen still gets SMS', async () => {
  const browser = await atTheReview(await signedIn())
  await browser.post('/grievances/new/for-whom', { whose: 'self', withheld: 'yes' })
  expect((await browser.get('/grievances/new/review')).text).toContain('do not learn name and number')
  const number = await send(browser)
  const page = await asOfficer(number)
  const [own] = await site.db.select().from(citizens).where(eq(citizens.id, citizen))
  expect(page).toContain(WORDS)
  expect(page).toContain('Asked not to be named')
  expect(page).not.toContain(NAME)
  expect(page).not.toContain(own?.mobile?.slice(-5))
  expect(await site.db.$count(messages, eq(messages.number, number))).toBe(1)
})

test('without a name: no sign-in, no SMS, and a code that leads back', async () => {
  const browser = await atTheReview()
  expect((await browser.get('/sign-in?next=%2Fgrievances%2Fnew%2Freview')).text).toContain(
    'href="/grievances/new/without-name"',
  )
  const { text } = await browser.get('/grievances/new/without-name')
  const form = { key: hidden(text, 'key') }
  expect((await browser.post('/grievances/new/without-name', form)).location).toBe('/grievances/new/review')
  expect((await browser.get('/grievances/new/for-whom')).text).not.toContain('name="withheld"')
  const number = await send(browser)
  const code = await codeOf(browser, number)
  expect((await browser.get('/grievances')).text).toContain(code)

  const page = await asOfficer(number)
  expect(page).toContain('Filed without a name')
  expect(await site.db.$count(messages, eq(messages.number, number))).toBe(0)
  const [row] = await site.db.select().from(situations).where(eq(situations.number, number))
  const data = { report: crypto.randomUUID(), attempt: 1, until: NOW + DAY }
  if (row)
    await tell(site.db, row.situation, [{ at: NOW, kind: 'call-due', level: 'L1', posting: null, data }])
  expect(await site.db.$count(callTasks, eq(callTasks.number, number))).toBe(0)

  const later = browserOn(site)
  expect((await later.post('/come-back', { code: 'K7Q2' })).status).toBe(422)
  expect(
    (await later.post('/come-back', { code: code.replace(/^./, code.startsWith('7') ? '8' : '7') })).text,
  ).toContain('Nothing was filed with this code')
  const back = await later.post('/come-back', { code: ` ${code.toLowerCase().replaceAll(' ', '-')} ` })
  expect(back.location).toBe('/grievances')
  expect((await later.get(`/grievances/${number}`)).text).toContain(WORDS)
})

/** Of the receipt. */
async function codeOf(browser: ReturnType<typeof browserOn>, number: string): Promise<string> {
  const receipt = (await browser.get(`/grievances/${number}/registered`)).text
  const code = /[0-9A-Z]{4}(?: [0-9A-Z]{4}){3}/.exec(receipt)?.[0] ?? ''
  expect(code).toHaveLength(19)
  return code
}

test('what is held of one without a name is shown, taken along and erased like that of anybody', async () => {
  const browser = await atTheReview()
  const { text } = await browser.get('/grievances/new/without-name')
  await browser.post('/grievances/new/without-name', { key: hidden(text, 'key') })
  const number = await send(browser)
  const code = await codeOf(browser, number)
  const data = (await browser.get('/my-data')).text
  expect(data).toContain('Not known: you filed without a name')
  expect(data).toContain('1 grievance, with what was written')
  for (const change of ['details', 'messages', 'mobile'])
    expect([change, (await browser.get(`/my-data/${change}`)).status]).toEqual([change, 404])
  const taken = JSON.parse((await browser.get('/my-data/download')).text)
  expect(taken.person).toMatchObject({ name: '', mobile: null, email: null })
  expect(taken.grievances[0]).toMatchObject({ number })
  const erasure = (await browser.get('/my-data/erasure')).text
  expect(erasure).toContain('the code that leads back')
  expect(erasure).not.toContain('We send you an SMS now')
  expect((await browser.post('/my-data/erasure', {})).location).toBe('/my-data?done=erasure')
  expect((await browser.get('/my-data/erasure')).text).not.toContain('you get an SMS')

  expect((await browser.get('/grievances')).text).toContain('You asked us to erase your data after')

  const early = (await browser.get(`/grievances/${number}/feedback`)).text
  expect(early).toContain('Look here again for it')
  expect(early).not.toContain('by SMS')

  const due = NOW + ERASURE_WAIT + DAY
  expect(await eraseNext(site.db, due)).toBeNull()
  await site.db.update(situations).set({ stage: 'closed', dueAt: null }).where(eq(situations.number, number))
  expect(await eraseNext(site.db, due)).toEqual([])
  expect((await browser.get('/my-data')).status).toBe(303)
  const back = await browserOn(site).post('/come-back', { code })
  expect(back.text).toContain('Nothing was filed with this code')
})

test('two presses make one person without a name', async () => {
  const browser = await atTheReview()
  const { text } = await browser.get('/grievances/new/without-name')
  const before = await site.db.$count(citizens)
  const second = browserOn(site, Object.fromEntries(browser.jar))
  const form = { key: hidden(text, 'key') }
  await Promise.all([browser, second].map((one) => one.post('/grievances/new/without-name', form)))
  expect(await site.db.$count(citizens)).toBe(before + 1)
  expect((await second.get('/grievances/new/review')).status).toBe(200)
})

test('where the state does not take them, there is no such page', async () => {
  const state = { ...site.dependencies.state, unnamedFiling: [] }
  const strict = siteForTest({ databaseUrl: database.url, now: () => NOW, state })
  const browser = browserOn(strict, await signedIn())
  browser.jar.set('draft', (await atTheReview()).jar.get('draft') ?? '')
  expect((await browser.get('/grievances/new/for-whom')).text).not.toContain('name="withheld"')
  await browser.post('/grievances/new/for-whom', { whose: 'self', withheld: 'yes' })
  expect((await browser.get('/grievances/new/review')).text).not.toContain('do not learn name and number')
  browser.jar.delete('session')
  expect((await browser.get('/grievances/new/without-name')).status).toBe(404)
  expect((await browser.get('/sign-in')).text).not.toContain('/come-back')
  await strict.close()
})
