import { setTimeout } from 'node:timers/promises'
import { eq, isNotNull } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { messageLinks } from '../api/message-links'
import { APPROVALS, WORDS } from '../test/harness/words'
import { recordDeliveryReport } from '../db/queries/delivery-report'
import { insertMessages, type DueMessage } from '../db/queries/message'
import { reportLink, reportToken, type TokenOf } from '../db/queries/report-link'
import { grievances } from '../db/schema/grievance'
import { deliveryReports, messages } from '../db/schema/message'
import { citizens, officers, officersPostings } from '../db/schema/people'
import { departments } from '../db/schema/reference'
import { ownDatabase } from '../test/harness/database'
import { isNeeded } from '../views/messages/needs'
import type { Filed } from '../workflows/grievance/types'
import type { Email } from './gateways/email'
import type { Handover, Sms } from './gateways/sms'
import { createMessageActivities, createUndeliveredActivities } from './notify'
import { codeSender } from './one-time-password'

const NUMBER = 'KA26H7K3M9Q2'
const REPORT = 'c0ffee00-0000-4000-8000-000000000000'
const HUBBALLI = 'revenue/tahsildar@dharwad.hubballi'
/** Looked after by Hubballi, in the reference data. */
const KALGHATGI = 'revenue/tahsildar@dharwad.kalghatgi'
/** Vacant in the reference data, and looked after by nobody. */
const ALNAVAR = 'revenue/tahsildar@dharwad.alnavar'
const secret = 'a secret of this test, long enough to be taken'

const database = ownDatabase(4)
const sms: Sms[] = []
const emails: Email[] = []
const logged: object[] = []
/** What the provider answers next; the last one stays. */
let answers: Handover[] = []
const answer = (): Handover =>
  (answers.length > 1 ? answers.shift() : answers[0]) ?? { ok: true, providerId: `id-${sms.length}` }

const parts = () => ({
  db: database.db,
  sms: { send: async (one: Sms) => (sms.push(one), answer()) },
  email: {
    send: async (one: Email) => (emails.push(one), { ok: true as const, providerId: 'mail' }),
    close() {},
  },
  links: (tokenOf: TokenOf) => messageLinks('https://jana.example', tokenOf),
  secrets: [secret] as [string, ...string[]],
  words: WORDS,
  approvals: APPROVALS,
  log: { error: (fields: object) => void logged.push(fields) },
})

beforeAll(async () => {
  const { db } = database
  const [citizen] = await db
    .insert(citizens)
    .values({ mobile: '+919845011111', name: 'Citizen', email: 'citizen@example.org', language: 'kn' })
    .returning()
  await db.insert(grievances).values({
    ...{
      number: NUMBER,
      citizen: citizen?.id ?? '',
      channel: 'portal',
      language: 'kn',
      title: 'Pension',
      description: 'x',
    },
    ...{
      service: 'old-age-pension',
      department: 'social-security',
      area: 'ka',
      filedAt: new Date(0),
      filed: {} as Filed,
    },
    idempotencyKey: REPORT,
  })
  await db.delete(officersPostings)
  const [officer] = await db
    .insert(officers)
    .values({ mobile: '+919845022222', name: 'Officer', language: 'en' })
    .returning()
  await db.insert(officersPostings).values({ officer: officer?.id ?? '', posting: HUBBALLI })
})
beforeEach(async () => {
  await database.db.delete(messages)
  await database.db.delete(deliveryReports)
  sms.length = 0
  emails.length = 0
  logged.length = 0
  answers = []
})

const due = (more: Partial<DueMessage> = {}): DueMessage => ({
  revision: 2,
  template: 'registered',
  to: 'citizen',
  channels: ['sms', 'email'],
  variables: { number: NUMBER, posting: HUBBALLI, level: 1, on: Date.UTC(2026, 10, 27, 12) },
  ...more,
})
const queue = (...list: DueMessage[]) =>
  insertMessages(database.db, {
    ...{ number: NUMBER, due: list, linksExpireAt: new Date(1_000), secret, isNeeded },
  })
const nodalPostingOf = async (department: string) => {
  const [row] = await database.db.select().from(departments).where(eq(departments.code, department))
  return row?.nodalPosting ?? ''
}
const steps = { number: NUMBER, from: 1, through: 9 }
const send = () => createMessageActivities(parts()).sendMessages(steps)
const states = async () =>
  (await database.db.select().from(messages)).map(({ channel, state }) => `${channel} ${state}`).sort()

test('the citizen is told by SMS and email in the own language, once, however often it is put in the ledger', async () => {
  expect(await queue(due())).toBe(2)
  expect(await queue(due())).toBe(0)
  await send()
  await send()
  expect(sms.map(({ mobile, text }) => [mobile, text])).toEqual([
    ['+919845011111', 'ಜನಸ್ಪಂದನ: ನಿಮ್ಮ ದೂರು KA26H7K3M9Q2 ದಾಖಲಾಗಿದೆ. ಹುಬ್ಬಳ್ಳಿ ತಹಶೀಲ್ದಾರ್ ಅವರು 27 ನವೆಂಬರ್ ಒಳಗೆ ಕ್ರಮ ಕೈಗೊಳ್ಳಬೇಕು.'],
  ])
  expect(emails).toHaveLength(1)
  expect(await states()).toEqual(['email sent', 'sms sent'])
})

test('a posting that is looked after: its messages go to who looks after it', async () => {
  expect(await queue(due({ template: 'owed-report', to: { posting: KALGHATGI } }))).toBe(1)
  await send()
  expect(sms).toMatchObject([{ mobile: '+919845022222', language: 'en' }])
})

test('a posting that nobody holds or looks after: its messages go to the nodal officer of its department', async () => {
  const { db } = database
  const nodal = await nodalPostingOf('revenue')
  const [officer] = await db
    .insert(officers)
    .values({ mobile: '+919845044444', name: 'Nodal officer', language: 'en' })
    .returning()
  await db.insert(officersPostings).values({ officer: officer?.id ?? '', posting: nodal })
  try {
    const vacant = { posting: ALNAVAR }
    expect(await queue(due({ template: 'owed-report', to: vacant, channels: ['sms'] }))).toBe(1)
    const reminder = due({ revision: 3, template: 'committee-reminder', channels: ['sms'] })
    const desks = [vacant, { headOf: 'revenue' }, { nodalOf: 'revenue' }]
    expect(await queue(...desks.map((to) => ({ ...reminder, to })))).toBe(1)
    await send()
    expect(sms).toMatchObject([{ mobile: '+919845044444' }, { mobile: '+919845044444' }])
    expect(sms[0]?.text).toMatch(/The action taken report of that level is still owed/)
  } finally {
    await db.delete(officersPostings).where(eq(officersPostings.posting, nodal))
  }
})

test('where the nodal officer has no holder either, there is no message, and that is no error', async () => {
  expect(await queue(due({ template: 'routing-queue', to: { nodalOf: 'social-security' } }))).toBe(0)
  expect(await queue(due({ template: 'owed-report', to: { posting: ALNAVAR } }))).toBe(0)
  expect(await queue(due({ template: 'owed-report', to: { posting: 'nowhere/nobody@ka' } }))).toBe(0)
})

test('the link of a report is the same at every attempt, and works until its day', async () => {
  await queue(
    due({
      template: 'report-filed',
      channels: ['sms'],
      variables: { number: NUMBER, report: REPORT, on: 1 },
    }),
  )
  answers = [
    { ok: false, retryable: true, error: 'http-503', lostAnswer: true },
    { ok: true, providerId: 'id' },
  ]
  await expect(send()).rejects.toThrow(/1 of 1/)
  await send()
  const token = reportToken(secret, NUMBER, REPORT)
  expect(sms.map(({ text }) => text.endsWith(`https://jana.example/a/${token}`))).toEqual([true, true])
  expect(await reportLink(database.db, token, 999)).toMatchObject({ number: NUMBER, report: REPORT })
  expect(await reportLink(database.db, token, 1_000)).toBeNull()
  expect(await reportLink(database.db, `${token.slice(0, -1)}_`, 0)).toBeNull()
})

test('a link recorded before a change of the secret, and sent after, opens', async () => {
  const report = { template: 'report-filed', channels: ['sms'] as ['sms'] }
  await queue(due({ ...report, variables: { number: NUMBER, report: REPORT, on: 1 } }))
  const secrets = ['the secret of this test that came after it', secret] as [string, string]
  await createMessageActivities({ ...parts(), secrets }).sendMessages(steps)
  const token = /https:\/\/jana\.example\/a\/(\w+)/.exec(sms[0]?.text ?? '')?.[1] ?? ''
  expect(await reportLink(database.db, token, 999)).toMatchObject({ number: NUMBER, report: REPORT })
})

test('what the provider refuses for good is failed and not tried again; the other message is not held up', async () => {
  await queue(due())
  answers = [{ ok: false, retryable: false, error: 'Invalid mobile number' }]
  await send()
  await send()
  expect(sms).toHaveLength(1)
  expect(await states()).toEqual(['email sent', 'sms failed'])
})

test('what could not be sent is queued again with its error, and undelivered after the last attempt', async () => {
  await queue(due())
  answers = [{ ok: false, retryable: true, error: 'ECONNREFUSED' }]
  await expect(send()).rejects.toThrow()
  expect(await states()).toEqual(['email sent', 'sms queued'])
  await createUndeliveredActivities(parts()).recordUndelivered(steps)
  expect(await states()).toEqual(['email sent', 'sms undelivered'])
  await send()
  expect(sms).toHaveLength(1)
})

test('a text that cannot be rendered fails for itself, is logged, and holds nothing up', async () => {
  const unfit = { number: 'not a number', posting: HUBBALLI, level: 1, on: 1 }
  await queue(
    due({ revision: 2, channels: ['sms'], variables: unfit }),
    due({ revision: 3, template: 'unknown', channels: ['email'] }),
    due({ revision: 4 }),
  )
  await send()
  const rows = await database.db.select().from(messages).orderBy(messages.revision, messages.channel)
  expect(rows.map(({ revision, state, providerError }) => [revision, state, providerError])).toEqual([
    [2, 'failed', 'not-rendered'],
    [3, 'failed', 'not-rendered'],
    [4, 'sent', null],
    [4, 'sent', null],
  ])
  expect(logged).toMatchObject([
    { message: rows[0]?.id, template: 'registered' },
    { message: rows[1]?.id, template: 'unknown' },
  ])
})

test('a bug while one message is sent leaves that one for the next attempt and sends the others', async () => {
  await queue(due({ revision: 2, channels: ['sms'] }), due({ revision: 3, channels: ['sms'] }))
  const broken = parts()
  const { send: sendRight } = broken.sms
  broken.sms.send = (one) =>
    sms.length === 0 ? (sms.push(one), Promise.reject(new Error('bug'))) : sendRight(one)
  await expect(createMessageActivities(broken).sendMessages(steps)).rejects.toThrow(/1 of 2/)
  expect(await states()).toEqual(['sms sending', 'sms sent'])
  expect(logged).toHaveLength(1)
})

const LOST: Handover = { ok: false, retryable: true, error: 'ECONNABORTED', lostAnswer: true }
const NOT_TAKEN: Handover = { ok: false, retryable: true, error: 'http-503' }
const attempt = () => send().catch(() => {})

test('after a lost answer an SMS goes out once more; when that answer is lost too, it ends as unconfirmed', async () => {
  await queue(due())
  answers = [LOST]
  await expect(send()).rejects.toThrow()
  expect(await states()).toEqual(['email sent', 'sms queued'])
  await send()
  expect(await states()).toEqual(['email sent', 'sms unconfirmed'])
  await send()
  expect(sms).toHaveLength(2)
  const [row] = await database.db.select().from(messages).where(eq(messages.channel, 'sms'))
  expect(row).toMatchObject({ attempts: 2, lostAnswers: 2, providerError: 'ECONNABORTED', sentAt: null })
  expect(row?.endedAt).not.toBeNull()
})

test('answers that say that nothing was taken do not count, but do not make a lost one forgotten either', async () => {
  await queue(due({ channels: ['sms'] }))
  answers = [NOT_TAKEN, LOST, NOT_TAKEN, NOT_TAKEN, LOST, { ok: true, providerId: 'too-late' }]
  for (let times = 0; times < 8; times += 1) await attempt()
  expect(sms).toHaveLength(5)
  expect(await states()).toEqual(['sms unconfirmed'])
})

test('an attempt that a crash cut short is a lost answer', async () => {
  await queue(due({ channels: ['sms'] }))
  const claimedAt = new Date(Date.now() - 21_000)
  await database.db.update(messages).set({ state: 'sending', attempts: 1, claimedAt })
  answers = [LOST]
  await attempt()
  expect(await states()).toEqual(['sms unconfirmed'])
  await database.db.update(messages).set({ state: 'sending', lostAnswers: 1, claimedAt })
  await attempt()
  expect(sms).toHaveLength(1)
  expect(await states()).toEqual(['sms unconfirmed'])
})

test('an attempt that another process may still be at is left to it', async () => {
  await queue(due({ channels: ['sms'] }))
  await database.db.update(messages).set({ state: 'sending', attempts: 1, claimedAt: new Date() })
  await expect(send()).rejects.toThrow('1 of 1 messages not sent yet')
  expect(sms).toHaveLength(0)
})

test('what may have been taken once is unconfirmed after the last attempt, not undelivered', async () => {
  await queue(due({ channels: ['sms'] }))
  answers = [LOST, NOT_TAKEN]
  await attempt()
  await attempt()
  expect(await states()).toEqual(['sms queued'])
  await createUndeliveredActivities(parts()).recordUndelivered(steps)
  expect(await states()).toEqual(['sms unconfirmed'])
})

test.each([
  [LOST, 'unconfirmed'],
  [NOT_TAKEN, 'undelivered'],
])('a one-time password has one attempt, and the ledger tells how that ended: %j', async (given, state) => {
  answers = [given]
  const request = { id: REPORT, mobile: '+919845033333', code: '482913', language: 'en' }
  expect(await codeSender(parts())(request)).toBe(false)
  expect(await states()).toEqual([`sms ${state}`])
})

test('two attempts at once send it once', async () => {
  await queue(due({ channels: ['sms'] }))
  await Promise.allSettled([send(), send()])
  expect(sms).toHaveLength(1)
})

test('a delivery report ends a message; repeats, later and unknown ones change nothing', async () => {
  await queue(due({ channels: ['sms'] }))
  answers = [{ ok: true, providerId: 'request-1' }]
  await send()
  const report = { providerId: 'request-1', state: 'delivered' as const, error: null, body: {} }
  await recordDeliveryReport(database.db, report)
  await recordDeliveryReport(database.db, report)
  await recordDeliveryReport(database.db, { ...report, state: 'failed' })
  await recordDeliveryReport(database.db, { ...report, providerId: 'somebody-else' })
  expect(await states()).toEqual(['sms delivered'])
  expect(await database.db.select().from(deliveryReports)).toHaveLength(3)
})

test('a report that is faster than our own note of its id is not lost', async () => {
  await queue(due({ channels: ['sms'] }))
  answers = [{ ok: true, providerId: 'request-2' }]
  await recordDeliveryReport(database.db, { providerId: 'request-2', state: 'failed', error: '17', body: {} })
  await send()
  expect(await states()).toEqual(['sms failed'])
})

test('a report and our own note of its id, written in the same moment, never miss each other', async () => {
  const MESSAGES = 150
  const list = Array.from({ length: MESSAGES }, (_, index) => due({ revision: index + 1, channels: ['sms'] }))
  await queue(...list)
  const reports: Promise<boolean>[] = []
  const racing = parts()
  racing.sms.send = async ({ key }) => {
    const report = { providerId: `racing-${key}`, state: 'delivered' as const, error: null, body: {} }
    reports.push(recordDeliveryReport(database.db, report))
    // From report before note to note before report, over the whole width of both.
    await setTimeout((reports.length / MESSAGES) * 6)
    return { ok: true, providerId: report.providerId }
  }
  const { sendMessages } = createMessageActivities(racing)
  const again = () => true
  // An attempt begins no message after thirty seconds: on a busy machine one attempt is not enough.
  while (await sendMessages({ ...steps, through: MESSAGES }).then(() => false, again)) continue
  await Promise.all(reports)
  expect(new Set(await states())).toEqual(new Set(['sms delivered']))
  const matched = await database.db.$count(deliveryReports, isNotNull(deliveryReports.message))
  expect(matched).toBe(MESSAGES)
})

test('a one-time password goes out at once, and its code stands nowhere in the ledger', async () => {
  expect(
    await codeSender(parts())({ id: REPORT, mobile: '+919845033333', code: '482913', language: 'en' }),
  ).toBe(true)
  expect(sms[0]).toMatchObject({
    mobile: '+919845033333',
    key: `otp.${REPORT}`,
    variables: { VAR1: '482913' },
  })
  expect(JSON.stringify(await database.db.select().from(messages))).not.toContain('482913')
})

test('a code by email proves a mailbox: it goes there, and stands nowhere in the ledger', async () => {
  const request = { id: REPORT, email: 'savitri@example.in', code: '482913' }
  for (const language of ['en', 'kn', 'hi', 'pa']) {
    await database.db.delete(messages)
    expect(await codeSender(parts())({ ...request, language })).toBe(true)
    expect(emails.at(-1)).toMatchObject({ to: 'savitri@example.in', language })
    expect(emails.at(-1)?.text).toContain('482913')
    expect(emails.at(-1)?.html).not.toContain('<a ')
  }
  const [row] = await database.db.select().from(messages)
  expect(row).toMatchObject({ channel: 'email', recipientKind: 'mailbox', state: 'sent' })
  expect(JSON.stringify(row)).not.toContain('482913')
})
