import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postings } from '../../db/schema/reference'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { HUBBALLI, NODAL, NOW, seedCase, seedCitizen, seedOfficer } from './officer-seed'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

test('The nodal officer moves a case from a post that has fallen vacant, and from no other', async () => {
  const { db } = site
  const { number } = await seedCase(db, { citizen: await seedCitizen(db), title: 'Left behind' })
  const { cookie } = await seedOfficer(db, { postings: [NODAL] })
  const read = async (path: string) => {
    const answer = await site.app.request(path, { headers: { Cookie: cookie, 'Accept-Language': 'en' } })
    return { status: answer.status, text: await answer.text() }
  }
  const form = `/officer/grievances/${number}/route`
  expect((await read('/officer/routing')).text).not.toContain('Left behind')
  expect((await read(`/officer/grievances/${number}`)).text).not.toContain(form)

  await db.update(postings).set({ state: 'vacant' }).where(eq(postings.code, HUBBALLI))
  expect((await read('/officer/routing')).text).toContain('Left behind')
  expect((await read(`/officer/grievances/${number}`)).text).toContain(form)
  expect((await read(form)).status).toBe(200)
})
