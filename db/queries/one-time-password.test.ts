import { expect, test } from 'vitest'
import { ownDatabase } from '../../test/harness/database'
import { oneTimePasswords } from '../schema/session'
import { issueCode, nextCodeAt, redeemCode } from './one-time-password'

const database = ownDatabase(5)

const secret = 'a secret of this test, long enough to be taken'
const MINUTE = 60_000
let numbers = 0
/** Each test has a number and an address of its own. */
function caller(start: number, dailyLimit = 1_000) {
  numbers += 1
  const mobile = `+91984500${String(numbers).padStart(4, '0')}`
  const request = { mobile, purpose: 'citizen-sign-in' as const, address: `10.0.0.${numbers}` }
  const ask = (minute: number) =>
    issueCode(database.db, request, { secret, dailyLimit, now: start + minute * MINUTE })
  /** Answers with the code that `issued` has given. */
  const answer = ({ id }: { id: string }, code: string, minute: number) =>
    redeemCode(
      database.db,
      { id, mobile, purpose: 'citizen-sign-in', code },
      { secrets: [secret], now: start + minute * MINUTE },
    )
  return { mobile, ask, answer, at: (minute: number) => start + minute * MINUTE }
}
const start = Date.UTC(2026, 10, 23, 5)

async function given(issued: ReturnType<typeof issueCode>) {
  const answer = await issued
  if (!answer.ok) throw new Error(answer.reason)
  return answer
}

test('the ladder: after 1, 2, 5 and 10 minutes, five in an hour', async () => {
  const { ask, at, mobile } = caller(start)
  expect(await ask(0)).toMatchObject({ ok: true, nextAt: at(1) })
  expect(await ask(0.9)).toEqual({ ok: false, reason: 'too-soon', nextAt: at(1) })
  expect(await ask(1)).toMatchObject({ ok: true, nextAt: at(3) })
  expect(await ask(2.9)).toMatchObject({ ok: false, reason: 'too-soon' })
  expect(await ask(3)).toMatchObject({ ok: true, nextAt: at(8) })
  expect(await ask(8)).toMatchObject({ ok: true, nextAt: at(18) })
  expect(await ask(18)).toMatchObject({ ok: true, nextAt: at(60) })
  expect(await ask(40)).toEqual({ ok: false, reason: 'too-many', nextAt: at(60) })
  expect(await nextCodeAt(database.db, { mobile, purpose: 'citizen-sign-in' }, at(40))).toBe(at(60))
  expect(await ask(60.1)).toMatchObject({ ok: true })
})

test('two requests in one instant give one code', async () => {
  const { ask } = caller(start)
  const answers = await Promise.all([ask(0), ask(0), ask(0)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a code works once, within ten minutes', async () => {
  const first = caller(start)
  const sent = await given(first.ask(0))
  expect(sent.code).toMatch(/^\d{6}$/)
  expect(await first.answer(sent, sent.code, 9)).toEqual({ ok: true })
  expect(await first.answer(sent, sent.code, 9)).toEqual({ ok: false, reason: 'over' })
  const second = caller(start)
  const late = await given(second.ask(0))
  expect(await second.answer(late, late.code, 10)).toEqual({ ok: false, reason: 'over' })
})

test('five wrong tries end a code; many at once are not better than one after the other', async () => {
  const { ask, answer } = caller(start)
  const sent = await given(ask(0))
  const wrong = sent.code === '111111' ? '222222' : '111111'
  const tries = await Promise.all(Array.from({ length: 8 }, () => answer(sent, wrong, 1)))
  expect(tries.filter((one) => !one.ok && one.reason === 'wrong')).toHaveLength(4)
  expect(await answer(sent, sent.code, 1)).toEqual({ ok: false, reason: 'over' })
})

test('each code opens only where it was asked for: no other one of the number, no other number', async () => {
  const { ask, answer } = caller(start)
  const older = await given(ask(0))
  const newer = await given(ask(1))
  if (older.code !== newer.code)
    expect(await answer(older, newer.code, 2)).toEqual({ ok: false, reason: 'wrong' })
  const theirs = caller(start)
  expect(await theirs.answer(newer, newer.code, 2)).toEqual({ ok: false, reason: 'over' })
  expect(await answer(older, older.code, 2)).toEqual({ ok: true })
  expect(await answer(newer, newer.code, 2)).toEqual({ ok: true })
})

test('an address gets 25 in five minutes, over all numbers', async () => {
  const ask = (n: number, minute: number) =>
    issueCode(
      database.db,
      { mobile: `+9199999${String(n).padStart(5, '0')}`, purpose: 'citizen-sign-in', address: '192.0.2.1' },
      { secret, dailyLimit: 1_000, now: start + minute * MINUTE },
    )
  for (let n = 0; n < 25; n += 1) expect((await ask(n, 0)).ok).toBe(true)
  expect(await ask(25, 1)).toEqual({ ok: false, reason: 'too-many', nextAt: start + 5 * MINUTE })
  expect((await ask(26, 5)).ok).toBe(true)
})

test('codes of one door take nothing from those of the other', async () => {
  const { mobile, ask, at } = caller(start)
  const atOfficersDoor = (minute: number, decoy: boolean) =>
    issueCode(
      database.db,
      { mobile, purpose: 'officer-sign-in', address: '198.51.100.1', decoy },
      { secret, dailyLimit: 1_000, now: at(minute) },
    )
  for (const minute of [0, 1, 3, 8, 18]) expect((await atOfficersDoor(minute, true)).ok).toBe(true)
  expect(await atOfficersDoor(30, true)).toMatchObject({ ok: false, reason: 'too-many' })
  expect(await nextCodeAt(database.db, { mobile, purpose: 'citizen-sign-in' }, at(30))).toBe(at(30))
  expect(await ask(30)).toMatchObject({ ok: true, nextAt: at(31) })
})

test('a decoy takes nothing from the ceiling of the day, and stops with it as the codes of officers do', async () => {
  const day = Date.UTC(2026, 10, 27, 5)
  let number = 0
  const ask = (decoy: boolean) => {
    number += 1
    const request = { mobile: `+9198460000${String(number).padStart(2, '0')}`, address: `10.1.0.${number}` }
    return issueCode(
      database.db,
      { ...request, purpose: 'officer-sign-in', decoy },
      { secret, dailyLimit: 2, now: day },
    )
  }
  for (const decoy of [true, true, true, false, true, false]) expect((await ask(decoy)).ok).toBe(true)
  expect(await ask(true)).toMatchObject({ ok: false, reason: 'too-many' })
  expect(await ask(false)).toMatchObject({ ok: false, reason: 'too-many' })
  expect((await caller(day, 2).ask(0)).ok).toBe(true)
})

test('the ceiling of the day stops all', async () => {
  const tomorrow = Date.UTC(2026, 10, 25, 5)
  expect((await caller(tomorrow, 2).ask(0)).ok).toBe(true)
  expect((await caller(tomorrow, 2).ask(0)).ok).toBe(true)
  expect(await caller(tomorrow, 2).ask(0)).toMatchObject({ ok: false, reason: 'too-many' })
})

test('no code stands in the table, not even as a plain hash', async () => {
  const { ask } = caller(start)
  const { code } = await given(ask(0))
  const rows = JSON.stringify(await database.db.select().from(oneTimePasswords))
  expect(rows).not.toContain(`"${code}"`)
})
