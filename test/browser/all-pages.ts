import { randomUUID } from 'node:crypto'
import { paths } from '../../api/paths'
import { routes } from '../../api/routes'
import { codeOf } from '../../api/papers/code'
import { createSession } from '../../db/queries/session'
import { readFiled } from '../../db/queries/receipt'
import { park } from '../../db/queries/difference'
import { citizens, officers } from '../../db/schema/people'
import { callTasks } from '../../db/schema/call'
import { differences } from '../../db/schema/difference'
import { siteFeedback } from '../../db/schema/site-feedback'
import { HELP_TOPICS } from '../../views/pages/help-topics'
import { POLICIES } from '../../views/pages/policies'
import { DIFFERENCE_KINDS } from '../../workflows/reconciliation/types'
import type { siteForTest } from '../contract/site'
import { browserOn, hidden } from '../pages/citizen-browser'
import {
  ASSISTANT_COMMISSIONER,
  DAY,
  HUBBALLI,
  NODAL,
  NOW,
  seedCase,
  seedCitizen,
  seedOfficer,
} from '../pages/officer-seed'
import { linkTo, reportedCase } from '../pages/reported-case'

/** A browser in some situation, and the pages that stand open to it then; `:language` is that of the browser. */
export interface Reader {
  who: string
  cookies: Record<string, string>
  pages: string[]
}

/** Answers that are files or data, and addresses that only lead on. */
const NO_PAGES =
  /^\/(healthz|readyz|service-worker\.js|manifest\/|a\/|dev\/clock)|\.(pdf|ics)$|\/(documents\/:document|download|picture|sketch|next)$/

/** Patterns of all addresses that answer with a page. */
export const pagePatterns = routes
  .filter(({ method, path }) => method === 'get' && !NO_PAGES.test(path))
  .map(({ path }) => path)

/** Readers who together have every page in front of them. `codes` has the newest one-time password of each number. */
export async function everyReader(site: Site, codes: Map<string, string>): Promise<Reader[]> {
  return [
    { who: 'a visitor', cookies: {}, pages: OF_VISITORS },
    ...(await filing(site)),
    ...(await joining(site)),
    ...(await signingIn(site, codes)),
    ...(await changingTheirs(site, codes)),
    ...(await ofCitizen(site)),
    ...(await atDesks(site)),
  ]
}

const OF_VISITORS = [
  ...[paths.home(), paths.help(), paths.help({ words: 'code' })],
  ...Object.keys(HELP_TOPICS).map((topic) => paths.helpTopic(topic)),
  ...[paths.contact(), paths.counters({ district: 'dharwad' }), paths.accessibility(), paths.screenReaders()],
  ...[paths.privacy(), paths.terms(), paths.policies(), ...POLICIES.map(paths.policy), paths.siteMap()],
  ...[
    paths.siteFeedback({ page: '/grievances/:number' }),
    paths.siteFeedbackThanks(),
    paths.offline(':language'),
  ],
  ...[paths.departments(), paths.lifeSituations(), paths.newGrievance(), paths.track(), paths.comeBack()],
  ...[paths.signIn(), paths.officerSignIn(), paths.verify()],
  ...[paths.development(), paths.components(), paths.outbox()],
]

type Site = ReturnType<typeof siteForTest>
type Browser = ReturnType<typeof browserOn>

const step = paths.newGrievanceStep
const HUBBALLI_TOWN = 'dharwad.hubballi.hubballi-dharwad-city'
const DARK_LAMP = 'The lamp at the corner of Tank Road has been dark for a month.'

/** Posts a form that must be right. */
async function send(browser: Browser, path: string, form: Record<string, string> = {}) {
  const answer = await browser.post(path, form)
  if (answer.status !== 303)
    throw new Error(`${path} answers ${answer.status}: ${answer.text.slice(0, 2_000)}`)
  return answer
}

/** Somebody with an answer to everything, who has not sent it yet; the same without having signed in. */
async function filing(site: Site): Promise<Reader[]> {
  const reader = async (who: string, browser: Browser, pages: string[]) => {
    await send(browser, paths.newGrievance(), { description: 'ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ.' })
    await send(browser, step('service'), { service: 'old-age-pension' })
    const place = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: '', address: '' }
    await send(browser, step('place'), place)
    await send(browser, step('details'), { urgent: 'no' })
    return { who, cookies: Object.fromEntries(browser.jar), pages }
  }
  const session = await createSession(site.db, 'citizen', await seedCitizen(site.db), NOW)
  const steps = ['service', 'department', 'life-situation', 'place', 'point', 'details']
  return [
    await reader(
      'who files',
      browserOn(site, { session }),
      [...steps, 'for-whom', 'review'].map((one) => step(one)),
    ),
    await reader('who has not signed in', browserOn(site), [step('without-name')]),
  ]
}

/** Somebody whose neighbour has filed the same; and the same somebody after adding his own. */
async function joining(site: Site): Promise<Reader[]> {
  const ward = `${HUBBALLI_TOWN}.w31`
  const { number } = await seedCase(site.db, {
    ...{ citizen: await seedCitizen(site.db, 'Basavaraj Kulkarni'), service: 'street-light', area: ward },
    ...{ title: 'No light', description: 'It is dark at our door.' },
  })
  const session = await createSession(site.db, 'citizen', await seedCitizen(site.db), NOW)
  const until = async (browser: Browser) => {
    await send(browser, paths.newGrievance(), { description: DARK_LAMP })
    await send(browser, step('service'), { service: 'street-light' })
    const taluk = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: HUBBALLI_TOWN }
    await send(browser, step('place'), { ...taluk, village: ward, address: '12, Tank Road' })
    const similar = hidden((await browser.get(step('similar'))).text, 'similar')
    await send(browser, step('similar'), { similar })
  }
  const follower = browserOn(site, { session })
  await until(follower)
  await send(follower, step('join'), { key: hidden((await follower.get(step('join'))).text, 'key') })
  const joins = browserOn(site, {
    session: await createSession(site.db, 'citizen', await seedCitizen(site.db), NOW),
  })
  await until(joins)
  const followed = ['joined', 'leave'].map((act) => paths.grievanceAct(number, act))
  return [
    {
      who: 'who adds his own',
      cookies: Object.fromEntries(joins.jar),
      pages: [step('similar'), step('join')],
    },
    { who: 'who has added his own', cookies: Object.fromEntries(follower.jar), pages: followed },
  ]
}

/** At each step of both doors. */
async function signingIn(site: Site, codes: Map<string, string>): Promise<Reader[]> {
  const at = (who: string, browser: Browser, page: string): Reader => ({
    ...{ who, cookies: Object.fromEntries(browser.jar), pages: [page] },
  })
  const coming = async (mobile: string, first: string, second: string, code: boolean) => {
    const browser = browserOn(site)
    await send(browser, first, { mobile })
    if (code) await send(browser, second, { code: codes.get(`+91${mobile}`) ?? '' })
    return browser
  }
  const citizen = [paths.signIn(), paths.signInCode()] as const
  const officer = [paths.officerSignIn(), paths.officerSignInCode()] as const
  await site.db.insert(officers).values([
    { mobile: '+919845040001', name: 'Shruthi', language: 'kn' },
    { mobile: '+919845040002', name: 'Manjunath', language: 'kn', authenticatorSecret: 'sealed' },
  ])
  return [
    at('who waits for a code', await coming('9845040003', ...citizen, false), paths.signInCode()),
    at('who registers', await coming('9845040004', ...citizen, true), paths.register()),
    at(
      'an officer who waits for a code',
      await coming('9845040005', ...officer, false),
      paths.officerSignInCode(),
    ),
    at('an officer without an app', await coming('9845040001', ...officer, true), paths.enrolment()),
    at('an officer with an app', await coming('9845040002', ...officer, true), paths.authenticator()),
  ]
}

/** In the middle of changing a number or a mailbox. */
async function changingTheirs(site: Site, codes: Map<string, string>): Promise<Reader[]> {
  const mobile = '+919845040010'
  const [row] = await site.db
    .insert(citizens)
    .values({ mobile, name: 'Anita Thomas', language: 'en' })
    .returning({ id: citizens.id })
  const session = await createSession(site.db, 'citizen', row?.id ?? '', NOW)
  const browsers = { email: browserOn(site, { session }), old: browserOn(site, { session }) }
  await send(browsers.email, paths.ownDetails(), {
    ...{ name: 'Anita Thomas', language: 'en', email: 'anita@example.org' },
  })
  await send(browsers.old, paths.anotherMobile())
  const waits = Object.fromEntries(browsers.old.jar)
  await send(browsers.old, paths.oldMobileCode(), { code: codes.get(mobile) ?? '' })
  const proved = Object.fromEntries(browsers.old.jar)
  await send(browsers.old, paths.newMobile(), { mobile: '9845040011' })
  return [
    { who: 'with a new mailbox', cookies: Object.fromEntries(browsers.email.jar), pages: [paths.ownEmail()] },
    { who: 'with a code on the old number', cookies: waits, pages: [paths.oldMobileCode()] },
    { who: 'whose old number is proved', cookies: proved, pages: [paths.newMobile()] },
    {
      who: 'with a code on the new number',
      cookies: Object.fromEntries(browsers.old.jar),
      pages: [paths.newMobileCode()],
    },
  ]
}

/** Somebody with a grievance in each situation that asks something else of its citizen. */
async function ofCitizen(site: Site): Promise<Reader[]> {
  const citizen = await seedCitizen(site.db)
  const seeded = (situation: Situation) => seedCase(site.db, { citizen, situation })
  const closed = (ending: 'satisfied' | 'not-taken-up'): Situation => ({
    ...({ stage: 'closed', clock: null } as const),
    closure: { ending, at: NOW - DAY, reopenUntil: NOW + 9 * DAY, reason: 'sub-judice' },
  })
  const asked = {
    kind: 'clarification',
    since: NOW - DAY,
    until: NOW + 9 * DAY,
    action: randomUUID(),
  } as const
  const open = await seeded({})
  const acts = [
    ...['note', 'withdraw', 'registered'].map((act) => paths.grievanceAct(open.number, act)),
    paths.grievanceAct((await seeded({ hold: asked })).number, 'answer'),
    paths.grievanceAct((await reportedCase(site.db, citizen)).number, 'feedback'),
    paths.grievanceAct((await seeded(closed('satisfied'))).number, 'reopen'),
    paths.grievanceAct((await seeded(closed('not-taken-up'))).number, 'contest'),
  ]
  const own = [
    paths.myData(),
    paths.ownDetails(),
    paths.ownMessages(),
    paths.anotherMobile(),
    paths.erasure(),
  ]
  const pages = [
    paths.grievances(),
    paths.grievance(open.number),
    paths.readers(open.number),
    ...acts,
    ...own,
  ]
  const cookies = { session: await createSession(site.db, 'citizen', citizen, NOW) }
  const filed = await readFiled(site.db, open.number)
  if (!filed) throw new Error('the grievance is not there')
  const code = codeOf(site.dependencies.config.SECRET, { filed, report: null })
  const link = browserOn(site)
  await link.get(await linkTo(site.db, await reportedCase(site.db, citizen)))
  return [
    {
      who: 'a citizen',
      cookies,
      pages: [...pages, paths.track({ number: open.number }), paths.verified(code)],
    },
    { who: 'who came by the link of an SMS', cookies: Object.fromEntries(link.jar), pages: [paths.report()] },
  ]
}

type Situation = NonNullable<Parameters<typeof seedCase>[1]['situation']>

/** Officers, call agents and operators, with a case in each situation that asks something else of them. */
async function atDesks(site: Site): Promise<Reader[]> {
  const citizen = await seedCitizen(site.db)
  const seeded = async (situation: Situation = {}) => (await seedCase(site.db, { citizen, situation })).number
  const proposal = { kind: 'proposal', since: NOW, until: NOW + 2 * DAY, action: randomUUID() } as const
  const awaiting = { stage: 'awaiting-nodal', hold: { ...proposal, reason: 'sub-judice' } } as const
  const owed = [{ level: 'L1', posting: HUBBALLI, since: NOW - DAY } as const]
  const open = await seeded()
  const acts = ['file-report', 'interim-reply', 'ask-clarification', 'park', 'send-up']
  const more = ['propose-not-taken-up', 'link-duplicate']
  const work = [paths.work(), paths.owedReports(), paths.officerCase(open)]
  const tahsildar = await seedOfficer(site.db, { postings: [HUBBALLI] })
  const nodal = await seedOfficer(site.db, { postings: [NODAL] })
  const operator = await seedOfficer(site.db, { roles: ['operator', 'call-agent'] })
  const late = await seeded({ level: 'L2', posting: ASSISTANT_COMMISSIONER, owed })
  const proposed = await seeded(awaiting)
  return [
    at('an officer', tahsildar, [
      ...[...work, ...[...acts, ...more].map((act) => paths.officerAct(open, act))],
      paths.officerAct(await seeded({ arrivedAt: NOW - DAY }), 'transfer'),
      paths.officerAct(late, 'file-owed-report', { level: 'L1' }),
    ]),
    at('a nodal officer', nodal, [
      ...[paths.routingQueue(), paths.vacancies()],
      paths.officerAct(await seeded({ stage: 'routing', posting: NODAL }), 'route'),
      ...['confirm-not-taken-up', 'refuse-not-taken-up'].map((act) => paths.officerAct(proposed, act)),
    ]),
    at('an operator', operator, [
      ...(await ofOperator(site)),
      paths.calls(),
      await takenCall(site, operator),
    ]),
  ]
}

const at = (who: string, { cookie }: { cookie: string }, pages: string[]): Reader => ({
  ...{ who, pages, cookies: { session: /session=([^;]+)/.exec(cookie)?.[1] ?? '' } },
})

async function ofOperator({ db }: Site): Promise<string[]> {
  await park(db, 'KA26H7K3M9Q2', DIFFERENCE_KINDS[0], { revision: 7 })
  const [parked] = await db.select().from(differences)
  const [entry] = await db
    .insert(siteFeedback)
    .values({
      id: randomUUID(),
      page: '/help',
      topic: 'page',
      words: 'Too small to read.',
      language: 'en',
      createdAt: new Date(NOW),
    })
    .returning()
  return [
    ...[paths.differences(), paths.difference(parked?.id ?? '')],
    ...[paths.siteFeedbackList(), paths.siteFeedbackEntry(entry?.id ?? '')],
  ]
}

/** The page of a call about a report, which this agent has taken. */
async function takenCall(site: Site, agent: { cookie: string }): Promise<string> {
  const { number, report } = await reportedCase(site.db, await seedCitizen(site.db))
  const until = new Date(NOW + 10 * DAY)
  await site.db.insert(callTasks).values({ number, report, attempt: 1, dueAt: new Date(NOW - DAY), until })
  const path = paths.call(number, report, 1)
  await send(browserOn(site, at('', agent, []).cookies), path, { step: 'take' })
  return path
}
