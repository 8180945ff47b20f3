import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config'
import { insertMessages } from '../db/queries/message'
import { citizens, officers } from '../db/schema/people'
import { grievances } from '../db/schema/grievance'
import { linksOfBefore, lookThrough, reseal, type Secrets } from '../scripts/rotation'
import { siteForTest } from '../test/contract/site'
import { freshDatabase, type TestDatabase } from '../test/harness/database'
import type { Filed } from '../workflows/grievance/types'
import { newAuthenticatorSecret, openSecret, sealSecret } from './authenticator'
import { paths } from './paths'
import type { CodeMessage } from './route'

const OLD = 'the secret of before, of more than thirty-two letters'
const NEW = 'the secret of now, which has more than thirty-two letters'
const BOTH: Secrets = [NEW, OLD]

let database: TestDatabase
let before: ReturnType<typeof siteForTest>
/** The same site after the change, as a second process on the same database. */
let after: ReturnType<typeof siteForTest>
let now = Date.UTC(2026, 10, 23, 5)
const sent: CodeMessage[] = []

beforeAll(async () => {
  database = await freshDatabase()
  before = siteWith({ SECRET: OLD, MSG91_WEBHOOK_SECRET: OLD })
  after = siteWith({
    ...{ SECRET: NEW, SECRET_BEFORE: OLD },
    ...{ MSG91_WEBHOOK_SECRET: NEW, MSG91_WEBHOOK_SECRET_BEFORE: OLD },
  })
})
afterAll(async () => {
  await Promise.all([before.close(), after.close()])
  await database.drop()
})

const siteWith = (settings: Record<string, string>) =>
  siteForTest({
    databaseUrl: database.url,
    config: readConfig({ NODE_ENV: 'test', ...settings }),
    now: () => now,
    sendCode: async (message) => (sent.push(message), true),
  })

/** A browser that keeps its ticket while the processes behind the address change. */
function browser() {
  let ticket = ''
  return async (site: typeof before, path: string, form: Record<string, string>) => {
    const headers = { cookie: ticket, origin: 'http://127.0.0.1:3000' }
    const answer = await site.app.request(path, { method: 'POST', headers, body: new URLSearchParams(form) })
    for (const line of answer.headers.getSetCookie())
      if (line.startsWith('sign-in=')) ticket = line.split(';')[0] ?? ''
    return { status: answer.status, location: answer.headers.get('location') }
  }
}

const lastCode = () => sent.at(-1)?.code ?? ''

async function enrolledOfficer(mobile: string, secret: string): Promise<string> {
  const [officer] = await before.db
    .insert(officers)
    .values({ mobile, name: 'Officer', language: 'en', authenticatorSecret: sealSecret(OLD, secret) })
    .returning()
  return officer?.id ?? ''
}

const sealedOf = async (id: string) =>
  (await before.db.select().from(officers).where(eq(officers.id, id)))[0]?.authenticatorSecret ?? ''

test('A sign-in that began under the secret before is finished under the new one', async () => {
  const post = browser()
  await post(before, '/sign-in', { mobile: '9845061001' })
  expect(await post(after, '/sign-in/code', { code: lastCode() })).toMatchObject({ location: '/register' })
})

test('Processes that were not started anew yet read what the new ones make, once they know both', async () => {
  const knowing = siteWith({ SECRET: OLD, SECRET_BEFORE: NEW })
  const post = browser()
  await post(after, '/sign-in', { mobile: '9845061002' })
  expect(await post(knowing, '/sign-in/code', { code: lastCode() })).toMatchObject({ location: '/register' })
  await knowing.close()
})

test('An officer signs in with the app of before, and its secret is sealed anew', async () => {
  const secret = newAuthenticatorSecret()
  const id = await enrolledOfficer('+919845061003', secret)
  const post = browser()
  await post(after, '/officer/sign-in', { mobile: '9845061003' })
  await post(after, '/officer/sign-in/code', { code: lastCode() })
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now })
  expect(await post(after, '/officer/sign-in/authenticator', { code })).toMatchObject({
    location: '/officer',
  })
  expect(openSecret([NEW], await sealedOf(id)).secret).toBe(secret)
})

test('A command seals all others anew, and says what is left before and after', async () => {
  const secret = newAuthenticatorSecret()
  const id = await enrolledOfficer('+919845061004', secret)
  const stranger = await enrolledOfficer('+919845061005', secret)
  const foreign = sealSecret('a secret that nobody remembers any more', secret)
  await before.db.update(officers).set({ authenticatorSecret: foreign }).where(eq(officers.id, stranger))
  const look = () => lookThrough(after.db, BOTH, () => {})
  expect(await look()).toEqual({ anew: 1, before: 1, unreadable: 1 })
  expect(await reseal(after.db, BOTH, () => {})).toBe(1)
  expect(await reseal(after.db, BOTH, () => {})).toBe(0)
  expect(await look()).toEqual({ anew: 2, before: 0, unreadable: 1 })
  expect(openSecret([NEW], await sealedOf(id)).secret).toBe(secret)
  expect(await sealedOf(stranger)).toBe(foreign)
})

test('A message that is still to go out with a link of before is counted', async () => {
  const report = 'c0ffee00-0000-4000-8000-000000000000'
  const number = 'KA26H7K3M9Q2'
  const [citizen] = await before.db
    .insert(citizens)
    .values({ mobile: '+919845061006', name: 'Citizen', language: 'en' })
    .returning()
  await before.db.insert(grievances).values({
    ...{
      number,
      citizen: citizen?.id ?? '',
      channel: 'portal',
      language: 'en',
      title: 'x',
      description: 'x',
    },
    ...{ service: 'old-age-pension', department: 'social-security', area: 'ka', filedAt: new Date(0) },
    ...{ filed: {} as Filed, idempotencyKey: report },
  })
  const due = [
    {
      revision: 2,
      template: 'report-filed',
      to: 'citizen' as const,
      channels: ['sms' as const],
      variables: { number, report },
    },
  ]
  await insertMessages(before.db, {
    ...{ number, due, linksExpireAt: new Date(now), secret: OLD, isNeeded: () => true },
  })
  expect(await linksOfBefore(after.db, BOTH)).toBe(1)
  expect(await linksOfBefore(after.db, [OLD])).toBe(0)
})

test('MSG91 may report at either address', async () => {
  const post = async (secret: string) => {
    const path = paths.deliveryReports(secret)
    return (await after.app.request(path, { method: 'POST', body: '{}' })).status
  }
  expect(await Promise.all([OLD, NEW, 'another'].map(post))).toEqual([200, 200, 404])
})
