import { afterAll, beforeAll, expect, test } from 'vitest'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn } from './citizen-browser'
import { NOW, seedCase, seedCitizen } from './officer-seed'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let citizen: string
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  citizen = await seedCitizen(site.db)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const trackedBy = async (number: string) => (await browserOn(site).get(`/track?number=${number}`)).text
const closed = { stage: 'closed', clock: null } as const
const step = { at: NOW, kind: 'closed', level: 'L1', posting: 'revenue/tahsildar@dharwad.hubballi' } as const

test('with the number of a duplicate nobody learns another number of the same person', async () => {
  const other = await seedCase(site.db, { citizen })
  const closure = { ending: 'duplicate', at: NOW, reopenUntil: null, duplicateOf: other.number } as const
  const data = { ending: 'duplicate', reopenUntil: null, duplicateOf: other.number, reason: null }
  const situation = { ...closed, closure }
  const { number } = await seedCase(site.db, { citizen, situation, events: [{ ...step, data }] })
  const text = await trackedBy(number)
  expect(text).toContain('It is joined with another grievance on the same matter.')
  expect(text).not.toContain(other.number)
})

test('why it cannot be taken up is not for everybody', async () => {
  const closure = { ending: 'not-taken-up', at: NOW, reopenUntil: null, reason: 'service-matter' } as const
  const data = { ending: 'not-taken-up', reopenUntil: null, duplicateOf: null, reason: 'service-matter' }
  const situation = { ...closed, closure }
  const { number } = await seedCase(site.db, { citizen, situation, events: [{ ...step, data }] })
  const text = await trackedBy(number)
  expect(text).toContain('It cannot be taken up here.')
  expect(/<main.*<\/main>/s.exec(text)?.[0]).not.toContain('service')
})

test('a post of a town is named with its taluk', async () => {
  const posting = 'urban/municipal-commissioner@dharwad.hubballi.hubballi-dharwad-city'
  const { number } = await seedCase(site.db, {
    citizen,
    service: 'street-light',
    area: 'dharwad.hubballi.hubballi-dharwad-city.w31',
    situation: { posting },
  })
  const text = await trackedBy(number)
  expect(text).toContain('Hubballi')
  expect(text).not.toContain('City Corporation')
  expect(text).not.toContain('Ward')
})
