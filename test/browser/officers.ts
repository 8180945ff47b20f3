import { test } from 'vitest'
import { paths } from '../../api/paths'
import { readSituation } from '../../db/queries/action'
import { ownCase } from './filing'
import { be } from './people'
import { dayFromToday, openFromWork, report } from './reporting'
import type { Stage } from './stage'
import type { Visitor } from './visitor'

const TAHSILDAR_HUBBALLI = 'Prakash Naik'
const ASSISTANT_COMMISSIONER = 'Kavya Deshpande'
const NODAL_OFFICER = 'Harish Bhat'

/** What officers do with cases, and what the citizens answer. */
export function officers(stage: () => Stage): void {
  test('ask, report, and meet the grievance again when it is reopened', () => askAndReport(stage()))
  test('transfer what belongs elsewhere', () => transfer(stage()))
  test('promise what takes longer', () => promise(stage()))
  test('propose not to take up what is before a court', () => leaveAside(stage()))
  test('owe a report that did not come in time', () => owe(stage()))
}

const officerOf = (stage: Stage): Promise<Visitor> => stage.visitor({ language: 'en', width: 1280 })

async function tahsildar(stage: Stage): Promise<Visitor> {
  const officer = await officerOf(stage)
  await be(officer, TAHSILDAR_HUBBALLI)
  return officer
}

async function askAndReport(stage: Stage): Promise<void> {
  const { number, citizen } = await ownCase(stage, 'The pension stopped in August')
  const officer = await tahsildar(stage)
  await openFromWork(officer, number)
  await officer.press('officer-acts.ask-clarification.title')
  await officer.press('officer-acts.ask-clarification.button')
  await officer.sees('officer-acts.ask-clarification.words-missing')
  await officer.fill(
    'officer-acts.ask-clarification.words',
    'Please send the first page of the bank passbook.',
  )
  await officer.press('officer-acts.ask-clarification.button')
  await officer.seesInTheEnd('officer-acts.ask-clarification.done')

  await does(citizen, number, 'answer', () =>
    citizen.fill('grievance.answer.text', 'The account ends in 4411.'),
  )
  await openFromWork(officer, number)
  await report(officer, 'The account number was put right and the pension sent.')

  await does(citizen, number, 'feedback', () => citizen.choose('grievance.feedback.yes'))
  await citizen.reads('Closed, as you are satisfied')
  await does(citizen, number, 'reopen', () =>
    citizen.fill('grievance.reopen.text', 'It stopped again the month after.'),
  )
  await citizen.seesInTheEnd('case.level', { level: 2 })
}

/** Opens the own case and does what is offered there. */
async function does(citizen: Visitor, number: string, act: string, fill: () => Promise<void>): Promise<void> {
  await citizen.goTo(paths.grievance(number))
  await citizen.press(`grievance.act.${act}`)
  await fill()
  await citizen.press(`grievance.${act}.send`)
  await citizen.seesInTheEnd(`grievance.done.${act}`)
}

async function transfer(stage: Stage): Promise<void> {
  const { number, citizen } = await ownCase(stage, 'The road to our village is broken')
  const officer = await tahsildar(stage)
  await openFromWork(officer, number)
  await officer.press('officer-acts.transfer.title')
  await officer.fill('officer-acts.transfer.search', 'road')
  await officer.press('officer-acts.transfer.search-button')
  await officer.chooseNamed('Village road bad or not built')
  await officer.fill('officer-acts.transfer.words', 'This is about a road and not about a pension.')
  await officer.press('officer-acts.transfer.button')
  await officer.reads('Village road bad or not built')
  await officer.press('officer-acts.transfer.do')
  await officer.seesInTheEnd('officer-acts.transfer.done')
  await citizen.goTo(paths.grievance(number))
  await citizen.reads('Transferred to ')
}

async function promise(stage: Stage): Promise<void> {
  const { number, citizen } = await ownCase(stage, 'There is no ramp at the pension office')
  const officer = await tahsildar(stage)
  await openFromWork(officer, number)
  await officer.press('officer-acts.park.title')
  await officer.fill('officer-acts.park.words', 'The ramp is sanctioned in the works of next quarter.')
  await officer.fill('officer-acts.park.day', dayFromToday(60))
  await officer.press('officer-acts.park.button')
  await officer.seesInTheEnd('officer-acts.park.done')
  await citizen.goTo(paths.grievance(number))
  await citizen.reads('Tahsildar, Hubballi needs longer, and promises it by')
}

async function leaveAside(stage: Stage): Promise<void> {
  const { number, citizen } = await ownCase(stage, 'My share of the pension is kept back by my brother')
  const officer = await tahsildar(stage)
  await openFromWork(officer, number)
  await officer.press('officer-acts.propose-not-taken-up.title')
  await officer.choose('officer-acts.reason.sub-judice')
  await officer.fill('officer-acts.propose-not-taken-up.words', 'It is before the Civil Judge, Hubballi.')
  await officer.press('officer-acts.propose-not-taken-up.button')
  await officer.seesInTheEnd('officer-acts.propose-not-taken-up.done')

  const nodal = await officerOf(stage)
  await be(nodal, NODAL_OFFICER)
  await nodal.goTo(paths.routingQueue())
  await nodal.pressOne(nodal.main.locator(`a[href$="${number}"]`))
  await nodal.press('officer-acts.confirm-not-taken-up.title')
  await nodal.press('officer-acts.confirm-not-taken-up.button')
  await nodal.press('officer-acts.confirm-not-taken-up.do')
  await nodal.seesInTheEnd('officer-acts.confirm-not-taken-up.done')

  const words = 'The court has decided already.'
  await does(citizen, number, 'contest', () => citizen.fill('grievance.contest.text', words))
  await citizen.seesInTheEnd('case.level', { level: 2 })
}

async function owe(stage: Stage): Promise<void> {
  const { number, citizen } = await ownCase(stage, 'No pension since the new year')
  const situation = await readSituation(stage.system.db, number)
  await stage.goTo(number, situation?.clock?.dueAt ?? 0)
  await citizen.goTo(paths.grievance(number))
  await citizen.seesInTheEnd('case.level', { level: 2 })
  await citizen.reads('Tahsildar, Hubballi did not report in time. The report is still owed.')

  const above = await officerOf(stage)
  await be(above, ASSISTANT_COMMISSIONER)
  await openFromWork(above, number)
  await above.sees('officer.case.came-up.deadline-lapsed')

  const officer = await tahsildar(stage)
  await officer.goTo(paths.owedReports())
  await officer.pressOne(officer.main.locator(`a[href*="${number}/file-owed-report"]`))
  await officer.fill(
    'officer-acts.file-owed-report.words',
    'The file lay with the bank; it was sent on late.',
  )
  await officer.fill('officer-acts.report.done-on', dayFromToday(0))
  await officer.press('officer-acts.file-owed-report.button')
  await officer.seesInTheEnd('officer-acts.file-owed-report.done')
}
