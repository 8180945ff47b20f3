import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { paths } from '../../../api/paths'
import { readSituation } from '../../../db/queries/action'
import { submitAction } from '../../../db/queries/filing'
import { noteReading } from '../../../db/queries/reading'
import { numberInGroups } from '../../../views/format'
import type { Action } from '../../../workflows/grievance/actions'
import type { CaseNumber } from '../../../workflows/grievance/types'
import { until } from '../../harness/system'
import { ADDRESS, NAME, ownCase } from '../filing'
import { enterCode } from '../people'
import type { Stage } from '../stage'
import type { Visitor } from '../visitor'
import type { Somebody } from './manners'
import { checkPaper, fileBehind } from './papers'
import { does } from './steps'

const TITLE = 'The pension goes to another account'
const NODAL = 'social-security/joint-director@ka'

/** Answers what is asked, has the report checked, is satisfied with it, and meets the trouble again. */
export async function answerAndReopen(stage: Stage, somebody: Somebody): Promise<void> {
  const { number, citizen } = await ownCase(stage, TITLE, somebody)
  const { words } = somebody
  await officerDoes(stage, number, 'ask-clarification', 'Which account is it?')
  await does(citizen, number, 'answer', () => citizen.fill('grievance.answer.text', words))
  await until(async () => (await readSituation(stage.system.db, number))?.hold === null)
  await officerDoes(stage, number, 'file-report', 'The account was put right.')
  await citizen.goTo(paths.grievance(number))
  await checkPaper(stage, citizen, 'report', { number, somebody })
  await does(citizen, number, 'feedback', () => citizen.choose('grievance.feedback.yes'))
  await does(citizen, number, 'reopen', () => citizen.fill('grievance.reopen.text', words))
  await citizen.seesInTheEnd('case.level', { level: 2 })
}

/** Does not accept that the matter is not taken up. */
export async function contest(stage: Stage, somebody: Somebody): Promise<void> {
  const { number, citizen } = await ownCase(stage, TITLE, somebody)
  await officerDoes(stage, number, 'propose-not-taken-up', 'It is before the Civil Judge.', {
    reason: 'sub-judice',
  })
  const { hold } = (await readSituation(stage.system.db, number)) ?? {}
  await officerDoes(stage, number, 'confirm-not-taken-up', '', { hold: hold?.action })
  await does(citizen, number, 'contest', () => citizen.fill('grievance.contest.text', somebody.words))
  await citizen.seesInTheEnd('case.level', { level: 2 })
}

/** Adds what has come to light, with a number that is none of the officer's business, then gives it up. */
export async function addAndWithdraw(stage: Stage, somebody: Somebody): Promise<void> {
  const { number, citizen } = await ownCase(stage, TITLE, somebody)
  await citizen.goTo(paths.grievance(number))
  await citizen.press('grievance.act.note')
  await citizen.fill('grievance.note.text', `${somebody.words} 98450 17265`)
  await citizen.press('grievance.note.send')
  await citizen.sees('filing.caution.phone-number')
  await citizen.fill('grievance.note.text', somebody.words)
  await citizen.press('grievance.note.send')
  await citizen.seesInTheEnd('grievance.done.note')
  await does(citizen, number, 'withdraw')
  await citizen.goTo(paths.grievances())
  await citizen.sees('grievance.closed')
}

/** Follows it by its number, which tells nothing of the person, and by the mobile number, which tells all: also who looked. */
export async function follow(stage: Stage, somebody: Somebody): Promise<void> {
  const { number, mobile } = await ownCase(stage, TITLE, somebody)
  const visitor = await stage.visitor(somebody)
  await visitor.goTo(paths.home())
  await visitor.fill('home.follow-label', numberInGroups(number).toLowerCase())
  await visitor.press('home.follow-button')
  await visitor.sees('case.level', { level: 1 })
  const text = await visitor.text()
  expect(text).toContain(visitor.t('case.level', { level: 1 }))
  for (const personal of [TITLE, NAME, ADDRESS, 'Nobody at the office']) expect(text).not.toContain(personal)
  await visitor.goTo(paths.home())
  await visitor.fill('home.follow-label', mobile)
  await visitor.press('home.follow-button')
  await visitor.fill('sign-in.mobile', mobile)
  await visitor.press('sign-in.send-code')
  await enterCode(visitor, mobile)
  await visitor.pressNamed(TITLE)
  await visitor.reads(ADDRESS)
  const calendar = await (await fileBehind(visitor, 'grievance.dates')).text()
  expect(calendar.replaceAll(/\r\n /g, '')).toContain(
    visitor.t('grievance.dates.summary', { number: numberInGroups(number) }),
  )
  await seeWhoLooked(stage, visitor, number)
}

async function seeWhoLooked({ system: { db } }: Stage, citizen: Visitor, number: string): Promise<void> {
  await citizen.press('my-data.readers.link')
  await citizen.sees('my-data.readers.title', { count: 0 })
  await noteReading(db, { number: number as CaseNumber, what: 'read-by-link', officer: null })
  await citizen.page.reload()
  await citizen.sees('my-data.readers.by-link')
}

/** What the officer does has journeys of its own; here it is only there. */
async function officerDoes(
  { system: { db } }: Stage,
  number: string,
  kind: Action['kind'],
  body: string,
  more: object = {},
): Promise<void> {
  const before = await readSituation(db, number)
  const by =
    kind === 'confirm-not-taken-up'
      ? { role: 'nodal', posting: NODAL }
      : { role: 'officer', posting: before?.posting }
  const action = { id: randomUUID(), kind, by, ...more } as unknown as Action
  const writing = body ? { body, language: 'en', doneOn: '2026-11-20' } : undefined
  await submitAction(db, { number: number as CaseNumber, action, writing })
  await until(async () => JSON.stringify(await readSituation(db, number)) !== JSON.stringify(before))
}
