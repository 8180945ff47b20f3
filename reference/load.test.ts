import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../db/client'
import { officers, officersPostings } from '../db/schema/people'
import { areas, departments, policies, postings, services } from '../db/schema/reference'
import { freshDatabase, type TestDatabase } from '../test/harness/database'
import { loadReference } from './load'
import { loadDemonstrationPeople } from './people'

const SHIPPED = fileURLToPath(new URL('.', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'reference-'))
let database: TestDatabase
let open: ReturnType<typeof openDatabase>

beforeAll(async () => {
  for (const part of ['karnataka', 'policies'])
    cpSync(join(SHIPPED, part), join(folder, part), { recursive: true })
  database = await freshDatabase()
  open = openDatabase(database.url, 2)
})
afterAll(async () => {
  await open.close()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const TABLES = [
  'designations',
  'areas',
  'departments',
  'services',
  'offices',
  'postings',
  'matrix',
  'counters',
  'holidays',
  'policies',
]

/** For each table how many rows it has and which transaction wrote the latest: the same when nothing was written. */
async function footprint() {
  const each = TABLES.map((name) =>
    open.sql`select count(*)::int as rows, max(xmin::text::bigint) as written from ${open.sql(name)}`.then(
      ([row]) => ({ name, ...row }),
    ),
  )
  return Promise.all(each)
}

function change(file: string, edit: (content: string) => string) {
  const path = join(folder, 'karnataka', file)
  writeFileSync(path, edit(readFileSync(path, 'utf8')))
}

test('loading again writes nothing', async () => {
  await loadReference(open.db, 'karnataka')
  const before = await footprint()
  const loaded = await loadReference(open.db, 'karnataka')
  expect(await footprint()).toEqual(before)
  expect(loaded.ok && loaded.counts).toMatchObject({ services: 158, departments: 65 })
})

test('a department knows its nodal officer, an area its path', async () => {
  const { db } = open
  const [department] = await db.select().from(departments).where(eq(departments.code, 'social-security'))
  expect(department).toMatchObject({
    nodalPosting: 'social-security/joint-director@ka',
    headPosting: 'social-security/director@ka',
  })
  const [area] = await db.select().from(areas).where(eq(areas.code, 'dharwad.kundgol'))
  expect(area?.path).toEqual(['ka', 'ka-belagavi-division', 'dharwad', 'dharwad.kundgol'])
  const [policy] = await db.select().from(policies).where(eq(policies.code, 'ka-ipgrs'))
  expect(policy?.pack).toMatchObject({ version: 1, illustrative: true, levelDays: null })
})

test('demonstration people sit in their postings, once', async () => {
  await loadDemonstrationPeople(open.db, 'karnataka')
  await loadDemonstrationPeople(open.db, 'karnataka')
  const held = await open.db
    .select({ name: officers.name })
    .from(officersPostings)
    .innerJoin(officers, eq(officers.id, officersPostings.officer))
    .where(eq(officersPostings.posting, 'revenue/tahsildar@dharwad.hubballi'))
  expect(held).toEqual([{ name: 'Prakash Naik' }])
})

test('what has gone is deleted; what an officer or another row needs is retired, and comes back', async () => {
  const { db } = open
  change('people.csv', (content) =>
    content
      .split('\n')
      .filter((line) => !line.includes('dharwad.kundgol'))
      .join('\n'),
  )
  change('counters.csv', (content) => content.replace(/^.*dharwad\.kundgol.*\n/gm, ''))
  change('vacancies.csv', (content) =>
    content
      .split('\n')
      .filter((line) => !line.includes('dharwad.kundgol'))
      .join('\n'),
  )
  change('areas.csv', (content) =>
    content
      .split('\n')
      .filter((line) => !/^dharwad\.kundgol[.,]/.test(line))
      .join('\n'),
  )
  for (const file of ['services.csv', 'matrix.csv']) {
    change(file, (content) =>
      content
        .split('\n')
        .filter((line) => !line.startsWith('burial-ground,'))
        .join('\n'),
    )
  }
  expect(await loadReference(db, 'karnataka', folder)).toMatchObject({ ok: true })

  expect(await db.select().from(services).where(eq(services.code, 'burial-ground'))).toEqual([])
  const left = await db.select().from(postings).where(eq(postings.area, 'dharwad.kundgol'))
  expect(left.map(({ code }) => code).sort()).toEqual([
    'revenue/tahsildar@dharwad.kundgol',
    'rural-development/taluk-panchayat-executive-officer@dharwad.kundgol',
  ])
  expect(left.every(({ retiredAt }) => retiredAt !== null)).toBe(true)
  const below = await db
    .select()
    .from(areas)
    .where(sql`${areas.path} @> array['dharwad.kundgol']`)
  expect(below.map(({ code, retiredAt }) => [code, retiredAt !== null])).toEqual([['dharwad.kundgol', true]])

  await loadReference(db, 'karnataka')
  const [back] = await db
    .select()
    .from(postings)
    .where(eq(postings.code, 'revenue/tahsildar@dharwad.kundgol'))
  expect(back?.retiredAt).toBeNull()
})

test('with one fault nothing is loaded', async () => {
  change('holidays.csv', (content) => `${content}2026-02-30,Feast,ಹಬ್ಬ,\n`)
  const before = await footprint()
  expect(await loadReference(open.db, 'karnataka', folder)).toMatchObject({ ok: false })
  expect(await footprint()).toEqual(before)
})
