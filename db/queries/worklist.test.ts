import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '../../test/harness/database'
import { DAY, HUBBALLI, NOW, seedCase, seedCitizen } from '../../test/pages/officer-seed'
import type { Transaction } from '../client'
import { countWork, readWork, workCounts, workPage } from './worklist'

const database = ownDatabase(3)
beforeAll(async () => {
  const { number } = await seedCase(database.db, { citizen: await seedCitizen(database.db) })
  await manyLike(number)
})

/** 50,000 cases at 100 postings, of which one in twenty is open. */
async function manyLike(number: string) {
  await database.db.execute(sql`
    insert into grievances (number, idempotency_key, citizen, channel, language, title, description, service,
      department, area, filed_at, filed)
    select 'n' || i, gen_random_uuid(), citizen, channel, language, title, description, service, department, area,
      filed_at, filed
    from grievances, generate_series(1, 50000) i where number = ${number}`)
  await database.db.execute(sql`
    insert into situations (number, revision, stage, level, posting, department, district, area, service, urgent,
      due_at, situation, updated_at)
    select 'n' || i, 1, case when i % 20 = 0 then 'with-officer' else 'closed' end, 'L1', 'posting-' || i / 20 % 100,
      department, district, area, service, i % 40 = 0, ${new Date(NOW).toISOString()}::timestamptz + i * interval '1 minute',
      '{}', updated_at
    from situations, generate_series(1, 50000) i where number = ${number}`)
  await database.db.execute(sql`analyze situations`)
}

const work = { postings: ['posting-7'], filter: 'due', now: NOW, after: 0, most: 25 } as const
const page = { ...work, postings: [...work.postings] }

/** How PostgreSQL goes about a query when it plans once for all parameters, as it does for what it is asked often. */
const planOf = (query: (tx: Transaction) => { getSQL(): ReturnType<typeof sql> }) =>
  database.db.transaction(async (tx) => {
    await tx.execute(sql`set local plan_cache_mode = force_generic_plan`)
    const rows = await tx.execute(sql`explain ${query(tx).getSQL()}`)
    return rows.map((row) => String(row['QUERY PLAN'])).join('\n')
  })

test('a page and the counts of a worklist read the open cases only, by their index', async () => {
  for (const plan of [
    await planOf((tx) => workPage(tx, page)),
    await planOf((tx) => workCounts(tx, page.postings, NOW)),
  ]) {
    expect(plan).toContain('situations_open_work')
    expect(plan).not.toContain('Seq Scan on situations')
  }
})

test('what falls due first is on top, and closed cases are neither shown nor counted', async () => {
  const rows = await readWork(database.db, page)
  expect(rows).toHaveLength(25)
  const dates = rows.map(({ dueAt }) => dueAt ?? 0)
  expect(dates).toEqual([...dates].sort((one, other) => one - other))
  expect(dates[0]).toBe(NOW + 140 * 60_000)
  expect(await countWork(database.db, page.postings, NOW)).toMatchObject({ due: 25, late: 0, urgent: 0 })
})

test('after a report the time of the citizen is shown, though a call comes before its end', async () => {
  const until = NOW + 10 * DAY
  const feedback = {
    ...{ report: randomUUID(), openedAt: NOW, until, remindAt: NOW + DAY },
    ...{ calls: [NOW + 2 * DAY], attempt: 0, answered: false },
  }
  const { number } = await seedCase(database.db, {
    citizen: await seedCitizen(database.db),
    situation: { stage: 'feedback', clock: null, feedback },
  })
  const rows = await readWork(database.db, { ...page, postings: [HUBBALLI], filter: 'reported' })
  expect(rows).toMatchObject([{ number, dueAt: until }])
})
