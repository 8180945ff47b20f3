import { randomBytes } from 'node:crypto'
import { defaultPayloadConverter, type Payload } from '@temporalio/common'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSession } from '../../db/queries/session'
import { officers, type OfficerRole } from '../../db/schema/people'
import { SealedPayloads } from '../../operations/payload-codec'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'

const payloads = new SealedPayloads(new Map([['2026', randomBytes(32)]]))
const UI = 'http://127.0.0.1:8233'
let database: TestDatabase
let site: ReturnType<typeof siteForTest>
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, payloads })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

let mobiles = 0
async function signedIn(roles: OfficerRole[]): Promise<string> {
  mobiles += 1
  const [row] = await site.db
    .insert(officers)
    .values({ mobile: `+91990000005${mobiles}`, name: 'Shruthi', language: 'en', roles })
    .returning()
  return `session=${await createSession(site.db, 'officer', row?.id ?? '', Date.now())}`
}

const ask = (body: unknown, cookie = '') =>
  site.app.request('/operator/payloads/decode', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      Cookie: cookie,
      Origin: UI,
      'Content-Type': 'application/json',
      'X-Namespace': 'janaspandana',
    },
  })

async function sealed(value: unknown) {
  const [payload] = await payloads.encode([defaultPayloadConverter.toPayload(value) as Payload])
  const entries = Object.entries(payload?.metadata ?? {})
  const metadata = Object.fromEntries(
    entries.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
  )
  return { metadata, data: Buffer.from(payload?.data ?? []).toString('base64') }
}

test('An operator sees in Temporal’s UI what was sealed', async () => {
  const answer = await ask({ payloads: [await sealed({ level: 'L1' })] }, await signedIn(['operator']))
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(UI)
  expect(answer.headers.get('Access-Control-Allow-Credentials')).toBe('true')
  const { payloads: opened } = (await answer.json()) as { payloads: { data: string }[] }
  expect(Buffer.from(opened[0]?.data ?? '', 'base64').toString()).toBe('{"level":"L1"}')
})

test('Nobody else does', async () => {
  const body = { payloads: [await sealed({ level: 'L1' })] }
  expect((await ask(body)).status).not.toBe(200)
  expect((await ask(body, await signedIn([]))).status).toBe(403)
})

test('The UI may ask before it asks, and other pages may not', async () => {
  const preflight = (origin: string) =>
    site.app.request('/operator/payloads/decode', {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
    })
  expect((await preflight(UI)).headers.get('Access-Control-Allow-Headers')).toContain('X-Namespace')
  const other = (await preflight('https://elsewhere.example')).headers.get('Access-Control-Allow-Origin')
  expect(other).not.toBe('https://elsewhere.example')
})

test('What cannot be opened is told, and is no fault of ours', async () => {
  const cookie = await signedIn(['operator'])
  const one = await sealed('x')
  const changed = { ...one, data: Buffer.from(randomBytes(60)).toString('base64') }
  expect((await ask({ payloads: [changed] }, cookie)).status).toBe(422)
  expect((await ask({ nothing: true }, cookie)).status).toBe(400)
})
