import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSession } from '../../db/queries/session'
import { registerCitizen } from '../../db/queries/person'
import { audit } from '../../db/schema/audit'
import { messages } from '../../db/schema/message'
import { citizens } from '../../db/schema/people'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn } from './citizen-browser'
import { NOW, seedCitizen } from './officer-seed'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
/** Codes by number, the newest. */
const codes = new Map<string, string>()
let now = NOW
let numbers = 0
const freshNumber = () => `98450${String((numbers += 1)).padStart(5, '0')}`

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({
    databaseUrl: database.url,
    now: () => now,
    sendCode: async ({ mobile, code }) => Boolean(codes.set(mobile, code)),
  })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const browserOf = async (citizen: string) =>
  browserOn(site, { session: await createSession(site.db, 'citizen', citizen, now) })
type Browser = Awaited<ReturnType<typeof browserOf>>

const mobileOf = async (id: string) =>
  (await site.db.select().from(citizens).where(eq(citizens.id, id)))[0]?.mobile ?? ''
const codeTo = (mobile: string) => codes.get(mobile) ?? ''
const wrong = (code: string) => (code === '111111' ? '222222' : '111111')

/** Up to the page of the second code. */
async function untilSecondCode(browser: Browser, citizen: string, to: string) {
  await browser.post('/my-data/mobile', {})
  await browser.post('/my-data/mobile/code', { code: codeTo(await mobileOf(citizen)) })
  return browser.post('/my-data/mobile/new', { mobile: to })
}

test('a number changes after a code on the old and a code on the new one', async () => {
  const own = await seedCitizen(site.db)
  const [browser, other] = [await browserOf(own), await browserOf(own)]
  const old = await mobileOf(own)
  const to = freshNumber()
  expect((await browser.get('/my-data/mobile')).text).toContain(
    'Ask your mobile operator for a new SIM with the same number',
  )
  expect((await browser.post('/my-data/mobile', {})).location).toBe('/my-data/mobile/code')
  expect((await browser.post('/my-data/mobile/code', { code: wrong(codeTo(old)) })).status).toBe(422)
  expect((await browser.post('/my-data/mobile/code', { code: codeTo(old) })).location).toBe(
    '/my-data/mobile/new',
  )
  expect((await browser.post('/my-data/mobile/new', { mobile: '12' })).status).toBe(422)
  expect((await browser.post('/my-data/mobile/new', { mobile: old })).text).toContain('you have already')
  expect((await browser.post('/my-data/mobile/new', { mobile: to })).location).toBe(
    '/my-data/mobile/new/code',
  )
  expect(await mobileOf(own)).toBe(old)
  const done = await browser.post('/my-data/mobile/new/code', { code: codeTo(`+91${to}`) })
  expect([done.location, await mobileOf(own)]).toEqual(['/my-data?done=mobile', `+91${to}`])
  expect([(await browser.get('/my-data')).status, (await other.get('/my-data')).status]).toEqual([200, 303])
  const told = await site.db
    .select()
    .from(messages)
    .where(inArray(messages.recipient, [old, `+91${to}`]))
  expect(told.map(({ template, recipient }) => [template, recipient]).sort()).toEqual(
    [
      ['mobile-changed', old],
      ['mobile-changed', `+91${to}`],
    ].sort(),
  )
  const trail = await site.db.select().from(audit).where(eq(audit.act, 'mobile-changed'))
  expect(trail).toHaveLength(1)
  expect(JSON.stringify(trail)).not.toMatch(new RegExp(`${to}|${old.slice(3)}`))
})

test('no step can be skipped, and a ticket is of use to nobody else', async () => {
  const [own, other] = [await seedCitizen(site.db), await seedCitizen(site.db, 'Anita')]
  const browser = await browserOf(own)
  for (const path of ['/my-data/mobile/new', '/my-data/mobile/new/code', '/my-data/mobile/code']) {
    expect((await browser.get(path)).location).toMatch(/^\/my-data\/mobile(\?again=yes)?$/)
    expect((await browser.post(path, { mobile: freshNumber(), code: '123456' })).location).toMatch(
      /^\/my-data\/mobile/,
    )
  }
  const to = freshNumber()
  await untilSecondCode(browser, own, to)
  const stranger = await browserOf(other)
  stranger.jar.set('sign-in', browser.jar.get('sign-in') ?? '')
  const before = await mobileOf(other)
  await stranger.post('/my-data/mobile/new/code', { code: codeTo(`+91${to}`) })
  expect(await mobileOf(other)).toBe(before)
  expect(await mobileOf(own)).not.toBe(`+91${to}`)
})

test('a closed browser goes on where it was for ten minutes, and then begins again', async () => {
  const own = await seedCitizen(site.db)
  const browser = await browserOf(own)
  await untilSecondCode(browser, own, freshNumber())
  now += 9 * 60_000
  expect((await browser.get('/my-data/mobile')).location).toBe('/my-data/mobile/new/code')
  expect((await browser.get('/my-data/mobile?again=yes')).status).toBe(200)
  now += 2 * 60_000
  expect((await browser.get('/my-data/mobile')).status).toBe(200)
  expect((await browser.get('/my-data/mobile/new/code')).location).toBe('/my-data/mobile')
  now = NOW
})

test('a number of somebody else is answered as any other until its code is proved', async () => {
  const [own, other] = [await seedCitizen(site.db), await seedCitizen(site.db, 'Anita')]
  const theirs = await mobileOf(other)
  const browser = await browserOf(own)
  const free = await untilSecondCode(browser, own, freshNumber())
  const freePage = (await browser.get(free.location)).text
  const taken = await browser.post('/my-data/mobile/new', { mobile: theirs })
  const takenPage = (await browser.get(taken.location)).text
  const plain = (text: string) => text.replace(/\d{4}|[0-9a-f-]{36}/g, '').replace(/<input[^>]*>/g, '')
  expect([taken.status, taken.location]).toEqual([free.status, free.location])
  expect(plain(takenPage)).toBe(plain(freePage))
  const said = await browser.post('/my-data/mobile/new/code', { code: codeTo(theirs) })
  expect(said.status).toBe(409)
  expect(said.text).toContain('is registered already')
  expect(await mobileOf(other)).toBe(theirs)
  expect((await browser.post('/my-data/mobile/new', { mobile: freshNumber() })).location).toBe(
    '/my-data/mobile/new/code',
  )
})

test('the same form twice changes the number once', async () => {
  const own = await seedCitizen(site.db)
  const browser = await browserOf(own)
  const to = freshNumber()
  await untilSecondCode(browser, own, to)
  const ticket = browser.jar.get('sign-in') ?? ''
  const twin = browserOn(site, { session: browser.jar.get('session') ?? '', 'sign-in': ticket })
  const form = { code: codeTo(`+91${to}`) }
  const answers = await Promise.all([
    browser.post('/my-data/mobile/new/code', form),
    twin.post('/my-data/mobile/new/code', form),
  ])
  expect(answers.map(({ location }) => location)).toEqual(['/my-data?done=mobile', '/my-data?done=mobile'])
  const trail = await site.db.select().from(audit).where(eq(audit.actor, own))
  expect(trail.filter(({ act }) => act === 'mobile-changed')).toHaveLength(1)
})

test('of two who want one number at once, and of one who registers with it, one gets it', async () => {
  const people = [await seedCitizen(site.db), await seedCitizen(site.db, 'Anita')]
  const to = freshNumber()
  const browsers = await Promise.all(people.map(browserOf))
  const given: string[] = []
  for (const [index, browser] of browsers.entries()) {
    await untilSecondCode(browser, people[index] ?? '', to)
    given.push(codeTo(`+91${to}`))
    now += 3 * 60_000
  }
  const [first, second] = await Promise.all(
    browsers.map((browser, index) => browser.post('/my-data/mobile/new/code', { code: given[index] ?? '' })),
  )
  await registerCitizen(site.db, { mobile: `+91${to}`, name: 'Third', email: null, language: 'en' })
  expect([first?.status, second?.status].sort()).toEqual([303, 409])
  expect(await site.db.$count(citizens, eq(citizens.mobile, `+91${to}`))).toBe(1)
  now = NOW
})

test('codes to one number are limited, and the page says when the next may come', async () => {
  const own = await seedCitizen(site.db)
  const browser = await browserOf(own)
  await browser.post('/my-data/mobile', {})
  const elsewhere = await browserOf(own)
  const again = await elsewhere.post('/my-data/mobile', {})
  expect(again.status).toBe(429)
  expect(again.text).toContain('Here you can ask for one at')
  expect((await browser.post('/my-data/mobile/code', { again: 'yes' })).location).toBe('/my-data/mobile/code')
})
