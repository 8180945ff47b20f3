import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { submitAction } from '../../db/queries/filing'
import { actions, writings } from '../../db/schema/action'
import { documents } from '../../db/schema/document'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { asRead } from '../harness/as-read'
import {
  ASSISTANT_COMMISSIONER,
  DAY,
  DEPUTY_COMMISSIONER,
  HUBBALLI,
  KALGHATGI,
  NODAL,
  NOW,
  seedCase,
  seedCitizen,
  seedOfficer,
  type SeededCase,
} from './officer-seed'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let tahsildar: { id: string; cookie: string }
let nodal: { id: string; cookie: string }
let committee: { id: string; cookie: string }
let citizen: string
/** What a worker would say of the next act; null while none is at work. */
let verdict: { verdict: 'applied' | 'refused'; reason: string | null } | null = null

beforeAll(async () => {
  database = await freshDatabase()
  const handOver = (number: string) => {
    if (!verdict) return
    const { verdict: said, reason } = verdict
    void site.sql.begin(async (sql) => {
      const judged =
        await sql`update actions set verdict = ${said}, reason = ${reason} where number = ${number} and verdict is null returning id`
      for (const { id } of judged) await sql`select pg_notify('verdicts', ${id})`
    })
  }
  site = siteForTest({ databaseUrl: database.url, now: () => NOW, handOver })
  tahsildar = await seedOfficer(site.db, { postings: [HUBBALLI] })
  nodal = await seedOfficer(site.db, { postings: [NODAL], name: 'Harish Bhat' })
  committee = await seedOfficer(site.db, { postings: [DEPUTY_COMMISSIONER] })
  citizen = await seedCitizen(site.db)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const answerOf = async (response: Response) => ({
  status: response.status,
  text: asRead(await response.text()),
  location: response.headers.get('location') ?? '',
})
const get = async (path: string, cookie = tahsildar.cookie) =>
  answerOf(await site.app.request(path, { headers: { cookie } }))
const post = async (path: string, form: Record<string, string | File>, cookie = tahsildar.cookie) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(form)) body.append(name, value)
  const headers = { cookie, origin: 'http://127.0.0.1:3000' }
  return answerOf(await site.app.request(path, { method: 'POST', headers, body }))
}
const rowsOf = (number: string) => site.db.select().from(actions).where(eq(actions.number, number))
const pathOf = ({ number }: SeededCase, act: string) => `/officer/grievances/${number}/${act}`

const words = 'The passbook was checked and the pension order sent to the treasury.'
const proposal = {
  kind: 'proposal',
  since: NOW,
  until: NOW + 2 * DAY,
  action: randomUUID(),
  reason: 'sub-judice',
} as const

interface ActCase {
  act: string
  faulty: Record<string, string>
  right: Record<string, string>
  /** The act as it is stored, beyond id and kind. */
  stored: object
  asks?: boolean
  by?: 'nodal' | 'committee'
  seed?: Partial<SeededCase['situation']>
}

const ACTS: ActCase[] = [
  {
    act: 'file-report',
    faulty: { words, 'done-on': '2026-12-24' },
    right: { words, 'done-on': '2026-11-20' },
    stored: {},
  },
  {
    act: 'interim-reply',
    faulty: { words },
    right: { words, day: '2026-11-30' },
    stored: { expectedAt: Date.UTC(2026, 10, 30, 18, 29) },
  },
  { act: 'ask-clarification', faulty: { words: 'Why?' }, right: { words }, stored: {} },
  {
    act: 'park',
    faulty: { words, day: '2020-01-01' },
    right: { words, day: '2027-06-30' },
    stored: { until: Date.UTC(2027, 5, 30, 18, 29) },
  },
  { act: 'send-up', faulty: { words: 'No.' }, right: { words }, stored: {}, asks: true },
  {
    act: 'propose-not-taken-up',
    faulty: { words },
    right: { words, reason: 'sub-judice' },
    stored: { reason: 'sub-judice' },
  },
  {
    act: 'transfer',
    faulty: { words },
    right: { words, service: 'street-light' },
    stored: { subject: expect.objectContaining({ area: 'dharwad.hubballi' }) },
    asks: true,
    seed: { arrivedAt: NOW - DAY },
  },
  {
    act: 'file-owed-report',
    faulty: { words, level: 'L1' },
    right: { words, level: 'L1', 'done-on': '2026-11-19' },
    stored: { level: 'L1', by: { role: 'officer', posting: HUBBALLI } },
    seed: {
      level: 'L2',
      posting: ASSISTANT_COMMISSIONER,
      owed: [{ level: 'L1', posting: HUBBALLI, since: NOW - DAY }],
    },
  },
  {
    act: 'route',
    faulty: { search: 'Hubballi' },
    right: { posting: HUBBALLI, from: NODAL },
    stored: { posting: HUBBALLI, from: NODAL, by: { role: 'nodal', posting: NODAL } },
    by: 'nodal',
    seed: { stage: 'routing', posting: NODAL },
  },
  {
    act: 'confirm-not-taken-up',
    faulty: { words: 'No.' },
    right: { words: '', hold: proposal.action },
    stored: { hold: proposal.action, by: { role: 'nodal', posting: NODAL } },
    asks: true,
    by: 'nodal',
    seed: { stage: 'awaiting-nodal', hold: proposal },
  },
  {
    act: 'refuse-not-taken-up',
    faulty: { words: 'No.' },
    right: { words, hold: proposal.action },
    stored: { hold: proposal.action },
    by: 'nodal',
    seed: { stage: 'awaiting-nodal', hold: proposal },
  },
  {
    act: 'direct',
    faulty: { words, days: '0' },
    right: { words, days: '12' },
    stored: { days: 12, by: { role: 'committee' } },
    asks: true,
    by: 'committee',
    seed: { level: 'L3', committee: { since: NOW - DAY, why: 'lapsed', remindAt: NOW + DAY } },
  },
]

test.each(ACTS)(
  '$act: a form to mend keeps what was entered; a right one is one act however often it is sent',
  async (one) => {
    const { act, faulty, right, stored, asks, by, seed } = one
    const doer = { nodal, committee, tahsildar }[by ?? 'tahsildar']
    const { cookie } = doer
    verdict = { verdict: 'applied', reason: null }
    const seeded = await seedCase(site.db, { citizen, situation: seed })
    const path = pathOf(seeded, act)
    const empty = await get(path, cookie)
    expect(empty.status).toBe(200)
    for (const name of ['hold', 'from'].filter((field) => field in right))
      expect(empty.text).toContain(`name="${name}" value="${right[name] as string}"`)
    const key = /name="key" value="([^"]+)"/.exec(empty.text)?.[1] ?? ''

    const mend = await post(path, { key, ...faulty }, cookie)
    expect(mend.status).toBe(422)
    expect(mend.text).toContain('role="alert"')
    for (const value of Object.values(faulty)) expect(mend.text).toContain(value)
    expect(mend.text).toContain(key)
    expect(await rowsOf(seeded.number)).toHaveLength(0)

    if (asks) {
      const asked = await post(path, { key, ...right }, cookie)
      expect(asked.status).toBe(200)
      expect(asked.text).toContain('name="step" value="done"')
      expect(await rowsOf(seeded.number)).toHaveLength(0)
    }
    const form = { key, ...right, ...(asks ? { step: 'done' } : {}) }
    const done = await post(path, form, cookie)
    expect(done).toMatchObject({ status: 303, location: `/officer/grievances/${seeded.number}?done=${key}` })
    expect(await post(path, form, cookie)).toMatchObject({ status: 303, location: done.location })
    const rows = await rowsOf(seeded.number)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ id: key, kind: act, officer: doer.id })
    expect(rows[0]?.action).toMatchObject({ id: key, kind: act, ...stored })
    if (right.words) {
      const [writing] = await site.db.select().from(writings).where(eq(writings.action, key))
      expect(writing?.body).toContain(words)
      expect(writing?.doneOn).toBe('done-on' in right ? right['done-on'] : null)
    }
    expect((await get(done.location, cookie)).text).toContain('role="status"')
  },
)

test('A duplicate is one of the same citizen’s own, and asks before it closes anything', async () => {
  verdict = { verdict: 'applied', reason: null }
  const whose = await seedCitizen(site.db)
  const first = await seedCase(site.db, { citizen: whose, title: 'The first one' })
  const again = await seedCase(site.db, { citizen: whose, title: 'The same again' })
  const foreign = await seedCase(site.db, { citizen })
  const path = pathOf(again, 'link-duplicate')
  const form = await get(path)
  expect(form.text).toContain('The first one')
  expect(form.text).not.toContain(foreign.number)
  expect((await post(path, { key: randomUUID(), of: foreign.number, step: 'done' })).status).toBe(422)
  const key = randomUUID()
  expect((await post(path, { key, of: first.number })).text).toContain('Are both about the same matter?')
  expect((await post(path, { key, of: first.number, step: 'done' })).status).toBe(303)
  expect((await rowsOf(again.number))[0]?.action).toMatchObject({ of: first.number })
})

test('Of another department an officer learns only what lies with the own postings; nothing joins what is joined', async () => {
  verdict = { verdict: 'applied', reason: null }
  const whose = await seedCitizen(site.db)
  const here = await seedCase(site.db, { citizen: whose })
  const titled = (title: string, more: Partial<Parameters<typeof seedCase>[1]>) =>
    seedCase(site.db, { citizen: whose, title, ...more })
  const away = { posting: 'health/taluk-health-officer@dharwad.hubballi' }
  const secret = await titled('My illness', { service: 'hospital-bribe', situation: away })
  await titled('Came by here', {
    service: 'hospital-bribe',
    situation: away,
    events: [{ at: NOW, kind: 'assigned', level: 'L1', posting: HUBBALLI, data: {} }],
  })
  await titled('Same department', { area: 'dharwad.kalghatgi', situation: { posting: KALGHATGI } })
  const closed = await titled('Closed by now', { situation: { stage: 'closed' } })
  const joined = await titled('Being joined', {})
  const joining = { id: randomUUID(), kind: 'link-duplicate', of: here.number } as const
  const by = { role: 'officer', posting: HUBBALLI } as const
  await site.db
    .insert(actions)
    .values({ id: joining.id, kind: joining.kind, number: joined.number, action: { ...joining, by } })

  const path = pathOf(here, 'link-duplicate')
  const { text } = await get(path)
  expect(text).toContain('Same department')
  expect(text).toContain('Came by here')
  for (const title of ['My illness', 'Closed by now', 'Being joined']) expect(text).not.toContain(title)
  for (const { number } of [secret, closed, joined]) {
    expect((await post(path, { key: randomUUID(), of: number, step: 'done' })).status).toBe(422)
  }
})

test('Of two officers who join each grievance with the other at once, one is refused', async () => {
  verdict = null
  const colleague = await seedOfficer(site.db, { postings: [HUBBALLI] })
  const oneRound = async () => {
    const whose = await seedCitizen(site.db)
    const [one, other] = [
      await seedCase(site.db, { citizen: whose }),
      await seedCase(site.db, { citizen: whose }),
    ]
    const join = (from: SeededCase, to: SeededCase, { cookie }: { cookie: string }) =>
      post(pathOf(from, 'link-duplicate'), { key: randomUUID(), of: to.number, step: 'done' }, cookie)
    const answers = await Promise.all([join(one, other, tahsildar), join(other, one, colleague)])
    return answers.map(({ status }) => status).sort()
  }
  const rounds = await Promise.all(Array.from({ length: 6 }, oneRound))
  expect(rounds).toEqual(rounds.map(() => [303, 422]))
})

test('Nothing is joined with what is closed or being joined, or was joined with it, when the act is stored', async () => {
  const whose = await seedCitizen(site.db)
  const [one, other] = [
    await seedCase(site.db, { citizen: whose }),
    await seedCase(site.db, { citizen: whose }),
  ]
  const joining = (of: SeededCase) =>
    ({
      id: randomUUID(),
      kind: 'link-duplicate',
      of: of.number,
      by: { role: 'officer', posting: HUBBALLI },
    }) as const
  const back = () => submitAction(site.db, { number: other.number, action: joining(one) })
  const { number } = one
  expect(await submitAction(site.db, { number, action: joining(other) })).toBe('stored')
  expect(await back()).toBe('not-joinable')
  const ofOne = eq(actions.number, number)
  await site.db.update(actions).set({ verdict: 'applied' }).where(ofOne)
  expect(await back()).toBe('not-joinable')
  await site.db.update(actions).set({ verdict: 'refused', reason: 'not-now' }).where(ofOne)
  expect(await back()).toBe('stored')
  expect(await rowsOf(other.number)).toHaveLength(1)
})

test('Proof is kept while the form is mended, and then belongs to the report', async () => {
  verdict = { verdict: 'applied', reason: null }
  const seeded = await seedCase(site.db, { citizen })
  const path = pathOf(seeded, 'file-report')
  const key = randomUUID()
  const order = new File(['%PDF-1.4\n%%EOF\n'], 'order.pdf', { type: 'application/pdf' })
  const mend = await post(path, { key, words, 'done-on': '', proof: order })
  expect(mend.status).toBe(422)
  expect(mend.text).toContain('order.pdf')
  expect((await post(path, { key, words, 'done-on': '2026-11-20' })).status).toBe(303)
  const [row] = await site.db.select().from(documents).where(eq(documents.number, seeded.number))
  expect(row).toMatchObject({ action: key, name: 'order.pdf', draft: null })
  const own = await get(`/officer/grievances/${seeded.number}/documents/${row?.id}`)
  expect([own.status, own.text.slice(0, 4)]).toEqual([200, '%PDF'])
  const stranger = await seedOfficer(site.db, { postings: ['revenue/tahsildar@dharwad.dharwad'] })
  expect(
    (await get(`/officer/grievances/${seeded.number}/documents/${row?.id}`, stranger.cookie)).status,
  ).toBe(404)
})

test('A key that was used for something else stores nothing, and the form comes back with a new one', async () => {
  verdict = { verdict: 'applied', reason: null }
  const [one, other] = [await seedCase(site.db, { citizen }), await seedCase(site.db, { citizen })]
  const key = randomUUID()
  const form = { key, words, day: '2026-11-30' }
  expect((await post(pathOf(one, 'interim-reply'), form)).status).toBe(303)
  const colleague = await seedOfficer(site.db, { postings: [HUBBALLI] })
  for (const [seeded, act, cookie] of [
    [other, 'interim-reply', tahsildar.cookie],
    [one, 'ask-clarification', tahsildar.cookie],
    [one, 'interim-reply', colleague.cookie],
  ] as const) {
    const again = await post(pathOf(seeded, act), form, cookie)
    expect(again.status).toBe(422)
    expect(again.text).toContain('Please send it again')
    expect(again.text).toContain(words)
    const fresh = /name="key" value="([^"]+)"/.exec(again.text)?.[1] ?? ''
    expect(fresh).not.toBe(key)
    expect((await post(pathOf(seeded, act), { ...form, key: fresh }, cookie)).status).toBe(303)
    expect(await site.db.select().from(actions).where(eq(actions.id, fresh))).toHaveLength(1)
  }
})

test('Proof belongs to one officer’s form on one case: its key opens it to nobody else', async () => {
  verdict = { verdict: 'applied', reason: null }
  const [one, other] = [await seedCase(site.db, { citizen }), await seedCase(site.db, { citizen })]
  const key = randomUUID()
  const order = new File(['%PDF-1.4\n%%EOF\n'], 'secret order.pdf', { type: 'application/pdf' })
  expect((await post(pathOf(one, 'file-report'), { key, words: '', proof: order })).text).toContain(
    'secret order',
  )
  const colleague = await seedOfficer(site.db, { postings: [HUBBALLI] })
  for (const [seeded, cookie] of [
    [one, colleague.cookie],
    [other, tahsildar.cookie],
  ] as const) {
    const theirs = await post(pathOf(seeded, 'file-report'), { key, words: '' }, cookie)
    expect(theirs.text).not.toContain('secret order')
  }
})

test('While no worker answers, the page says that it is being processed', async () => {
  verdict = null
  const seeded = await seedCase(site.db, { citizen })
  const done = await post(pathOf(seeded, 'ask-clarification'), { key: randomUUID(), words })
  expect(done.status).toBe(303)
  const { text } = await get(done.location)
  expect(text).toContain('Recorded, being processed')
  expect(text).toContain('hx-trigger')
})

test('A refusal is told in words, with what was written', async () => {
  verdict = { verdict: 'refused', reason: 'closed' }
  const seeded = await seedCase(site.db, { citizen })
  const done = await post(pathOf(seeded, 'ask-clarification'), { key: randomUUID(), words })
  const { text } = await get(done.location)
  expect(text).toContain('The grievance is closed, so this cannot be done any more.')
  expect(text).toContain(words)
})

test('What the rules do not allow now is told before anything is written', async () => {
  const late = await seedCase(site.db, { citizen, situation: { arrivedAt: NOW - 3 * DAY } })
  const { status, text } = await get(pathOf(late, 'transfer'))
  expect(status).toBe(409)
  expect(text).toContain('The time for a transfer is over.')
  expect((await get(`/officer/grievances/${late.number}`)).text).not.toContain('/transfer')
  expect((await get(pathOf(late, 'route'))).status).toBe(409)
})

test('A service of Bengaluru is neither found nor taken for a transfer within Hubballi', async () => {
  const seeded = await seedCase(site.db, { citizen, situation: { arrivedAt: NOW - DAY } })
  const sent = { key: randomUUID(), words }
  const found = await post(pathOf(seeded, 'transfer'), { ...sent, department: 'bda', step: 'search' })
  expect(found.text).not.toContain('value="bda-site"')
  const elsewhere = { ...sent, department: 'bda', area: 'bengaluru-urban', step: 'search' }
  expect((await post(pathOf(seeded, 'transfer'), elsewhere)).text).toContain('value="bda-site"')
  const refused = await post(pathOf(seeded, 'transfer'), { ...sent, service: 'bda-site' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Nobody is laid down for this service at this place.')
})

test('Changing one’s mind on the page that asks brings back the form with everything', async () => {
  const seeded = await seedCase(site.db, { citizen })
  const { status, text } = await post(pathOf(seeded, 'send-up'), { key: randomUUID(), words, step: 'change' })
  expect(status).toBe(200)
  expect(text).toContain(words)
  expect(text).toContain('<textarea')
})

test('Nobody acts for another posting, whatever the form says', async () => {
  const above = await seedCase(site.db, {
    citizen,
    situation: {
      level: 'L2',
      posting: ASSISTANT_COMMISSIONER,
      owed: [{ level: 'L1', posting: HUBBALLI, since: NOW - DAY }],
    },
  })
  const refused = await post(pathOf(above, 'file-report'), {
    key: randomUUID(),
    words,
    'done-on': '2026-11-20',
  })
  expect(refused.status).toBe(409)
  expect(await rowsOf(above.number)).toHaveLength(0)
})

/** What a form on the page would send: its address and its hidden fields. */
function formOn(text: string) {
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
}

test('A report that came after its time is kept whole, and goes on as the owed report', async () => {
  verdict = { verdict: 'applied', reason: null }
  const above = await seedCase(site.db, {
    citizen,
    situation: {
      level: 'L2',
      posting: ASSISTANT_COMMISSIONER,
      owed: [{ level: 'L1', posting: HUBBALLI, since: NOW - 60_000 }],
    },
  })
  const key = randomUUID()
  const proof = new File(['%PDF-1.4\n%%EOF\n'], 'order.pdf', { type: 'application/pdf' })
  const late = await post(pathOf(above, 'file-report'), { key, words, 'done-on': '2026-11-20', proof })
  expect(late.status).toBe(409)
  for (const kept of [words, '20 November 2026', 'order.pdf']) expect(late.text).toContain(kept)
  const owed = pathOf(above, 'file-owed-report')
  expect(late.text).toContain(`action="${owed}"`)

  const filled = formOn(late.text)
  expect(filled).toMatchObject({ key, words, level: 'L1', 'done-on': '2026-11-20' })
  const form = await post(owed, { ...filled, step: 'change' })
  expect(form.status).toBe(200)
  expect(form.text).toContain('File the owed report')
  for (const kept of [`${words}</textarea>`, 'value="2026-11-20"', 'order.pdf'])
    expect(form.text).toContain(kept)
  expect(await rowsOf(above.number)).toHaveLength(0)

  expect((await post(owed, formOn(form.text))).status).toBe(422)
  expect((await post(owed, { ...formOn(form.text), words, 'done-on': '2026-11-20' })).status).toBe(303)
  expect((await rowsOf(above.number))[0]).toMatchObject({ id: key, kind: 'file-owed-report' })
  const [file] = await site.db.select().from(documents).where(eq(documents.number, above.number))
  expect(file).toMatchObject({ action: key, name: 'order.pdf' })
})

test('Whatever was written for an act that is not possible any more stands on the page that says so', async () => {
  const closed = await seedCase(site.db, { citizen, situation: { stage: 'feedback' } })
  const form = { key: randomUUID(), words, day: '2026-11-30' }
  const refused = await post(pathOf(closed, 'interim-reply'), form)
  expect(refused.status).toBe(409)
  for (const kept of [words, '30 November 2026']) expect(refused.text).toContain(kept)
  expect(refused.text).not.toContain('file-owed-report')
})
