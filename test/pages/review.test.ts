import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REVIEW_FILTERS } from '../../db/queries/review'
import { actions } from '../../db/schema/action'
import { audit } from '../../db/schema/audit'
import { situations } from '../../db/schema/grievance'
import { postings } from '../../db/schema/reference'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { asRead } from '../harness/as-read'
import {
  ASSISTANT_COMMISSIONER,
  DAY,
  DEPUTY_COMMISSIONER,
  HUBBALLI,
  NODAL,
  NOW,
  seedCase,
  seedCitizen,
  seedOfficer,
} from './officer-seed'

const CHIEF_SECRETARY = 'personnel/chief-secretary@ka'
const CHIEF_MINISTERS_OFFICE = 'personnel/principal-secretary-to-chief-minister@ka'
const HEAD = 'social-security/director@ka'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
const cookies: Record<string, string> = {}
/** Numbers of grievances by what they are. */
const filed: Record<string, string> = {}

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  const seats = {
    ...{ tahsildar: HUBBALLI, nodal: NODAL, head: HEAD, district: DEPUTY_COMMISSIONER },
    ...{ chief: CHIEF_SECRETARY, minister: CHIEF_MINISTERS_OFFICE },
  }
  for (const [who, posting] of Object.entries(seats))
    cookies[who] = (await seedOfficer(site.db, { postings: [posting] })).cookie
  const citizen = await seedCitizen(site.db)
  const seeded = async (what: string, seed: Partial<Parameters<typeof seedCase>[1]>) => {
    filed[what] = (await seedCase(site.db, { citizen, title: `Title of ${what}`, ...seed })).number
  }
  const owed = [{ level: 'L1', posting: HUBBALLI, since: NOW - DAY } as const]
  await seeded('pension', {})
  await seeded('late', { situation: { level: 'L2', posting: ASSISTANT_COMMISSIONER, owed } })
  await seeded('illness', {
    service: 'hospital-bribe',
    situation: { posting: 'health/taluk-health-officer@dharwad.hubballi' },
  })
  await seeded('elsewhere', {
    area: 'mysuru.mysuru',
    situation: { posting: 'revenue/tahsildar@mysuru.mysuru' },
  })
  await seeded('heard', {
    situation: {
      ...({ level: 'L3', posting: DEPUTY_COMMISSIONER } as const),
      committee: { since: NOW - 3 * DAY, why: 'lapsed', remindAt: NOW + DAY },
    },
  })
  const closure = { ending: 'not-satisfied', at: NOW - DAY, reopenUntil: null } as const
  await seeded('heard-in-mysuru', {
    area: 'mysuru.mysuru',
    situation: {
      ...({ stage: 'closed', level: 'L3', clock: null, closure } as const),
      committee: { since: NOW - DAY, why: 'not-satisfied', remindAt: null },
    },
  })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

async function get(path: string, who: string) {
  const answer = await site.app.request(path, { headers: { cookie: cookies[who] ?? '' } })
  return { status: answer.status, text: asRead(await answer.text()).replaceAll('&amp;', '&') }
}

async function post(path: string, form: Record<string, string>, who: string): Promise<number> {
  const headers = { cookie: cookies[who] ?? '', origin: 'http://127.0.0.1:3000' }
  return (await site.app.request(path, { method: 'POST', headers, body: new URLSearchParams(form) })).status
}

/** The figure beside a list of the overview. */
const figureOf = (html: string, filter: string): string | undefined =>
  new RegExp(`filter=${filter}"[^>]*>[^<]*</a></th><td[^>]*>([^<]*)<`).exec(html)?.[1]

test('Each looks over what is theirs, and the figures are those of the lists behind them', async () => {
  const expected: [who: string, open: string, late: string, committee: string][] = [
    ['chief', '5', '1', '2'],
    ['minister', '5', '1', '2'],
    ['district', '4', '1', '1'],
    ['head', '4', '1', '2'],
    ['nodal', '4', '1', '2'],
  ]
  for (const [who, ...figures] of expected) {
    const { status, text } = await get('/review', who)
    expect(status).toBe(200)
    const shown = ['open', 'late', 'committee'].map((filter) => figureOf(text, filter))
    expect([who, ...shown]).toEqual([who, ...figures])
    for (const filter of REVIEW_FILTERS)
      expect([who, filter, await listed(text, filter, who)]).toEqual([who, filter, figureOf(text, filter)])
  }
})

/** How many grievances the list behind a figure has. */
async function listed(overview: string, filter: string, who: string): Promise<string> {
  const address = new RegExp(`href="(/review/cases\\?[^"]*filter=${filter})"`).exec(overview)?.[1] ?? ''
  const { status, text } = await get(address, who)
  expect(status).toBe(200)
  return String(text.match(/Title of/g)?.length ?? 0)
}

test('A posting that owes reports leads to those, and to nothing else that it has', async () => {
  const { text } = await get('/review', 'district')
  const [, address = '', owed] =
    /href="([^"]*owing=[^"]*)"[^>]*>Tahsildar, Hubballi<\/a><\/th><td[^>]*>(\d+)</.exec(text) ?? []
  expect(owed).toBe('1')
  const list = await get(address, 'district')
  expect(list.text.match(/Title of \w+/g)).toEqual(['Title of late'])
  expect(
    (await get('/review/cases?filter=late&owing=health/taluk-health-officer@dharwad.hubballi', 'head')).text,
  ).toContain('Nothing is here')
})

test('Whose posting has gone from the files looks over nothing any more', async () => {
  const { cookie } = await seedOfficer(site.db, { postings: ['revenue/deputy-commissioner@gadag'] })
  cookies.gone = cookie
  expect((await get('/review/agenda', 'gone')).status).toBe(200)
  const posting = eq(postings.code, 'revenue/deputy-commissioner@gadag')
  await site.db
    .update(postings)
    .set({ retiredAt: new Date(NOW) })
    .where(posting)
  for (const path of ['/review', '/review/cases', '/review/agenda'])
    expect((await get(path, 'gone')).status).toBe(403)
  await site.db.update(postings).set({ retiredAt: null }).where(posting)
})

test('A figure leads on to the cases, and each reading of one is put on record', async () => {
  const late = await get('/review/cases?filter=late', 'district')
  expect(late.text).toContain('Title of late')
  expect(late.text).not.toContain('Title of pension')
  const path = `/officer/grievances/${filed.illness}`
  expect(late.status).toBe(200)
  expect((await get(path, 'district')).text).toContain('Title of illness')
  const rows = await site.db
    .select()
    .from(audit)
    .where(and(eq(audit.subject, filed.illness ?? ''), eq(audit.act, 'read-case')))
  expect(rows).toHaveLength(1)
})

test('Nobody sees beyond what is theirs: no range, list or case of others', async () => {
  const foreign = '?district=mysuru'
  for (const path of ['/review', '/review/cases']) {
    expect((await get(path + foreign, 'district')).status).toBe(404)
    expect((await get(`${path}?department=revenue`, 'head')).status).toBe(404)
    expect((await get(`${path}?department=revenue&district=dharwad`, 'head')).status).toBe(404)
    expect((await get(`${path}?district=nowhere`, 'district')).status).toBe(404)
    for (const none of ['?district=nowhere', '?department=nothing', '?district=dharwad.hubballi'])
      expect((await get(path + none, 'chief')).status).toBe(404)
    expect((await get(path, 'tahsildar')).status).toBe(403)
    // The other department in the own district, and the own department in another one.
    expect((await get(`${path}?department=health&district=dharwad`, 'district')).status).toBe(200)
    expect((await get(`${path}?department=social-security&district=mysuru`, 'head')).status).toBe(200)
  }
  const cases: [who: string, what: string, status: number][] = [
    ['district', 'elsewhere', 404],
    ['head', 'illness', 404],
    ['tahsildar', 'illness', 404],
    ['minister', 'elsewhere', 200],
    ['chief', 'illness', 200],
  ]
  for (const [who, what, status] of cases)
    expect([who, what, (await get(`/officer/grievances/${filed[what]}`, who)).status]).toEqual([
      who,
      what,
      status,
    ])
})

test('The agenda is for those who chair, of their own area, and only they can direct', async () => {
  const heard = `/officer/grievances/${filed.heard}/direct`
  const inMysuru = `/officer/grievances/${filed['heard-in-mysuru']}/direct`
  const district = await get('/review/agenda', 'district')
  expect(district.text).toContain('One grievance is before the committee')
  expect(district.text).toContain(heard)
  expect(district.text).not.toContain('heard-in-mysuru')
  expect((await get('/review/agenda', 'chief')).text).toContain(inMysuru)
  for (const who of ['minister', 'head', 'nodal', 'tahsildar'])
    expect([who, (await get('/review/agenda', who)).status]).toEqual([who, 403])
  expect((await get(heard, 'district')).status).toBe(200)
  expect((await get(inMysuru, 'district')).status).toBe(404)
  expect((await get(heard, 'minister')).status).toBe(409)
  expect((await get(heard, 'head')).status).toBe(409)
  const form = { key: randomUUID(), step: 'done', words: 'The works are to be finished at once.', days: '10' }
  for (const [who, status] of [
    ['minister', 409],
    ['head', 409],
    ['tahsildar', 404],
  ] as const)
    expect([who, await post(heard, form, who)]).toEqual([who, status])
  expect(await post(inMysuru, form, 'district')).toBe(404)
  expect(await site.db.$count(actions)).toBe(0)
  const [pension] = await site.db
    .select()
    .from(situations)
    .where(eq(situations.number, filed.pension ?? ''))
  expect(pension?.beforeCommittee).toBe(false)
  expect((await get(`/officer/grievances/${filed.pension}/direct`, 'district')).status).toBe(409)
})

test('The State is compared by districts or departments, for the days that are asked for', async () => {
  const byDistrict = await get('/review', 'chief')
  expect(byDistrict.text).toContain('/review?district=dharwad')
  expect(byDistrict.text).toContain('/review?district=mysuru')
  const byDepartment = await get('/review?by=department&days=7', 'chief')
  expect(byDepartment.text).toContain('/review?department=social-security&days=7')
  expect(byDepartment.text).toContain('In the last 7 days')
  const registered = /Registered<\/th><td[^>]*>([^<]*)</.exec(byDepartment.text)?.[1]
  expect(registered).toBe('6')
  const both = await get('/review?department=social-security&district=dharwad', 'chief')
  expect(both.text).toContain('Matters')
  // The ways back to what is wider.
  for (const way of ['/review?department=social-security', '/review?district=dharwad', '/review'])
    expect(both.text).toContain(`href="${way}"`)
})
