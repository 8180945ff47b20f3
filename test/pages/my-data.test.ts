import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { routes } from '../../api/citizen/my-data/routes'
import { createSession } from '../../db/queries/session'
import { audit } from '../../db/schema/audit'
import { documents } from '../../db/schema/document'
import { grievances } from '../../db/schema/grievance'
import { messages } from '../../db/schema/message'
import { citizens } from '../../db/schema/people'
import { neededFor, NEEDS } from '../../views/messages/needs'
import { createTranslator } from '../../views/i18n'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { DAY, HOUR, HUBBALLI, NOW, seedCase, seedCitizen, seedOfficer, tell } from './officer-seed'
import { linkTo, reportedCase } from './reported-case'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
/** Codes by where they were sent. */
const codes = new Map<string, string>()
let now = NOW
let mailIsDown = false

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({
    databaseUrl: database.url,
    now: () => now,
    sendCode: async ({ mobile, code }) => Boolean(codes.set(mobile, code)),
    mailCode: async ({ email, code }) => !mailIsDown && Boolean(codes.set(email, code)),
  })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const tokenOf = (citizen: string) => createSession(site.db, 'citizen', citizen, now)
const browserOf = async (citizen: string) => browserOn(site, { session: await tokenOf(citizen) })
const personOf = async (id: string) =>
  (await site.db.select().from(citizens).where(eq(citizens.id, id)))[0] as typeof citizens.$inferSelect
const trailOf = async (citizen: string, act: string) =>
  site.db
    .select()
    .from(audit)
    .where(and(eq(audit.actor, citizen), eq(audit.act, act)))

test('everything that is held stands on one page, which the header leads to', async () => {
  const own = await seedCitizen(site.db, 'Savitri Hiremath', 'kn')
  await seedCase(site.db, { citizen: own })
  const browser = await browserOf(own)
  expect((await browser.get('/grievances')).text).toContain('href="/my-data"')
  const { text } = await browser.get('/my-data')
  const { mobile } = await personOf(own)
  expect(text).toContain('Savitri Hiremath')
  expect(text).toContain((mobile ?? '').replace(/^\+91(\d{5})/, '$1 '))
  expect(text).toContain('ಕನ್ನಡ (Kannada)')
  expect(text).toContain('1 grievance, with what was written')
  expect(text).toContain('You are signed in on one browser')
})

test('nobody but the citizen reaches any of it', async () => {
  const officer = await seedOfficer(site.db, { postings: [HUBBALLI], roles: ['auditor', 'operator'] })
  for (const { method, path } of routes) {
    for (const cookie of ['language=en', officer.cookie]) {
      const answer = await site.app.request(path, {
        method: method.toUpperCase(),
        headers: { cookie, Origin: 'http://127.0.0.1:3000' },
        ...(method === 'post' ? { body: new URLSearchParams({ key: randomUUID() }) } : {}),
      })
      if (method === 'get')
        expect([answer.status, answer.headers.get('Location')]).toEqual([
          303,
          expect.stringMatching(/^\/sign-in\?next=/),
        ])
      else expect(answer.status).toBe(401)
    }
  }
})

test('name and language are corrected at once, also for cases under way; faults stand at their fields', async () => {
  const own = await seedCitizen(site.db, 'Savitre', 'en')
  const { number } = await seedCase(site.db, { citizen: own })
  const browser = await browserOf(own)
  const wrong = await browser.post('/my-data/details', { name: '12', email: 'no mailbox', language: 'xx' })
  expect(wrong.status).toBe(422)
  for (const field of ['name', 'email', 'language']) expect(wrong.text).toContain(`href="#${field}"`)
  expect(wrong.text).toContain('value="no mailbox"')
  const right = { name: '  Savitri   Hiremath ', email: '', language: 'kn' }
  const saved = await browser.post('/my-data/details', right)
  expect([saved.status, saved.location]).toEqual([303, '/my-data?done=details'])
  expect(await personOf(own)).toMatchObject({ name: 'Savitri Hiremath', language: 'kn', email: null })
  const [row] = await site.db.select().from(grievances).where(eq(grievances.number, number))
  expect(row?.language).toBe('kn')
  expect((await browser.get(saved.location)).text).toContain('Your details are corrected')
  const [noted] = await trailOf(own, 'details-corrected')
  expect(JSON.stringify(noted)).not.toContain('Savitri')
})

test('another email counts once its code has come back, and not before', async () => {
  const own = await seedCitizen(site.db)
  await site.db.update(citizens).set({ email: 'old@example.in' }).where(eq(citizens.id, own))
  const browser = await browserOf(own)
  const details = { name: 'Savitri', email: 'new@example.in', language: 'en' }
  const asked = await browser.post('/my-data/details', details)
  expect([asked.status, asked.location]).toEqual([303, '/my-data/email'])
  expect((await personOf(own)).email).toBe('old@example.in')
  expect((await browser.get('/my-data')).text).toContain('Your new email is not confirmed yet')
  expect((await browser.get('/my-data/email')).text).toContain('new@example.in')
  const code = codes.get('new@example.in') ?? ''
  const wrong = await browser.post('/my-data/email', { code: code === '000000' ? '000001' : '000000' })
  expect([wrong.status, (await personOf(own)).email]).toEqual([422, 'old@example.in'])
  const right = await browser.post('/my-data/email', { code })
  expect([right.location, (await personOf(own)).email]).toEqual(['/my-data?done=email', 'new@example.in'])
  expect((await browser.get('/my-data')).text).not.toContain('not confirmed yet')
})

test('the code of a mailbox works for nobody else, and where none can be mailed nothing changes', async () => {
  const [own, other] = [await seedCitizen(site.db), await seedCitizen(site.db, 'Anita')]
  const [browser, stranger] = [await browserOf(own), await browserOf(other)]
  await browser.post('/my-data/details', { name: 'Savitri', email: 'box@example.in', language: 'en' })
  stranger.jar.set('sign-in', browser.jar.get('sign-in') ?? '')
  const taken = await stranger.post('/my-data/email', { code: codes.get('box@example.in') ?? '' })
  expect([taken.location, (await personOf(other)).email]).toEqual(['/my-data/details', null])
  mailIsDown = true
  const unsent = await stranger.post('/my-data/details', {
    name: 'New',
    email: 'x@example.in',
    language: 'en',
  })
  mailIsDown = false
  expect([unsent.status, (await personOf(other)).name]).toEqual([503, 'Anita'])
  expect(unsent.text).toContain('value="x@example.in"')
})

test('an email that is left empty is removed', async () => {
  const own = await seedCitizen(site.db)
  await site.db.update(citizens).set({ email: 'old@example.in' }).where(eq(citizens.id, own))
  await (await browserOf(own)).post('/my-data/details', { name: 'Savitri', email: ' ', language: 'en' })
  expect((await personOf(own)).email).toBeNull()
})

const sentTo = async (number: string) =>
  (await site.db.select().from(messages).where(eq(messages.number, number)))
    .map(({ template, channel }) => `${template} ${channel}`)
    .sort()

test('who wants only what is needed gets no other message, from the next step of a case under way', async () => {
  const own = await seedCitizen(site.db)
  await site.db.update(citizens).set({ email: 'a@example.in' }).where(eq(citizens.id, own))
  const { number, situation } = await seedCase(site.db, { citizen: own })
  const browser = await browserOf(own)
  const chosen = await browser.post('/my-data/messages', { wants: 'needed', byEmail: 'yes' })
  expect(chosen.location).toBe('/my-data?done=messages')
  const step = { at: NOW, level: 'L1' as const, posting: HUBBALLI }
  await tell(site.db, situation, [{ ...step, kind: 'interim-reply', data: { expectedAt: NOW + DAY } }])
  expect(await sentTo(number)).toEqual(['registered email', 'registered sms'])
  await browser.post('/my-data/messages', { wants: 'needed' })
  await tell(site.db, situation, [
    { ...step, kind: 'clarification-asked', action: randomUUID(), data: { until: NOW + DAY } },
  ])
  expect(await sentTo(number)).toEqual(['clarification-asked sms', 'registered email', 'registered sms'])
  // What was kept back is not said to have been sent.
  const { text } = await browser.get(`/grievances/${number}`)
  expect(text.match(/SMS/g)?.length).toBe(2)
  await browser.post('/my-data/messages', { wants: 'all' })
  await tell(site.db, situation, [{ ...step, kind: 'interim-reply', data: { expectedAt: NOW + DAY } }])
  expect(await sentTo(number)).toContain('interim-reply sms')
})

test('the page of messages says of each whether it stays, and a choice is asked for', async () => {
  const browser = await browserOf(await seedCitizen(site.db))
  const { text } = await browser.get('/my-data/messages')
  const t = createTranslator('en')
  const [always, only] = text.split('These come only if you want all')
  for (const template of neededFor(null)) expect(only).toContain(t(`my-data.message.${template}`))
  const kept = Object.entries(NEEDS).filter(([, need]) => need !== null)
  for (const [template] of kept) expect(always).toContain(t(`my-data.message.${template}`))
  expect((await browser.post('/my-data/messages', { byEmail: 'yes' })).status).toBe(422)
})

test('another browser is signed out, or all others, and nobody else’s', async () => {
  const [own, other] = [await seedCitizen(site.db), await seedCitizen(site.db, 'Anita')]
  const [here, there, third] = [await browserOf(own), await browserOf(own), await browserOf(own)]
  const stranger = await browserOf(other)
  const idIn = (text: string) => /name="browser" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? ''
  const foreign = idIn((await there.get('/my-data')).text)
  expect(foreign).not.toBe('')
  await stranger.post('/my-data', { browser: foreign })
  expect((await here.get('/my-data')).text).toContain('signed in on 3 browsers')
  await here.post('/my-data', { browser: 'others' })
  expect([(await here.get('/my-data')).status, (await there.get('/my-data')).status]).toEqual([200, 303])
  expect((await third.get('/my-data')).status).toBe(303)
  expect((await stranger.get('/my-data')).status).toBe(200)
  const again = await browserOf(own)
  const id = idIn((await here.get('/my-data')).text)
  expect((await here.post('/my-data', { browser: id })).location).toBe('/my-data?done=browsers')
  expect((await again.get('/my-data')).status).toBe(303)
})

test('the download holds all of the citizen’s own and nothing of others or of officers among themselves', async () => {
  const own = await seedCitizen(site.db)
  const first = await reportedCase(site.db, own)
  const second = await seedCase(site.db, { citizen: own, title: 'Street light out' })
  const foreign = await seedCase(site.db, {
    citizen: await seedCitizen(site.db, 'Anita'),
    title: 'Foreign matter',
  })
  const file = { mediaType: 'image/jpeg', bytes: 9, storedAs: 'f'.repeat(64) }
  await site.db.insert(documents).values([
    { ...file, number: first.number, name: 'passbook.jpg' },
    { ...file, number: first.number, action: randomUUID(), name: 'among-officers.jpg' },
  ])
  const browser = await browserOf(own)
  await browser.post(`/grievances/${second.number}/note`, {
    key: randomUUID(),
    text: 'The lamp hangs loose.',
  })
  const answer = await site.app.request('/my-data/download', {
    headers: { cookie: `session=${browser.jar.get('session')}` },
  })
  expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="my-data.json"')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  const text = await answer.text()
  const held = JSON.parse(text)
  expect(held.person).toMatchObject({ name: 'Savitri Hiremath', language: 'en' })
  expect(held.grievances.map(({ number }: { number: string }) => number).sort()).toEqual(
    [first.number, second.number].sort(),
  )
  const told = held.grievances.find(({ number }: { number: string }) => number === first.number)
  expect(told.steps.at(-1)).toMatchObject({
    kind: 'report-filed',
    words: { body: expect.stringContaining('instalments') },
  })
  expect(told.documents).toEqual([{ name: 'passbook.jpg', mediaType: 'image/jpeg', bytes: 9 }])
  expect(told.messages[0]).toMatchObject({ template: 'registered', channel: 'sms', state: 'queued' })
  for (const words of ['The lamp hangs loose.', 'House 12, near the tank']) expect(text).toContain(words)
  const hidden = [
    'Foreign matter',
    foreign.number,
    'among-officers.jpg',
    browser.jar.get('session') ?? '-',
    'Prakash',
  ]
  for (const words of hidden) expect(text).not.toContain(words)
})

test('the citizen reads which post has looked at what, and by which way; never a name, never the own looks', async () => {
  const own = await seedCitizen(site.db)
  const seeded = await reportedCase(site.db, own)
  const { number } = seeded
  const browser = await browserOf(own)
  const page = await browser.get(`/grievances/${number}`)
  expect(page.text).toContain(`href="/grievances/${number}/readers"`)
  await browser.get(await linkTo(site.db, seeded))
  await browser.get('/report')
  expect((await browser.get(`/grievances/${number}/readers`)).text).toContain('Nobody has looked at it yet')
  const file = { mediaType: 'image/jpeg', bytes: 9, storedAs: 'e'.repeat(64), name: 'a.jpg', number }
  const [paper] = await site.db.insert(documents).values(file).returning()
  const officer = await seedOfficer(site.db, { postings: [HUBBALLI], name: 'Prakash Naik' })
  const agent = { cookie: officer.cookie }
  for (const path of ['', '/interim-reply', `/documents/${paper?.id}`, `/documents/${randomUUID()}`])
    await site.app.request(`/officer/grievances/${number}${path}`, { headers: agent })
  const anybody = browserOn(site)
  await anybody.get(await linkTo(site.db, seeded))
  await anybody.get('/report')
  const { text } = await browser.get(`/grievances/${number}/readers`)
  expect(text.match(/Tahsildar, Hubballi/g)).toHaveLength(2)
  expect(text.match(/a paper,/g)).toHaveLength(1)
  expect(text.match(/by the link in an SMS/g)).toHaveLength(1)
  expect(text).not.toContain('Prakash')
})

test('who has looked is for the citizen of the case, and nobody who has nothing in it', async () => {
  const { number } = await seedCase(site.db, { citizen: await seedCitizen(site.db) })
  const stranger = await browserOf(await seedCitizen(site.db, 'Anita'))
  expect((await stranger.get(`/grievances/${number}/readers`)).status).toBe(404)
  expect((await browserOn(site).get(`/grievances/${number}/readers`)).status).toBe(303)
  const officer = await seedOfficer(site.db, { postings: [HUBBALLI] })
  const answer = await site.app.request(`/grievances/${number}/readers`, {
    headers: { cookie: officer.cookie },
  })
  expect(answer.status).toBe(303)
})

test('an erasure says what goes and stays, can be asked for and taken back, each once', async () => {
  const own = await seedCitizen(site.db)
  await seedCase(site.db, { citizen: own })
  const browser = await browserOf(own)
  const asked = await browser.get(paths.erasure())
  expect(asked.text).toContain('What stays, and why')
  expect(asked.text).toContain('One grievance is still open')
  expect(asked.text).toContain('21 December 2026')
  for (let times = 0; times < 2; times += 1)
    expect((await browser.post(paths.erasure(), { key: hidden(asked.text, 'key') })).location).toBe(
      '/my-data?done=erasure',
    )
  expect(await trailOf(own, 'erasure-asked')).toHaveLength(1)
  const { mobile } = await personOf(own)
  const told = await site.db
    .select()
    .from(messages)
    .where(eq(messages.recipient, mobile ?? ''))
  expect(told.map(({ template }) => template)).toEqual(['erasure-asked'])
  now += HOUR
  expect((await browser.get(paths.erasure())).text).toContain('Your data are erased after 21 December 2026')
  for (let times = 0; times < 2; times += 1)
    expect((await browser.post(paths.erasure(), { step: 'back' })).location).toBe(
      '/my-data?done=erasure-back',
    )
  expect((await personOf(own)).erasureAskedAt).toBeNull()
  expect(await trailOf(own, 'erasure-taken-back')).toHaveLength(1)
  now = NOW
})
