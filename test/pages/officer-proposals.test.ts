import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actions } from '../../db/schema/action'
import { messages } from '../../db/schema/message'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { asRead } from '../harness/as-read'
import { DAY, NOW, seedCase, seedCitizen, seedOfficer, tell } from './officer-seed'

/** A site of the Bangalore Development Authority: its second level is the nodal officer of the authority. */
const FIRST_LEVEL = 'bda/executive-engineer@bengaluru-urban'
const NODAL = 'bda/secretary@ka'
const HEAD = 'bda/commissioner@ka'
const WORDS = 'The matter is before the High Court, as the citizen writes.'

interface Officer {
  id: string
  cookie: string
}

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let nodal: Officer
let head: Officer
let citizen: string

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  nodal = await seedOfficer(site.db, { postings: [NODAL] })
  head = await seedOfficer(site.db, { postings: [HEAD] })
  citizen = await seedCitizen(site.db)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

/** A case that waits for the decision on what this officer has proposed at this posting. */
async function proposed(title: string, posting: string, by: Officer) {
  const action = randomUUID()
  const hold = { kind: 'proposal', since: NOW, until: NOW + 2 * DAY, action, reason: 'sub-judice' } as const
  const { number, situation } = await seedCase(site.db, {
    ...{ citizen, title, service: 'bda-site', area: 'bengaluru-urban' },
    situation: { stage: 'awaiting-nodal', level: 'L2', posting, proposed: true, hold },
  })
  const proposal = { id: action, kind: 'propose-not-taken-up', by: { role: 'officer', posting } } as const
  await site.db.insert(actions).values({
    ...{ id: action, number, kind: proposal.kind, officer: by.id, verdict: 'applied' },
    action: { ...proposal, reason: 'sub-judice' },
  })
  const data = { reason: 'sub-judice', until: hold.until }
  await tell(site.db, situation, [
    { at: NOW, kind: 'not-taken-up-proposed', level: 'L2', posting, action, data },
  ])
  return number
}

async function send(path: string, { cookie }: Officer, form?: Record<string, string>) {
  const headers = { cookie, origin: 'http://127.0.0.1:3000' }
  const body = form && new URLSearchParams({ key: randomUUID(), ...form })
  const response = await site.app.request(path, { method: form ? 'POST' : 'GET', headers, body })
  return { status: response.status, text: asRead(await response.text()) }
}

const ACTS = ['confirm-not-taken-up', 'refuse-not-taken-up']

/** That neither the queue nor the case offers the decision to this officer, and that the door refuses it. */
async function decidesNothing(number: string, officer: Officer) {
  const page = `/officer/grievances/${number}`
  expect((await send('/officer/routing', officer)).text).not.toContain(page)
  for (const act of ACTS) {
    expect((await send(page, officer)).text).not.toContain(act)
    expect((await send(`${page}/${act}`, officer)).status).toBe(409)
    const refused = await send(`${page}/${act}`, officer, { words: WORDS, step: 'done' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain(WORDS)
  }
}

async function decides(number: string, officer: Officer, posting: string) {
  const page = `/officer/grievances/${number}`
  expect((await send('/officer/routing', officer)).text).toContain(page)
  for (const act of ACTS) expect((await send(page, officer)).text).toContain(act)
  const { text } = await send(`${page}/confirm-not-taken-up`, officer)
  const hold = /name="hold" value="([^"]+)"/.exec(text)?.[1] ?? ''
  const form = { words: WORDS, step: 'done', hold }
  expect((await send(`${page}/confirm-not-taken-up`, officer, form)).status).toBe(303)
  const ofCase = and(eq(actions.number, number), eq(actions.kind, 'confirm-not-taken-up'))
  const [row] = await site.db.select().from(actions).where(ofCase)
  expect(row).toMatchObject({ officer: officer.id, action: { by: { role: 'nodal', posting } } })
}

const told = async (number: string) => {
  const rows = await site.db
    .select({ recipient: messages.recipient })
    .from(messages)
    .where(and(eq(messages.number, number), eq(messages.template, 'proposal-to-confirm')))
  return [...new Set(rows.map(({ recipient }) => recipient))]
}

test('What an officer proposes is decided by the nodal officer, who is told, and not by the head', async () => {
  const engineer = await seedOfficer(site.db, { postings: [FIRST_LEVEL] })
  const number = await proposed('Usual', FIRST_LEVEL, engineer)
  expect(await told(number)).toEqual([nodal.id])
  for (const other of [engineer, head]) await decidesNothing(number, other)
  await decides(number, nodal, NODAL)
})

test('What the nodal officer proposes is decided by the head of the department, who is told', async () => {
  const number = await proposed('Own proposal', NODAL, nodal)
  expect(await told(number)).toEqual([head.id])
  await decidesNothing(number, nodal)
  await decidesNothing(number, await seedOfficer(site.db, { postings: [NODAL] }))
  await decides(number, head, HEAD)
})

test('Nor does anybody confirm as the nodal officer what he proposed at another posting', async () => {
  const both = await seedOfficer(site.db, { postings: [FIRST_LEVEL, NODAL] })
  const number = await proposed('Two posts', FIRST_LEVEL, both)
  expect(await told(number)).toEqual([head.id])
  await decidesNothing(number, both)
  await decides(number, head, HEAD)
})

test('Where the nodal officer holds the post of the head too, he is not told and does not decide', async () => {
  const { sql } = site
  await sql`update officers_postings set posting = ${NODAL} where posting = ${HEAD}`
  try {
    await sql`insert into officers_postings (officer, posting) values (${nodal.id}, ${HEAD})`
    const number = await proposed('Alone', NODAL, nodal)
    expect(await told(number)).toEqual([])
    await decidesNothing(number, nodal)
  } finally {
    await sql`delete from officers_postings where officer = ${nodal.id} and posting = ${HEAD}`
    await sql`update officers_postings set posting = ${HEAD} where officer = ${head.id}`
  }
})

test('The head is led to proposals only: routing and vacant postings are for the nodal officer', async () => {
  for (const title of ['To be counted', 'Counted too']) await proposed(title, NODAL, nodal)
  const { text } = await send('/officer/routing', head)
  const count = /(\d+) are proposed not to be taken up/.exec(text)?.[1]
  expect(Number(count)).toBeGreaterThan(0)
  expect(text).not.toMatch(/officer to be named|Vacant postings/)
  expect((await send('/officer/vacancies', head)).status).toBe(403)
  expect((await send('/help', head)).text).toContain(`Routing and decisions<span class="count"> ${count}<`)
})
