import { randomUUID } from 'node:crypto'
import { paths } from '../../../api/paths'
import { park } from '../../../db/queries/difference'
import { callTasks } from '../../../db/schema/call'
import { differences } from '../../../db/schema/difference'
import { siteFeedback } from '../../../db/schema/site-feedback'
import { DIFFERENCE_KINDS } from '../../../workflows/reconciliation/types'
import { browserOn } from '../../pages/citizen-browser'
import {
  ASSISTANT_COMMISSIONER,
  DAY,
  DEPUTY_COMMISSIONER,
  HUBBALLI,
  NODAL,
  NOW,
  seedCase,
  seedCitizen,
  seedOfficer,
} from '../../pages/officer-seed'
import { reportedCase } from '../../pages/reported-case'
import { at, send, type Reader, type Site, type Situation } from './reader'

/** Officers, call agents and operators, with a case in each situation that asks something else of them. */
export async function atDesks(site: Site): Promise<Reader[]> {
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
  const commissioner = await seedOfficer(site.db, { postings: [DEPUTY_COMMISSIONER] })
  const heard = { level: 'L3', committee: { since: NOW - DAY, why: 'lapsed', remindAt: NOW + DAY } } as const
  const administrator = await seedOfficer(site.db, { roles: ['administrator'] })
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
    at('a Deputy Commissioner', commissioner, [
      ...[paths.review(), paths.review({ district: 'dharwad', department: 'social-security', days: 90 })],
      ...[paths.reviewCases({ filter: 'late' }), paths.agenda()],
      paths.officerAct(await seeded(heard), 'direct'),
    ]),
    at('an administrator', administrator, [
      ...[paths.holidays(), paths.newHoliday()],
      paths.holidayWithdrawal(await declaredDay(site, administrator)),
    ]),
    at('an operator', operator, [
      ...(await ofOperator(site)),
      paths.calls(),
      await takenCall(site, operator),
    ]),
  ]
}

/** A holiday that this administrator has declared. */
async function declaredDay(site: Site, administrator: { cookie: string }): Promise<string> {
  const form = { step: 'done', day: '2026-12-08', 'name-en': 'State mourning', 'name-kn': 'ರಾಜ್ಯ ಶೋಕಾಚರಣೆ' }
  await send(browserOn(site, at('', administrator, []).cookies), paths.newHoliday(), form)
  return form.day
}

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
