import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliveryReports } from '../../db/schema/message'
import { siteForTest } from '../../test/contract/site'
import { freshDatabase, type TestDatabase } from '../../test/harness/database'
import { paths } from '../paths'
import { readReports } from './msg91-reports'

test.each([
  [
    'a list with reports',
    [{ requestId: 'r1', report: [{ number: '919845012345', status: '1', desc: 'DELIVERED' }] }],
    'delivered',
  ],
  [
    'one object with reports',
    { requestId: 'r1', report: [{ number: '919845012345', status: '2', desc: 'FAILED' }] },
    'failed',
  ],
  ['a flat object', { requestId: 'r1', telNum: '919845012345', eventName: 'delivered' }, 'delivered'],
  [
    'a list of flat objects',
    [{ request_id: 'r1', mobile: 919845012345, status: 'Rejected by operator' }],
    'failed',
  ],
  ['numbers as numbers', { requestId: 'r1', status: 9 }, 'failed'],
  ['what is under way', { requestId: 'r1', status: 'Sent', desc: 'pending' }, null],
])('%s', (_, body, state) => {
  const [report] = readReports(body)
  expect(report).toMatchObject({ providerId: 'r1', state })
  expect(JSON.stringify(report)).not.toContain('9845012345')
})

test.each([[null], ['text'], [[1, 2]], [{}], [[]], [{ report: 'x' }]])(
  '%j is taken without complaint',
  (body) => {
    expect(() => readReports(body)).not.toThrow()
  },
)

let given: TestDatabase
let site: ReturnType<typeof siteForTest>
beforeAll(async () => {
  given = await freshDatabase()
  site = siteForTest({ databaseUrl: given.url })
})
afterAll(async () => {
  await site.close()
  await given.drop()
})

const secret = 'development-only-secret-never-in-production'
const post = (path: string, body: string, type = 'application/json') =>
  site.app.request(path, { method: 'POST', body, headers: { 'content-type': type } })

test('without the secret there is no such page', async () => {
  expect((await post(paths.deliveryReports('wrong'), '{}')).status).toBe(404)
})

test('JSON, a form that holds JSON, and rubbish are all kept, and answered with 200', async () => {
  const json = JSON.stringify([{ requestId: 'unknown-1', report: [{ status: '1' }] }])
  expect((await post(paths.deliveryReports(secret), json)).status).toBe(200)
  const form = new URLSearchParams({ data: json.replace('unknown-1', 'unknown-2') }).toString()
  expect((await post(paths.deliveryReports(secret), form, 'application/x-www-form-urlencoded')).status).toBe(
    200,
  )
  expect((await post(paths.deliveryReports(secret), '<xml/>')).status).toBe(200)
  const kept = await site.db.select().from(deliveryReports)
  expect(kept.map(({ providerId, message }) => [providerId, message])).toEqual([
    ['unknown-1', null],
    ['unknown-2', null],
    [null, null],
  ])
})
