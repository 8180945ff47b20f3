import { afterAll, beforeAll, expect, test } from 'vitest'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { asRead } from '../harness/as-read'
import {
  ASSISTANT_COMMISSIONER,
  DAY,
  HOUR,
  HUBBALLI,
  KALGHATGI,
  NODAL,
  NOW,
  seedCase,
  seedCitizen,
  seedOfficer,
} from './officer-seed'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let tahsildar: string
let assistantCommissioner: string
let nodal: string
const numbers: Record<string, string> = {}

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  const { db } = site
  tahsildar = (await seedOfficer(db, { postings: [HUBBALLI] })).cookie
  assistantCommissioner = (await seedOfficer(db, { postings: [ASSISTANT_COMMISSIONER] })).cookie
  nodal = (await seedOfficer(db, { postings: [NODAL] })).cookie
  const citizen = await seedCitizen(db)
  const due = (at: number) => ({ clock: { from: NOW - 9 * DAY, days: 7, dueAt: at } })
  const seeds: Record<string, Parameters<typeof seedCase>[1]> = {
    far: { citizen, title: 'Far', situation: due(NOW + 20 * DAY) },
    late: { citizen, title: 'Late', situation: due(NOW - 2 * DAY) },
    today: { citizen, title: 'ಇಂದು', language: 'kn', situation: due(NOW + 7 * HOUR) },
    lookedAfter: {
      citizen,
      title: 'Looked after',
      urgent: true,
      situation: { ...due(NOW + 3 * DAY), posting: KALGHATGI },
    },
    asked: {
      citizen,
      title: 'Asked',
      situation: {
        stage: 'awaiting-citizen',
        hold: { kind: 'clarification', since: NOW - DAY, until: NOW + 9 * DAY, action: crypto.randomUUID() },
      },
    },
    above: {
      citizen,
      title: 'Gone up',
      situation: {
        ...due(NOW + 5 * DAY),
        level: 'L2',
        posting: ASSISTANT_COMMISSIONER,
        owed: [{ level: 'L1', posting: HUBBALLI, since: NOW - DAY }],
      },
    },
    foreign: {
      citizen,
      title: 'Foreign',
      area: 'dharwad.dharwad',
      situation: { posting: 'revenue/tahsildar@dharwad.dharwad' },
    },
    queued: {
      citizen,
      title: 'Queued',
      situation: { ...due(NOW + DAY), stage: 'routing', posting: NODAL, routedBecause: 'nobody' },
    },
    proposed: {
      citizen,
      title: 'Proposed',
      situation: {
        stage: 'awaiting-nodal',
        hold: {
          kind: 'proposal',
          since: NOW,
          until: NOW + 2 * DAY,
          action: crypto.randomUUID(),
          reason: 'sub-judice',
        },
      },
    },
  }
  for (const [name, seed] of Object.entries(seeds)) numbers[name] = (await seedCase(db, seed)).number
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const read = async (path: string, cookie: string) => {
  const response = await site.app.request(path, { headers: { cookie } })
  return {
    status: response.status,
    text: asRead(await response.text()),
    location: response.headers.get('location'),
  }
}
const titles = (html: string) =>
  [...html.matchAll(/<a href="\/officer\/grievances\/\w+" lang="\w+">([^<]+)<\/a>/g)].map(
    ([, title]) => title,
  )

test('A filter that would find nothing is not offered, unless the reader stands in it', async () => {
  const { text } = await read('/officer', tahsildar)
  expect(text).toContain('filter=late')
  expect(text).not.toContain('filter=came-up')
  expect((await read('/officer?filter=came-up', tahsildar)).text).toContain('filter=came-up')
})

test('What falls due first is on top, held and looked after alike', async () => {
  const { text } = await read('/officer', tahsildar)
  expect(titles(text)).toEqual(['Late', 'ಇಂದು', 'Looked after', 'Far'])
  expect(text).toContain('4 grievances wait for you')
  expect(text).toContain('2 days late')
  expect(text).toContain('Today, 5:30 pm')
  expect(text).toMatch(/lang="kn">ಇಂದು/)
  expect(text).toContain('One owed report')
})

test.each([
  ['late', ['Late']],
  ['week', ['ಇಂದು', 'Looked after']],
  ['urgent', ['Looked after']],
  ['citizen', ['Asked']],
  ['resting', ['Proposed']],
  ['came-up', []],
  ['reported', []],
])('The filter %s shows its own', async (filter, expected) => {
  const { text } = await read(`/officer?filter=${filter}`, tahsildar)
  expect(titles(text)).toEqual(expected)
})

test('A level above sees what came up, one posting can be looked at alone, others not at all', async () => {
  expect(titles((await read('/officer?filter=came-up', assistantCommissioner)).text)).toEqual(['Gone up'])
  expect(titles((await read(`/officer?posting=${encodeURIComponent(KALGHATGI)}`, tahsildar)).text)).toEqual([
    'Looked after',
  ])
  const foreign = await read(`/officer?posting=${encodeURIComponent(ASSISTANT_COMMISSIONER)}`, tahsildar)
  expect(titles(foreign.text)).toHaveLength(4)
})

async function search(number: string, list = '/officer') {
  const headers = { cookie: tahsildar, origin: 'http://127.0.0.1:3000' }
  const body = new URLSearchParams({ number })
  const response = await site.app.request(list, { method: 'POST', headers, body })
  return {
    status: response.status,
    text: asRead(await response.text()),
    location: response.headers.get('location'),
  }
}

test('The search leads to a case of one’s own; a foreign number is answered like an unknown one', async () => {
  const own = await search(numbers.late?.toLowerCase().replace(/(.{4})/g, '$1 ') ?? '')
  expect(own).toMatchObject({ status: 303, location: `/officer/grievances/${numbers.late}` })
  const foreign = await search(numbers.foreign ?? '')
  expect(foreign.status).toBe(422)
  expect(foreign.text).toContain('No grievance with this number is or was with your postings.')
})

test('What is typed into the search stands in no address, and the list stays as it was', async () => {
  const list = '/officer?filter=urgent'
  const form = /<form method="(\w+)" action="([^"]+)" class="row search">/.exec(
    (await read(list, tahsildar)).text,
  )
  expect(form?.slice(1)).toEqual(['post', list])
  const missed = await search('99000 12345', list)
  expect(missed.status).toBe(422)
  expect(missed.text).toContain('This is not a grievance number')
  expect(missed.text).toContain('value="99000 12345"')
  expect(missed.text).not.toMatch(/(href|action|back" value)="[^"]*99000/)
  expect(titles(missed.text)).toEqual(['Looked after'])
  const asked = await read(`/officer?number=${numbers.late}`, tahsildar)
  expect([asked.status, asked.location]).toEqual([200, null])
  expect((await search('')).status).toBe(200)
})

test('Who has, had or owes a case reads it, and so does the nodal officer; for others it does not exist', async () => {
  for (const name of ['late', 'lookedAfter', 'above', 'asked']) {
    expect((await read(`/officer/grievances/${numbers[name]}`, tahsildar)).status).toBe(200)
  }
  expect((await read(`/officer/grievances/${numbers.foreign}`, nodal)).status).toBe(200)
  for (const act of ['', '/file-report', '/transfer', '/documents/00000000-0000-4000-8000-000000000000']) {
    const foreign = await read(`/officer/grievances/${numbers.foreign}${act}`, tahsildar)
    const unknown = await read(`/officer/grievances/KA26ZZZZZZZZ${act}`, tahsildar)
    expect([foreign.status, unknown.status]).toEqual([404, 404])
  }
  expect((await read(`/officer/grievances/${numbers.late}`, assistantCommissioner)).status).toBe(404)
})

test('Reading a citizen’s particulars leaves a trace', async () => {
  const count = async () =>
    Number(
      (
        await site.sql`select count(*) from audit where act = 'read-case' and subject = ${numbers.far ?? ''}`
      )[0]?.count,
    )
  const before = await count()
  await read(`/officer/grievances/${numbers.far}`, tahsildar)
  expect(await count()).toBe(before + 1)
})

test('Owed reports stay until they are filed', async () => {
  const { text } = await read('/officer/owed', tahsildar)
  expect(text).toContain('You owe one report')
  expect(text).toContain(`/officer/grievances/${numbers.above}/file-owed-report?level=L1`)
  expect((await read('/officer/owed', assistantCommissioner)).text).toContain('You owe no report')
})

test('The nodal officer sees the queue, the proposals and the vacancies; nobody else does', async () => {
  const { text } = await read('/officer/routing', nodal)
  expect(text).toContain('2 grievances wait for your decision')
  expect(titles(text)).toEqual(['Queued', 'Proposed'])
  expect((await read('/officer/routing', tahsildar)).status).toBe(403)
  const revenue = await seedOfficer(site.db, { postings: ['revenue/deputy-secretary@ka'] })
  expect((await read('/officer/vacancies', revenue.cookie)).text).toContain('Tahsildar, Alnavar')
})

test('The header leads each officer to what else waits, with its count', async () => {
  const ways = async (cookie: string) =>
    /<nav class="ways".*?<\/nav>/s.exec((await read('/help', cookie)).text)?.[0].replace(/<[^>]*>/g, '|') ??
    ''
  expect(await ways(nodal)).toMatch(/Routing and decisions\|*\s*2\|/)
  expect(await ways(nodal)).toMatch(/Owed reports\|+Routing/)
  expect(await ways(tahsildar)).toMatch(/Owed reports\|*\s*1\|/)
  expect(await ways(tahsildar)).not.toContain('Routing')
})

test('Pages of officers are for those who are signed in as officers', async () => {
  expect((await read('/officer', '')).location).toMatch(/^\/officer\/sign-in/)
})

test('A queue longer than a page has pages', async () => {
  const officer = await seedOfficer(site.db, { postings: ['revenue/tahsildar@dharwad.kundgol'] })
  const citizen = await seedCitizen(site.db)
  const situation = { posting: 'revenue/tahsildar@dharwad.kundgol' }
  for (let made = 0; made < 27; made += 1)
    await seedCase(site.db, { citizen, area: 'dharwad.kundgol', situation })
  const first = (await read('/officer', officer.cookie)).text
  expect(titles(first)).toHaveLength(25)
  expect(first).toContain('1 to 25 of 27')
  const second = (await read('/officer?page=2', officer.cookie)).text
  expect(titles(second)).toHaveLength(2)
  expect(second).toContain('26 to 27 of 27')
})
