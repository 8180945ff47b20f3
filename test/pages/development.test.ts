import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemonstrationPeople } from '../../reference/people'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url })
  await loadDemonstrationPeople(site.db, 'karnataka')
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const ENGLISH = { 'Accept-Language': 'en' }

test('Everybody of the demonstration is one click away', async () => {
  const html = await (await site.app.request('/dev', { headers: ENGLISH })).text()
  expect(html).toContain('L1 · Tahsildar, Hubballi')
  expect(html).toContain('Call agent')
  expect(html).toContain('Nodal officer of')
})

test.each([
  ['citizen', 'citizens', '/grievances'],
  ['officer', 'officers', '/officer'],
])('A click signs in as this %s', async (realm, table, leadsTo) => {
  const [person] = await site.sql`select id, name from ${site.sql(table)} order by mobile limit 1`
  const answer = await site.app.request('/dev/sign-in', {
    method: 'POST',
    body: new URLSearchParams({ realm, person: person?.['id'] }),
    headers: { Origin: 'http://127.0.0.1:3000' },
  })
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, leadsTo])
  const cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const help = await site.app.request('/help', { headers: { Cookie: cookie } })
  expect(await help.text()).toContain(person?.['name'])
  expect(help.headers.get('Cache-Control')).toBe('no-store')
})

test('The outbox shows every message with its links, newest first, to one recipient if asked', async () => {
  await site.sql`insert into development_outbox (channel, recipient, body, language, at) values
    ('sms', '+919900000001', 'Older', 'en', now() - interval '1 hour'),
    ('sms', '+919900000002', 'See http://127.0.0.1:3000/a/token.', 'en', now())`
  const html = await (await site.app.request('/dev/outbox', { headers: ENGLISH })).text()
  expect(html.indexOf('See ')).toBeLessThan(html.indexOf('Older'))
  expect(html).toContain('<a href="http://127.0.0.1:3000/a/token">')
  const one = await site.app.request('/dev/outbox?to=%2B919900000001', { headers: ENGLISH })
  expect(await one.text()).not.toContain('See ')
})

test('A part of the outbox is the list alone', async () => {
  const headers = { ...ENGLISH, 'HX-Request-Type': 'partial' }
  const html = await (await site.app.request('/dev/outbox', { headers })).text()
  expect(html.startsWith('<ol')).toBe(true)
})

test('The officer of any post is found by designation and place, and put there where nobody is', async () => {
  const page = await site.app.request('/dev?posting=tahsildar+ron', { headers: ENGLISH })
  expect(await page.text()).toContain('revenue/tahsildar@gadag.ron')
  const take = () =>
    site.app.request('/dev/post', {
      method: 'POST',
      body: new URLSearchParams({ posting: 'revenue/tahsildar@gadag.ron' }),
      headers: { Origin: 'http://127.0.0.1:3000' },
    })
  expect((await take()).headers.get('Location')).toBe('/officer')
  await take()
  const held =
    await site.sql`select officer from officers_postings where posting = 'revenue/tahsildar@gadag.ron'`
  expect(held).toHaveLength(1)
})
