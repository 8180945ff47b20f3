import { TOTP, Secret } from 'otpauth'
import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { officers } from '../db/schema/people'
import { sessions } from '../db/schema/session'
import { siteForTest } from '../test/contract/site'
import { freshDatabase, type TestDatabase } from '../test/harness/database'
import type { CodeMessage } from './route'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let now = Date.UTC(2026, 10, 23, 5)
const sent: CodeMessage[] = []

beforeAll(async () => {
  database = await freshDatabase()
  const sendCode = async (message: CodeMessage) => (sent.push(message), true)
  site = siteForTest({ databaseUrl: database.url, now: () => now, sendCode })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})
beforeEach(() => {
  sent.length = 0
  now += 2 * 3_600_000
})

/** A browser: keeps its cookies and follows nothing by itself. */
function browser() {
  const cookies = new Map<string, string>()
  const visit = async (path: string, form?: Record<string, string>) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, origin: 'http://127.0.0.1:3000', 'accept-language': 'en' }
    const body = form && new URLSearchParams(form)
    const response = await site.app.request(path, { method: form ? 'POST' : 'GET', headers, body })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return {
      status: response.status,
      location: response.headers.get('location'),
      text: await response.text(),
    }
  }
  return { visit, cookies }
}

const lastCode = () => sent.at(-1)?.code ?? 'none'
const other = (code: string) => (code === '000000' ? '000001' : '000000')

test('a citizen registers once, comes back to where they were, and signs out', async () => {
  const { visit, cookies } = browser()
  const first = await visit('/sign-in?next=/grievances/new', { mobile: '98450 12345' })
  expect(first).toMatchObject({ status: 303, location: '/sign-in/code' })
  expect(sent).toMatchObject([{ mobile: '+919845012345', language: 'en' }])
  const page = await visit('/sign-in/code')
  expect(page.text).toContain('2345')
  expect(page.text).not.toContain('9845012345')
  expect(page.text).toContain('autocomplete="one-time-code"')
  expect(await visit('/sign-in/code', { code: lastCode() })).toMatchObject({ location: '/register' })
  expect((await visit('/register')).text).toContain('Data Protection Board')
  const faulty = await visit('/register', { name: ' ', language: 'kn', email: 'not an address' })
  expect(faulty.status).toBe(422)
  expect(faulty.text).toContain('value="not an address"')
  const done = await visit('/register', { name: 'ಸಾವಿತ್ರಿ', language: 'kn', email: '' })
  expect(done).toMatchObject({ status: 303, location: '/grievances/new' })
  expect(cookies.has('session')).toBe(true)
  expect(cookies.has('sign-in')).toBe(false)
  expect((await visit('/')).text).toContain('ಸಾವಿತ್ರಿ')
  await visit('/sign-out', {})
  expect(cookies.has('session')).toBe(false)

  now += 2 * 3_600_000
  await visit('/sign-in', { mobile: '+91 98450 12345' })
  expect(await visit('/sign-in/code', { code: lastCode() })).toMatchObject({
    status: 303,
    location: '/grievances',
  })
})

test('a code that was typed wrongly five times is dead, the right one included', async () => {
  const { visit } = browser()
  await visit('/sign-in', { mobile: '9845012346' })
  for (let attempt = 0; attempt < 5; attempt += 1) {
    expect((await visit('/sign-in/code', { code: other(lastCode()) })).status).toBe(422)
  }
  const tooLate = await visit('/sign-in/code', { code: lastCode() })
  expect(tooLate.status).toBe(422)
  expect(tooLate.text).toContain('does not work any more')
})

test.each(['1234567890', '080 2222 3333', '+1 202 555 0123', '5845012345', 'hello', ''])(
  '%s is no Indian mobile',
  async (mobile) => {
    const answer = await browser().visit('/sign-in', { mobile })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('href="#mobile"')
    expect(sent).toEqual([])
  },
)

test.each(['//evil.example', 'https://evil.example', '/\\evil.example'])(
  'nobody is led to %s afterwards',
  async (next) => {
    const { visit } = browser()
    await visit(`/sign-in?next=${encodeURIComponent(next)}`, { mobile: '9845012345' })
    expect((await visit('/sign-in/code', { code: lastCode() })).location).toBe('/grievances')
  },
)

test('an officer needs the app as well, and each of its codes opens the door once', async () => {
  const [officer] = await site.db
    .insert(officers)
    .values({ mobile: '+919845099999', name: 'Officer of the test', language: 'en' })
    .returning()
  const { visit, cookies } = browser()
  await visit('/officer/sign-in', { mobile: '9845099999' })
  expect(await visit('/officer/sign-in/code', { code: lastCode() })).toMatchObject({
    location: '/officer/sign-in/enrolment',
  })
  expect(cookies.has('session')).toBe(false)
  expect((await visit('/officer')).status).not.toBe(200)
  const page = await visit('/officer/sign-in/enrolment')
  const secret = /secret=([A-Z2-7]+)/.exec(page.text)?.[1] ?? ''
  expect((await visit('/officer/sign-in/enrolment/picture')).text).toContain('<svg')
  const appCode = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now })
  expect((await visit('/officer/sign-in/enrolment', { code: other(appCode()) })).status).toBe(422)
  expect(await visit('/officer/sign-in/enrolment', { code: appCode() })).toMatchObject({
    status: 303,
    location: '/officer',
  })
  expect(
    (
      await site.db
        .select()
        .from(sessions)
        .where(eq(sessions.person, officer?.id ?? ''))
    )[0]?.realm,
  ).toBe('officer')

  const stored = await site.db.select().from(officers).where(eq(officers.mobile, '+919845099999'))
  expect(stored[0]?.authenticatorSecret).not.toContain(secret)

  const again = browser()
  now += 120_000
  await again.visit('/officer/sign-in', { mobile: '9845099999' })
  await again.visit('/officer/sign-in/code', { code: lastCode() })
  expect(again.cookies.has('session')).toBe(false)
  const used = appCode()
  expect(await again.visit('/officer/sign-in/authenticator', { code: used })).toMatchObject({
    status: 303,
    location: '/officer',
  })

  const thief = browser()
  now += 1
  await site.db.execute('delete from one_time_passwords')
  await thief.visit('/officer/sign-in', { mobile: '9845099999' })
  await thief.visit('/officer/sign-in/code', { code: lastCode() })
  expect((await thief.visit('/officer/sign-in/authenticator', { code: used })).status).toBe(422)
})

test('a number of an officer and one of nobody get the same answers', async () => {
  const answers = []
  for (const mobile of ['9845099999', '9845088888']) {
    const { visit } = browser()
    const first = await visit('/officer/sign-in', { mobile })
    const second = await visit('/officer/sign-in/code')
    answers.push({ ...first, page: second.text.replace(/\d{4}|value="[^"]*"|%2B\d+/g, '') })
  }
  expect(answers[0]).toEqual(answers[1])
  expect(sent).toHaveLength(1)
})

test('knocking at the officers’ door locks no citizen out', async () => {
  const stranger = browser()
  for (const minutes of [0, 1, 2, 5, 10, 10]) {
    now += minutes * 60_000
    await stranger.visit('/officer/sign-in', { mobile: '9845055555' })
  }
  const { visit } = browser()
  expect(await visit('/sign-in', { mobile: '9845055555' })).toMatchObject({ location: '/sign-in/code' })
  expect(sent).toHaveLength(1)
})

test('who takes too long with the code begins anew, and still comes to where the way led', async () => {
  const { visit } = browser()
  await visit('/sign-in?next=/grievances/new/review', { mobile: '9845055561' })
  now += 11 * 60_000
  const anew = '/sign-in?next=%2Fgrievances%2Fnew%2Freview'
  expect(await visit('/sign-in/code')).toMatchObject({ status: 303, location: anew })
  expect(await visit('/sign-in/code', { code: lastCode() })).toMatchObject({ location: anew })
  expect(await browser().visit('/sign-in/code')).toMatchObject({ location: '/sign-in' })
})

test('nobody is hurried who has proved the number and looks for words', async () => {
  const { visit } = browser()
  await visit('/sign-in?next=/track', { mobile: '9845055562' })
  await visit('/sign-in/code', { code: lastCode() })
  now += 50 * 60_000
  const person = { name: 'Savitri Hiremath', language: 'kn', email: '' }
  expect(await visit('/register', person)).toMatchObject({ status: 303, location: '/track' })
})

test('the same browser may ask twice within a minute: the first code stays good', async () => {
  const { visit } = browser()
  await visit('/sign-in', { mobile: '9845055551' })
  now += 20_000
  const again = await visit('/sign-in?next=/track', { mobile: '9845055551' })
  expect(again).toMatchObject({ status: 303, location: '/sign-in/code' })
  expect(await visit('/sign-in/code', { again: 'yes' })).toMatchObject({ location: '/sign-in/code' })
  expect(sent).toHaveLength(1)
  expect(await visit('/sign-in/code', { code: lastCode() })).toMatchObject({ location: '/register' })
})

test.each(['', '/officer'])(
  'who only knows the number gets no ticket for the code on its way to %s/sign-in',
  async (door) => {
    const mobile = door === '' ? '9845055552' : '9845099999'
    const owner = browser()
    await owner.visit(`${door}/sign-in`, { mobile })
    const code = lastCode()
    now += 20_000
    const thief = browser()
    const waits = await thief.visit(`${door}/sign-in`, { mobile })
    expect(waits.status).toBe(429)
    expect(waits.text).toContain('works only in the browser')
    expect(thief.cookies.has('sign-in')).toBe(false)
    for (let attempt = 0; attempt < 5; attempt += 1)
      await thief.visit(`${door}/sign-in/code`, { code: other(code) })
    now += 60_000
    await thief.visit(`${door}/sign-in`, { mobile })
    expect(await thief.visit(`${door}/sign-in/code`, { code })).toMatchObject({ status: 422 })
    const next = door === '' ? '/register' : '/officer/sign-in/authenticator'
    expect(await owner.visit(`${door}/sign-in/code`, { code })).toMatchObject({ status: 303, location: next })
  },
)

test('a ticket that somebody has changed, or of the other door, opens nothing', async () => {
  const { visit, cookies } = browser()
  await visit('/officer/sign-in', { mobile: '9845077777' })
  expect((await visit('/sign-in/code')).location).toBe('/sign-in')
  const [body = '', signature = ''] = (cookies.get('sign-in') ?? '').split('.')
  const forged = Buffer.from(
    Buffer.from(body, 'base64url').toString().replace('"code"', '"register"'),
  ).toString('base64url')
  cookies.set('sign-in', `${forged}.${signature}`)
  expect((await visit('/register')).location).toBe('/sign-in')
})

test('in production the cookie is bound to the host and to https, and no page names the outbox', async () => {
  const production = siteForTest({
    databaseUrl: database.url,
    production: true,
    now: () => now,
    sendCode: async (one) => (sent.push(one), true),
  })
  const ask = (path: string, cookie: string, form: Record<string, string>) =>
    production.app.request(path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { cookie, origin: 'https://portal.example' },
    })
  const first = await ask('/sign-in', '', { mobile: '9845012345' })
  const ticket = first.headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = await production.app.request('/sign-in/code', { headers: { cookie: ticket } })
  expect(await page.text()).not.toContain('/dev')
  const done = await ask('/sign-in/code', ticket, { code: lastCode() })
  const cookie = done.headers.getSetCookie().find((line) => line.startsWith('__Host-session='))
  expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax/)
  await production.close()
})

test('no mobile number and no code comes into the log', async () => {
  let written = ''
  const log = pino({ level: 'debug' }, { write: (line: string) => void (written += line) })
  const failing = siteForTest({
    databaseUrl: database.url,
    now: () => now,
    log,
    sendCode: async (one) => {
      sent.push(one)
      throw new Error('the provider is away')
    },
  })
  const body = new URLSearchParams({ mobile: '9845066666' })
  const headers = { origin: 'http://127.0.0.1:3000' }
  expect((await failing.app.request('/sign-in', { method: 'POST', body, headers })).status).toBe(500)
  expect(written).toContain('the provider is away')
  expect(written).not.toContain('9845066666')
  expect(written).not.toContain(lastCode())
  await failing.close()
})
