import { afterAll, beforeAll, expect, test } from 'vitest'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const home = async () => (await site.app.request('/', { headers: { 'Accept-Language': 'en' } })).text()

test('The first page counts its departments and shows no figure before there is one', async () => {
  const [row] = await site.sql`select count(*)::int as count from departments where retired_at is null`
  const html = await home()
  expect(html).toContain(`all ${row?.['count']} departments`)
  expect(html).not.toContain('<table')
  expect(html).toContain('Choose from the list of departments')
})

test('Its figures are shares of what was counted in the last 30 days', async () => {
  const today = new Date(Date.now() + 330 * 60_000).toISOString().slice(0, 10)
  const counted = (day: string, kind: string, count: number) => ({
    day,
    kind,
    count,
    department: 'd',
    district: 'x',
  })
  await site.sql`insert into rollups ${site.sql([
    counted(today, 'report-in-time', 3),
    counted(today, 'deadline-lapsed', 1),
    counted(today, 'satisfied', 1),
    counted(today, 'not-satisfied', 1),
    counted('2001-01-01', 'deadline-lapsed', 1000),
  ])}`
  const html = await home()
  expect(html).toMatch(/Answered within their time<\/th><td[^>]*>75 %/)
  expect(html).toMatch(/People satisfied with the answer<\/th><td[^>]*>50 %/)
})
