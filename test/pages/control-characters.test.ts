import { afterAll, beforeAll, expect, test } from 'vitest'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn } from './citizen-browser'

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

const post = (path: string, body: string) =>
  site.app.request(path, {
    method: 'POST',
    body,
    headers: { origin: 'http://127.0.0.1:3000', 'content-type': 'application/x-www-form-urlencoded' },
  })

test('what is written is kept without its control characters, with its lines', async () => {
  const answer = await post('/grievances/new', 'description=hello%00%07world%0D%0Aand+more')
  expect(answer.status).toBe(303)
  const [draft] = await site.sql<{ answers: { description: string } }[]>`select answers from drafts`
  expect(draft?.answers.description).toMatch(/^helloworld\r?\nand more$/)
})

test.each(['/dev/outbox?to=%00', '/dev/outbox?to=%%0000', '/track?number=%00'])(
  '%s is a page',
  async (path) => {
    expect((await browserOn(site).get(path)).status).toBe(200)
  },
)

test.each(['/grievances/%00', '/a/%00', '/grievances/new/%1F'])('%s is no page', async (path) => {
  expect((await browserOn(site).get(path)).status).toBe(404)
})
