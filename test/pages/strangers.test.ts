import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { joinGrievance } from '../../db/queries/follower'
import { createUnnamedCitizen } from '../../db/queries/person'
import { createSession } from '../../db/queries/session'
import { createDraft } from '../../db/queries/draft'
import { actions, writings } from '../../db/schema/action'
import { audit } from '../../db/schema/audit'
import { documents } from '../../db/schema/document'
import { drafts } from '../../db/schema/draft'
import { followers } from '../../db/schema/follower'
import { grievances } from '../../db/schema/grievance'
import { paths } from '../../api/paths'
import { routes } from '../../api/routes'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn } from './citizen-browser'
import { ASSISTANT_COMMISSIONER, HUBBALLI, NODAL, NOW, seedCitizen, seedOfficer } from './officer-seed'
import { linkTo, reportedCase } from './reported-case'

/** So many pairs of somebody and a grievance, over every route of citizens that names one. */
const PAIRS = 20_000
const CASES = 100

type Kind = 'signed-out' | 'officer' | 'citizen'
interface Actor {
  kind: Kind
  id: string
  cookie: string
}
interface Case {
  number: string
  owner: string
  follower: string
  /** Each has one, which is had as a paper too. */
  report: string
  document: string
  /** Words of its citizen, of whose papers and of the address: nobody else may read one of them. */
  words: string
}

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
const actors: Actor[] = []
const cases: Case[] = []

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  const citizens = await Promise.all(
    Array.from({ length: 60 }, (_, index) => seedCitizen(site.db, `Citizen ${index}`)),
  )
  const unnamed = Array.from({ length: 20 }, () => randomUUID())
  for (const id of unnamed) await createUnnamedCitizen(site.db, { id, returnCodeHash: id, language: 'en' })
  const people = [...citizens, ...unnamed]
  for (const id of people)
    for (let browser = 0; browser < 2; browser += 1)
      actors.push({
        kind: 'citizen',
        id,
        cookie: `session=${await createSession(site.db, 'citizen', id, NOW)}`,
      })
  const desks = [[HUBBALLI], [NODAL], [ASSISTANT_COMMISSIONER], []]
  const roles = ['call-agent', 'counter-operator', 'administrator', 'auditor', 'operator'] as const
  for (let index = 0; index < 20; index += 1) {
    const seat = { postings: desks[index % desks.length], roles: [roles[index % roles.length] ?? 'auditor'] }
    const { id, cookie } = await seedOfficer(site.db, seat)
    actors.push({ kind: 'officer', id, cookie })
  }
  for (let index = 0; index < 20; index += 1)
    actors.push({ kind: 'signed-out', id: '', cookie: 'language=en' })
  for (let index = 0; index < CASES; index += 1) cases.push(await caseOf(index, people))
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

async function caseOf(index: number, people: string[]): Promise<Case> {
  const owner = people[index % people.length] ?? ''
  const follower = people[(index + 7) % 60] ?? ''
  const words = `only-for-its-citizen-${index}`
  const own = { title: words, description: `${words} in full` }
  const { number, report } = await reportedCase(site.db, owner, 'en', own)
  const paper = { number, name: `${words}.pdf`, mediaType: 'application/pdf', bytes: 3, storedAs: 'none' }
  const [document] = await site.db.insert(documents).values(paper).returning({ id: documents.id })
  const id = randomUUID()
  const draft = await createDraft(site.db, {})
  const added = { description: 'the follower’s own', address: '', language: 'en', nameWithheld: false }
  await joinGrievance(site.db, { ...added, id, number, citizen: follower, joinedAt: new Date(NOW), draft })
  return { number, owner, follower, report, document: document?.id ?? '', words }
}

/** All that a citizen can ask or send of a grievance. */
const ofACase = routes.filter(({ path }) => path.startsWith('/grievances/:number'))
/** What only whoever has added his own may open, and what that one may open of all. */
const ONLY_OF_FOLLOWERS = /\/(joined|leave)$/
const OF_FOLLOWERS = /\/(joined|leave|readers)$/

const pathOf = (pattern: string, { number, report, document }: Case): string =>
  pattern.replace(':number', number).replace(':document', document).replace(':report', report)

/** 404 to other citizens, as if there were no such grievance; the door to everybody else. */
function expectedOf({ kind }: Actor, method: string): number {
  if (kind === 'citizen') return 404
  return method === 'get' ? 303 : 401
}

/** Browsers say how much they send; a form that does not is taken for the heaviest, of which an address has few. */
const send = (path: string, method: string, cookie: string, more: Record<string, string> = {}) =>
  site.app.request(path, {
    method: method.toUpperCase(),
    headers: { cookie: `${cookie}; language=en`, origin: 'http://127.0.0.1:3000', 'content-length': '200' },
    ...(method === 'post'
      ? {
          body: new URLSearchParams({
            key: randomUUID(),
            text: 'Not mine.',
            satisfied: 'no',
            reason: 'other',
            ...more,
          }),
        }
      : {}),
  })

const effects = async () =>
  Promise.all(
    [actions, writings, documents, followers, drafts, grievances].map((table) => site.db.$count(table)),
  )

test(`${PAIRS} pairs of somebody and a grievance: what is not one's own is neither read nor written`, async () => {
  const before = await effects()
  const wrong: string[] = []
  let foreign = 0
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const actor = actors[pair % actors.length] as Actor
    const one = cases[Math.floor(pair / actors.length) % CASES] as Case
    const { method, path: pattern } = ofACase[
      (pair + Math.floor(pair / actors.length)) % ofACase.length
    ] as (typeof ofACase)[number]
    const own = actor.kind === 'citizen' && actor.id === one.owner && !ONLY_OF_FOLLOWERS.test(pattern)
    const follows = actor.kind === 'citizen' && actor.id === one.follower && OF_FOLLOWERS.test(pattern)
    // What one may do is tried in other tests; here it is only looked at.
    if ((own || follows) && method === 'post') continue
    const path = pathOf(pattern, one)
    const answer = await send(path, method, actor.cookie)
    const text = await answer.text()
    const told = `${actor.kind} ${method} ${path}: ${answer.status}`
    if (own || follows) {
      if (answer.status >= 500) wrong.push(told)
      continue
    }
    foreign += 1
    if (answer.status !== expectedOf(actor, method)) wrong.push(told)
    if (text.includes(one.words)) wrong.push(`${told}, with words of its citizen`)
  }
  expect(wrong.slice(0, 20)).toEqual([])
  expect(foreign).toBeGreaterThan(PAIRS * 0.95)
  expect(await effects()).toEqual(before)
}, 600_000)

/** All behind the link of an SMS. They name no case: the link does. */
const ofALink = routes.filter(({ path }) => path.startsWith(paths.report()))

test('a link opens its own report, and nothing of another', async () => {
  const linked = await Promise.all(
    cases.slice(0, 24).map((one) => linkOf(one.owner, `${one.words}-behind-a-link`)),
  )
  const before = await effects()
  const wrong: string[] = []
  let pairs = 0
  for (const own of linked)
    for (const other of linked)
      for (const { method, path: pattern } of ofALink) {
        // What a link opens by itself depends on nobody else, and is asked for once.
        if (own === other || (method === 'get' && !pattern.includes(':') && other !== linked[0])) continue
        pairs += 1
        const path = pattern.replace(':document', other.document)
        const answer = await send(path, method, own.cookie, { report: other.report })
        const text = await answer.text()
        const told = `${method} ${path}: ${answer.status}`
        if (answer.status >= 500 || (method === 'post' && answer.status !== 409)) wrong.push(told)
        if (pattern.includes(':document') && answer.status !== 404) wrong.push(told)
        if (text.includes(other.words)) wrong.push(`${told}, with words of another`)
      }
  expect(wrong.slice(0, 20)).toEqual([])
  expect(pairs).toBeGreaterThan(1_000)
  expect(await effects()).toEqual(before)
}, 300_000)

/** A browser that has opened the link of a report of this citizen's, with a paper of its own. */
async function linkOf(citizen: string, words: string) {
  const reported = await reportedCase(site.db, citizen)
  await site.db.update(writings).set({ body: words }).where(eq(writings.action, reported.report))
  const paper = { name: `${words}.pdf`, mediaType: 'application/pdf', bytes: 3, storedAs: 'none' }
  const [document] = await site.db
    .insert(documents)
    .values({ ...paper, number: reported.number, action: reported.report })
    .returning({ id: documents.id })
  const browser = browserOn(site)
  await browser.get(await linkTo(site.db, reported))
  const cookie = [...browser.jar].map((pair) => pair.join('=')).join('; ')
  return { cookie, words, report: reported.report, document: document?.id ?? '' }
}

test('a paper or a report of somebody else does not open under the number of one’s own', async () => {
  const wrong: string[] = []
  for (const actor of actors.filter(({ kind }) => kind === 'citizen').slice(0, 60)) {
    const mine = cases.find(({ owner }) => owner === actor.id)
    const other = cases.find(({ owner }) => owner !== actor.id)
    if (!mine || !other) continue
    for (const path of [
      paths.document(mine.number, other.document),
      paths.reportPaper(mine.number, other.report),
    ]) {
      const { status } = await send(path, 'get', actor.cookie)
      if (status !== 404) wrong.push(`${path}: ${status}`)
    }
  }
  expect(wrong).toEqual([])
  expect(await site.db.$count(audit)).toBeGreaterThan(0)
})
