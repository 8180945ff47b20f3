import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { insertAccountMessage } from '../db/queries/account-message'
import { insertPasswordMessage } from '../db/queries/message'
import { messages } from '../db/schema/message'
import { ownDatabase } from '../test/harness/database'
import { APPROVALS, WORDS } from '../test/harness/words'
import { accountMessenger } from './account-message'
import type { Handover, Sms } from './gateways/sms'

const database = ownDatabase(3)
const MOBILE = '+919845033333'
let sent: Sms[] = []
let logged = 0
let answer: () => Handover = () => ({ ok: true, providerId: 'id' })

beforeEach(async () => {
  await database.db.delete(messages)
  sent = []
  answer = () => ({ ok: true, providerId: 'id' })
})

const send = () =>
  accountMessenger({
    db: database.db,
    sms: { send: async (one) => (sent.push(one), answer()) },
    email: { send: async () => ({ ok: true, providerId: 'mail' }), close() {} },
    log: { error: () => (logged += 1) },
    approvals: APPROVALS,
    words: WORDS,
  })()

const queue = (template: 'mobile-changed' | 'erased', key = 'one') =>
  insertAccountMessage(database.db, {
    ...{ key, mobile: MOBILE, language: 'en', template },
    on: Date.UTC(2026, 10, 27, 12),
  })
const rows = () => database.db.select().from(messages)

test('one key is one SMS, however often it is queued and sent', async () => {
  await queue('mobile-changed')
  await queue('mobile-changed')
  await Promise.all([send(), send()])
  await send()
  expect(sent.map(({ mobile, text }) => [mobile, text])).toEqual([
    [MOBILE, expect.stringContaining('was changed on 27 November')],
  ])
})

test('what a provider did not take is tried again, and given up after a day', async () => {
  await queue('mobile-changed')
  answer = () => ({ ok: false, retryable: true, error: 'away' })
  await send()
  expect(await rows()).toMatchObject([{ state: 'queued', attempts: 1 }])
  await database.db.update(messages).set({ queuedAt: new Date(Date.now() - 25 * 3_600_000) })
  await send()
  expect(await rows()).toMatchObject([{ state: 'undelivered', attempts: 1 }])
})

test('codes are left alone, and so is the number of who was not erased', async () => {
  await insertPasswordMessage(database.db, { id: crypto.randomUUID(), mobile: MOBILE, language: 'en' })
  await queue('mobile-changed')
  await queue('erased', 'two')
  await send()
  const told = (await rows()).map(({ template, state, recipient }) => [template, state, recipient])
  expect(told.sort()).toEqual([
    ['erased', 'sent', 'forgotten'],
    ['mobile-changed', 'sent', MOBILE],
    ['otp', 'queued', MOBILE],
  ])
})

test('while PostgreSQL does not answer it says so and throws nothing', async () => {
  const before = logged
  const away = {
    select: () => Promise.reject(new Error('away')),
    update: () => ({ set: () => ({ where: () => Promise.reject(new Error('away')) }) }),
  }
  const parts = { db: away as never, approvals: APPROVALS, words: WORDS, log: { error: () => (logged += 1) } }
  await accountMessenger({
    ...parts,
    sms: { send: async () => answer() },
    email: { send: async () => answer(), close() {} },
  })()
  expect(logged).toBe(before + 1)
  expect(await database.db.$count(messages, eq(messages.key, 'x'))).toBe(0)
})
