import { eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit } from '../../db/schema/audit'
import { holidays } from '../../db/schema/reference'
import { loadReference } from '../../reference/load'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { asRead } from '../harness/as-read'
import { NOW, seedOfficer } from './officer-seed'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let administrator: { id: string; cookie: string }
let auditor: { cookie: string }

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  administrator = await seedOfficer(site.db, { roles: ['administrator'] })
  auditor = await seedOfficer(site.db, { roles: ['auditor'] })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

async function ask(
  path: string,
  form?: Record<string, string>,
  { cookie } = administrator as { cookie: string },
) {
  const headers = { cookie, origin: 'http://127.0.0.1:3000' }
  const body = form && new URLSearchParams(form)
  const answer = await site.app.request(path, { method: form ? 'POST' : 'GET', headers, body })
  const location = answer.headers.get('location') ?? ''
  return { status: answer.status, location, text: asRead(await answer.text()) }
}

const NEW = '/admin/holidays/new'
const names = { 'name-kn': 'ರಾಜ್ಯ ಶೋಕಾಚರಣೆ', 'name-en': 'State mourning' }
const right = { day: '2026-12-08', ...names }
const rowOf = async (date: string) =>
  (await site.db.select().from(holidays).where(eq(holidays.date, date)))[0]

test.each([
  ['no day', ''],
  ['a day that is none', '2026-02-30'],
  ['yesterday', '2026-11-20'],
  ['a day too far off', '2028-01-03'],
  ['a holiday of the list', '2026-12-25'],
  ['a Sunday', '2026-12-06'],
  ['a second Saturday', '2026-12-12'],
])('Of %s nothing is declared, and what was typed stays', async (_, day) => {
  const answer = await ask(NEW, { ...right, day, step: 'done' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('id="day-fault"')
  expect(answer.text).toContain('State mourning')
  expect(await site.db.$count(holidays, isNotNull(holidays.declaredBy))).toBe(0)
})

test('A name is missing in one language, or too long', async () => {
  expect((await ask(NEW, { ...right, 'name-kn': '' })).text).toContain('id="name-kn-fault"')
  expect((await ask(NEW, { ...right, 'name-en': 'x'.repeat(81) })).text).toContain('id="name-en-fault"')
})

test('It is asked, declared once however often it is sent, and put on record', async () => {
  const asked = await ask(NEW, right)
  expect([asked.status, asked.text]).toEqual([
    200,
    expect.stringContaining('Declare 8 December 2026 a holiday?'),
  ])
  expect(await rowOf(right.day)).toBeUndefined()
  expect((await ask(NEW, { ...right, step: 'change' })).text).toContain('value="State mourning"')
  const done = await Promise.all([1, 2].map(() => ask(NEW, { ...right, step: 'done' })))
  expect(done.map(({ status }) => status)).toEqual([303, 303])
  expect((await ask(NEW, { ...right, step: 'done' })).status).toBe(303)
  expect(await rowOf(right.day)).toMatchObject({ declaredOn: '2026-11-21', declaredBy: administrator.id })
  const records = await site.db.select().from(audit).where(eq(audit.subject, right.day))
  expect(records.map(({ act, actor }) => [act, actor])).toEqual([['declared-holiday', administrator.id]])
  const list = await ask(done[0]?.location ?? '')
  expect(list.text).toContain('8 December 2026 is declared a holiday.')
  expect(list.text).toContain('/admin/holidays/2026-12-08/withdrawal')
  expect(list.text).not.toContain('/admin/holidays/2026-12-25/withdrawal')
})

test('The next load of the reference data leaves it', async () => {
  await loadReference(site.db, 'karnataka')
  expect(await rowOf(right.day)).toMatchObject({ declaredBy: administrator.id })
})

test('It can be taken back as long as it is to come; a holiday of the list cannot', async () => {
  expect((await ask('/admin/holidays/2026-12-25/withdrawal')).status).toBe(404)
  expect((await ask('/admin/holidays/2026-12-25/withdrawal', {})).status).toBe(404)
  expect(await rowOf('2026-12-25')).toBeDefined()
  const path = '/admin/holidays/2026-12-08/withdrawal'
  expect((await ask(path)).text).toContain('Take back the holiday on 8 December 2026?')
  for (const _ of [1, 2]) expect((await ask(path, {})).status).toBe(303)
  expect(await rowOf(right.day)).toBeUndefined()
  const records = await site.db.select().from(audit).where(eq(audit.subject, right.day))
  expect(records.map(({ act }) => act)).toEqual(['declared-holiday', 'withdrew-holiday'])
})

test('Nothing is told of a day that was not declared, or not taken back', async () => {
  expect((await ask('/admin/holidays?declared=2026-12-25')).text).not.toContain('is declared a holiday')
  expect((await ask('/admin/holidays?withdrawn=2026-12-30')).text).not.toContain('is no holiday any more')
  expect((await ask('/admin/holidays/2026-12-30/withdrawal', {})).status).toBe(404)
  // Offices are closed today already: that cannot be undone in the afternoon.
  const today = '2026-11-21'
  await site.db
    .insert(holidays)
    .values({ date: today, names: { en: 'Mourning' }, declaredOn: today, declaredBy: administrator.id })
  expect((await ask(`/admin/holidays/${today}/withdrawal`)).status).toBe(404)
  expect((await ask(`/admin/holidays/${today}/withdrawal`, {})).status).toBe(404)
})

test('Only administrators come here', async () => {
  for (const path of ['/admin/holidays', NEW, '/admin/holidays/2026-12-08/withdrawal']) {
    expect([path, (await ask(path, undefined, auditor)).status]).toEqual([path, 403])
    if (path !== '/admin/holidays')
      expect([path, (await ask(path, right, auditor)).status]).toEqual([path, 403])
  }
})
