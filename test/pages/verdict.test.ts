import { beforeAll, expect, test } from 'vitest'
import { awaitVerdict } from '../../api/verdict'
import { ownDatabase } from '../harness/database'

const portal = ownDatabase(4)
beforeAll(async () => {
  // Only the columns that matter here: the rest of the table is the business of filing.
  await portal.sql`alter table actions drop constraint if exists actions_number_grievances_number_fk`
})

async function submitted(): Promise<string> {
  const id = crypto.randomUUID()
  const action = { id, kind: 'withdraw', by: { role: 'citizen' } }
  await portal.sql`insert into actions (id, number, kind, action) values (${id}, 'KA26TEST', 'withdraw', ${JSON.stringify(action)})`
  return id
}

const judge = (id: string, verdict: string, reason: string | null = null) =>
  portal.sql.begin(async (sql) => {
    await sql`update actions set verdict = ${verdict}, reason = ${reason}, judged_at = now() where id = ${id}`
    await sql`select pg_notify('verdicts', ${id})`
  })

test('A verdict that is there already costs no wait', async () => {
  const id = await submitted()
  await judge(id, 'applied')
  expect(await awaitVerdict(portal.sql, id, 0)).toEqual({ verdict: 'applied' })
})

test('A verdict wakes the page that waits for it, with the reason of a refusal', async () => {
  const id = await submitted()
  const waiting = awaitVerdict(portal.sql, id, 5000)
  setTimeout(() => void judge(id, 'refused', 'deadline-passed'), 100)
  expect(await waiting).toEqual({ verdict: 'refused', reason: 'deadline-passed' })
})

test('Many pages wait on one listening connection', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, submitted))
  const waiting = Promise.all(ids.map((id) => awaitVerdict(portal.sql, id, 5000)))
  await Promise.all(ids.map((id) => judge(id, 'applied')))
  expect((await waiting).every(({ verdict }) => verdict === 'applied')).toBe(true)
  const [row] = await portal.sql`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and query ilike 'listen%'`
  expect(row?.['count']).toBe(1)
})

test('A verdict without a notice is still found', async () => {
  const id = await submitted()
  const waiting = awaitVerdict(portal.sql, id, 5000)
  await portal.sql`update actions set verdict = 'applied' where id = ${id}`
  expect(await waiting).toEqual({ verdict: 'applied' })
})

test('Patience ends', async () => {
  expect(await awaitVerdict(portal.sql, await submitted(), 300)).toEqual({ verdict: 'pending' })
})
