import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertReconciliation, noteRepaired, park, settleDifference } from '../../db/queries/difference'
import { createSession } from '../../db/queries/session'
import { audit } from '../../db/schema/audit'
import { differences } from '../../db/schema/difference'
import { officers } from '../../db/schema/people'
import { DIFFERENCE_KINDS, emptyTally } from '../../workflows/reconciliation/types'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let cookie: string
let operator: string
const lookedAt: string[] = []
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, lookAgain: (number) => lookedAt.push(number) })
  const roles = ['operator' as const]
  const [row] = await site.db
    .insert(officers)
    .values({ mobile: '+919900000046', name: 'Shruthi', language: 'en', roles })
    .returning()
  operator = row?.id ?? ''
  cookie = `session=${await createSession(site.db, 'officer', operator, Date.now())}`
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const NUMBER = 'KA26H7K3M9Q2'

async function read(path: string, language = 'en') {
  const answer = await site.app.request(path, { headers: { Cookie: cookie, 'Accept-Language': language } })
  return { status: answer.status, text: await answer.text() }
}

const send = (path: string, fields: Record<string, string>) =>
  site.app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Cookie: cookie, Origin: 'http://127.0.0.1:3000', 'Accept-Language': 'en' },
  })

async function parked(kind: (typeof DIFFERENCE_KINDS)[number], number = NUMBER) {
  await park(site.db, number, kind, { revision: 7 })
  const rows = await site.db.select().from(differences).where(eq(differences.kind, kind))
  return rows.find((row) => row.number === number)?.id ?? ''
}

test('An operator who signs in is led to the differences, of which there are none', async () => {
  const answer = await site.app.request('/officer', { headers: { Cookie: cookie } })
  expect(answer.headers.get('Location')).toBe('/operator/differences')
  const { status, text } = await read('/operator/differences')
  expect(status).toBe(200)
  expect(text).toContain('The two records agree')
  expect(text).toContain('have not been compared yet')
  await insertReconciliation(site.db, {
    ...{ id: 'run', startedAt: Date.now(), thorough: false, notKept: 0 },
    tally: { ...emptyTally(), looked: 12 },
  })
  expect((await read('/operator/differences')).text).toContain('12 grievances')
})

test('What is parked is listed with what it means and what to do, in every language', async () => {
  for (const kind of DIFFERENCE_KINDS.filter((one) => one !== 'counters')) await parked(kind)
  for (const language of ['en', 'kn', 'hi', 'pa']) {
    const list = await read('/operator/differences', language)
    const doors = [...list.text.matchAll(/\/operator\/differences\/[0-9a-f-]{36}/g)].map(([door]) => door)
    expect(doors.length).toBe(DIFFERENCE_KINDS.length - 1)
    for (const door of doors) expect((await read(door, language)).status).toBe(200)
  }
  const { text } = await read(`/operator/differences/${await parked('orphan')}`)
  expect(text).toContain('A workflow without a grievance')
  expect(text).toContain('Do not terminate it')
})

test('Looking again is asked of the reconciliation, and is on record', async () => {
  const id = await parked('no-answer')
  const answer = await send(`/operator/differences/${id}`, { step: 'again' })
  expect(answer.status).toBe(303)
  expect(lookedAt).toEqual([NUMBER])
  expect((await read(answer.headers.get('Location') ?? '')).text).toContain('It is being looked at')
  expect(await acts()).toContain('asked-difference-again')
})

const acts = async () =>
  (await site.db.select().from(audit).where(eq(audit.actor, operator))).map(({ act }) => act)

test('Settling needs a note, is on record, and the same is not brought up again', async () => {
  const id = await parked('words-lost')
  const door = `/operator/differences/${id}`
  const refused = await send(door, { step: 'settle', note: '  ' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Write what you found and did.')
  expect((await send(door, { step: 'settle', note: 'Told the department.' })).status).toBe(303)
  const { text } = await read(door)
  expect(text).toContain('Told the department.')
  expect(text).not.toContain('name="note"')
  expect(await acts()).toContain('settled-difference')
  expect(await park(site.db, NUMBER, 'words-lost', { revision: 7 })).toBe(false)
  expect(await park(site.db, NUMBER, 'words-lost', { revision: 8 })).toBe(true)
  expect(await settleDifference(site.db, id, operator, 'Again')).toBe(false)
})

test('The filters and pages show what is over, and how', async () => {
  for (let one = 0; one < 30; one += 1)
    await noteRepaired(site.db, `KA26A00000${String(one).padStart(2, '0')}`, 'case-behind')
  const { text } = await read('/operator/differences?filter=repaired&page=2')
  expect(text).toContain('26 to 30 of 30')
  expect((await read('/operator/differences?filter=settled')).text).toContain('Words of an act are lost')
})

test('Nobody else sees them, and an address that is no difference is no page', async () => {
  const [row] = await site.db
    .insert(officers)
    .values({ mobile: '+919900000047', name: 'Other', language: 'en', roles: ['auditor'] })
    .returning()
  const other = `session=${await createSession(site.db, 'officer', row?.id ?? '', Date.now())}`
  const answer = await site.app.request('/operator/differences', { headers: { Cookie: other } })
  expect(answer.status).toBe(403)
  expect((await read('/operator/differences/none')).status).toBe(404)
  expect((await read(`/operator/differences/${crypto.randomUUID()}`)).status).toBe(404)
})
