import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { routes } from '../../api/routes'
import { readConfig } from '../../config'
import { createSession } from '../../db/queries/session'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { HUBBALLI, NOW, seedCase, seedCitizen, seedOfficer } from './officer-seed'
import { linkTo, reportedCase } from './reported-case'

const POSTS = 10_000
/** So many at once: a form that is right waits a moment for its case, and nobody judges here. */
const AT_ONCE = 10
/** Filings under way, each of which some of the forms go on with; one that is sent is none any more. */
const DRAFTS = 50

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
/** Nobody, the citizen of the case, an officer who has it. */
let cookies: { nobody: string; citizen: string; officer: string }
let number: string
/** What the link in that browser is of. */
let report: string
const filings: { cookie: string; key: string }[] = []
beforeAll(async () => {
  database = await freshDatabase()
  const config = readConfig({ NODE_ENV: 'test', TRUST_PROXY: 'true' })
  site = siteForTest({ databaseUrl: database.url, now: () => NOW, config })
  const citizen = await seedCitizen(site.db)
  // Closed for good: most acts are refused at the door, with the form as it was sent.
  const closure = { ending: 'withdrawn', at: NOW, reopenUntil: null } as never
  const over = { stage: 'closed', posting: HUBBALLI, clock: null, closure } as const
  number = (await seedCase(site.db, { citizen, situation: over })).number
  const roles = ['call-agent', 'operator', 'administrator'] as const
  const { cookie } = await seedOfficer(site.db, { postings: [HUBBALLI], roles: [...roles] })
  for (let index = 0; index < DRAFTS; index += 1) filings.push(await filing())
  cookies = {
    nobody: 'language=en',
    citizen: `session=${await createSession(site.db, 'citizen', citizen, NOW)}; language=kn; ${await linkOf(citizen)}`,
    officer: cookie,
  }
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

/** The cookie of a browser that has opened the link to a report, whose form it may send. */
async function linkOf(citizen: string): Promise<string> {
  const browser = browserOn(site)
  const reported = await reportedCase(site.db, citizen)
  report = reported.report
  await browser.get(await linkTo(site.db, reported))
  return `report=${browser.jar.get('report')}`
}

/** Somebody before the review, with an answer to every step. Most forms of the filing are read only on such a draft. */
async function filing(): Promise<{ cookie: string; key: string }> {
  const session = await createSession(site.db, 'citizen', await seedCitizen(site.db), NOW)
  const browser = browserOn(site, { session })
  await browser.post('/grievances/new', { description: 'The street light at our corner has been dark.' })
  await browser.post('/grievances/new/service', { service: 'street-light' })
  const place = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: '', village: '', address: '' }
  await browser.post('/grievances/new/place', place)
  await browser.post('/grievances/new/details', { urgent: 'no' })
  const key = hidden((await browser.get('/grievances/new/details')).text, 'key')
  return { cookie: [...browser.jar].map((pair) => pair.join('=')).join('; '), key }
}

/** What must never come back as markup, or lead anywhere. */
const MARKUP = [
  '<img src=x onerror=hostile()>',
  '"><svg onload=hostile()>',
  "'-hostile()-'",
  '</textarea><script>hostile()</script>',
  'javascript:hostile()',
  '{{constructor.constructor("hostile()")()}}',
]
/** What breaks programs: of each script, joiners, marks without a letter, directions, nothing, very much. */
const TEXTS = [
  'ನಮ್ಮ ಊರಿಗೆ ನೀರು ಬಂದಿಲ್ಲ. ಕ್ಷ್ಮ್ಯ ರ್‍ಯ ್ ಾ',
  'हमारे गाँव में बिजली नहीं है। क्ष्म्य श्र्‍ ् ि',
  'ਸਾਡੇ ਪਿੰਡ ਵਿੱਚ ਪਾਣੀ ਨਹੀਂ ਆਉਂਦਾ। ੍ਹ ੱ ਿ',
  "The street light is out; it's 50% dark & <b>cold</b>.",
  'https://example.org/%00%FF?x=1&y=2#z',
  '\u202Eabc\u202C \u200D\u200C\uFEFF \u0000\u0007 a\u0301\u0302\u0303',
  '👨‍👩‍👧‍👦🏳️‍🌈 𝕏 \u{10FFFF} \uD800',
  "'; drop table citizens; -- ' or 1=1",
  '../../etc/passwd',
  'x'.repeat(20_000),
  'ಕ್'.repeat(6_000),
  '-1',
  '99999999999999999999',
  '1e309',
  'NaN',
  '2026-02-31',
]
const SENSIBLE = [
  'yes',
  'no',
  'other',
  'self',
  'person',
  'group',
  'different',
  'dharwad',
  'dharwad.hubballi',
  'en',
  'kn',
]
const FIELDS =
  'description service district taluk locality village address urgent files remove act key whose name relation people office agrees withheld similar looked text satisfied reason report hold mobile code language email again back next words number check topic page coordinates latitude longitude accuracy onward wants byEmail browser outcome step department posting until doneOn of days note role person cautioned'.split(
    ' ',
  )

const text = fc.oneof(
  fc.constantFrom(...MARKUP),
  fc.constantFrom(...TEXTS),
  fc.constantFrom(...SENSIBLE),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.uuid(),
)
const forms = fc.array(fc.tuple(fc.constantFrom(...FIELDS), text), { maxLength: 14 })

/** All that takes a form, but for what only a developer's machine has, and the one that ends the session of the others. */
const doors = routes.filter(
  ({ method, path }) => method === 'post' && !path.startsWith('/dev') && path !== '/sign-out',
)

/** A path as it is known, and now and then with something else in the place of what it names. */
const pathOf = (pattern: string, hostile: string, sound: boolean): string =>
  pattern.replace(/:[a-z]+(?:\{[^}]*\})?/g, (name) => {
    if (!sound) return encodeURIComponent(hostile.toWellFormed()).slice(0, 300)
    return name === ':number' ? number : name === ':attempt' ? '1' : randomUUID()
  })

/** How often which answer was given: so that it is seen that the forms come through to what reads them. */
const tally = new Map<number, number>()

/** Mostly whoever the door is for: then the form comes through to what reads it. */
function cookieFor({ guard }: (typeof doors)[number], index: number): string {
  const all = Object.values(cookies)
  if (index % 10 > 7) return all[index % all.length] ?? ''
  if (guard.name === 'citizen' || guard.name === 'anyone') return cookies.citizen
  return cookies.officer
}

async function send(index: number, form: [string, string][], hostile: string): Promise<string[]> {
  const door = doors[index % doors.length]
  if (!door) return ['no door']
  const answers: [string, string][] = door.path === paths.report() ? [['report', report]] : []
  const under = door.path.startsWith('/grievances/new') && index % 3 > 0 ? filings[index % DRAFTS] : undefined
  const key = under?.key ?? randomUUID()
  const fields = [...form, ...answers].map(
    ([name, value]) => [name, value.toWellFormed()] as [string, string],
  )
  const sent = index % 5 === 0 ? fields : [['key', key] as [string, string], ...fields]
  const { body, type } = index % 4 === 1 ? asMultipart(sent) : asUrlencoded(sent)
  const path = pathOf(door.path, hostile, index % 4 !== 0)
  const answer = await site.app.request(path, {
    method: 'POST',
    body,
    headers: {
      cookie: under?.cookie ?? cookieFor(door, Math.floor(index / doors.length)),
      origin: 'http://127.0.0.1:3000',
      'content-type': type,
      'content-length': String(Buffer.byteLength(body)),
      'x-forwarded-for': `10.${index % 200}.${Math.floor(index / 200) % 200}.7`,
    },
  })
  tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1)
  return faultsOf(await answer.text(), answer).map(
    (fault) => `${door.path}: ${fault} (${body.slice(0, 300)})`,
  )
}

function faultsOf(html: string, answer: Response): string[] {
  const leads = answer.headers.get('location') ?? '/'
  const isPage = answer.headers.get('content-type')?.startsWith('text/html')
  return [
    answer.status >= 500 ? `answers ${answer.status}` : '',
    /^\/(?![/\\])/.test(leads) ? '' : `leads to ${leads}`,
    /<img src=x|<svg onload|<script>hostile|href="\s*javascript:/i.test(html) ? 'gives markup back' : '',
    isPage && /<script(?![^>]*\ssrc=)|\son[a-z]+="|\sstyle="/i.test(html) ? 'has a script of its own' : '',
    isPage && !answer.headers.get('content-security-policy')?.includes("default-src 'self'")
      ? 'has no policy'
      : '',
  ].filter(Boolean)
}

const asUrlencoded = (fields: [string, string][]) => ({
  body: new URLSearchParams(fields).toString(),
  type: 'application/x-www-form-urlencoded',
})

/** As forms with files are sent, with a file that is none. */
function asMultipart(fields: [string, string][]) {
  const parts = fields.map(
    ([name, value]) => `--seam\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = '--seam\r\nContent-Disposition: form-data; name="files"; filename="x.jpg"\r\n\r\nnone\r\n'
  return { body: `${parts.join('')}${file}--seam--\r\n`, type: 'multipart/form-data; boundary=seam' }
}

test(`${POSTS} hostile forms in four scripts: no page breaks, nothing comes back as markup`, async () => {
  const sent = fc.sample(fc.tuple(forms, text), { numRuns: POSTS, seed: 20_261_126 })
  const faults: string[] = []
  for (let from = 0; from < POSTS; from += AT_ONCE) {
    const some = sent.slice(from, from + AT_ONCE)
    const found = await Promise.all(some.map(([form, hostile], offset) => send(from + offset, form, hostile)))
    faults.push(...found.flat())
  }
  expect(faults.slice(0, 20)).toEqual([])
  expect(tally.get(422), JSON.stringify([...tally])).toBeGreaterThan(POSTS / 10)
}, 600_000)
