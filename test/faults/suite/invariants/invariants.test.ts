import { describe, expect, test } from 'vitest'
import { comingSteps } from '../../../../workflows/grievance/coming'
import { DAY, MINUTE } from '../../../../workflows/calendar'
import type { Evidence } from '../evidence'
import { INVARIANTS, violationsIn } from '.'
import { DUE, filed, goodRun, standingAfter } from './sample'

type Name = keyof typeof INVARIANTS

/** By hand, for each invariant the ways in which a run could break it. */
const BROKEN: Record<Name, Record<string, (run: Evidence) => void>> = {
  acknowledgedFilingsExist: {
    'a number that was told is not there': (run) => (run.filings[0]!.number = 'KA26OTHER00X'),
    'it belongs to somebody else': (run) => (run.filings[0]!.citizen = 'citizen-two'),
  },
  oneKeyOneGrievance: {
    'one form is told two numbers': (run) =>
      run.journal.push({ ...answerOf(run, 'file'), number: 'KA26OTHER00X' }),
    'one form files twice': (run) => run.filings.push({ ...run.filings[0]!, number: 'KA26OTHER00X' }),
  },
  filingsWereSent: {
    'a grievance that nobody filed': (run) => (run.filings[0]!.key = 'of-nobody'),
  },
  oneWorkflowEach: {
    'no workflow': (run) => (run.workflows = []),
    'two of them': (run) => run.workflows.push({ ...run.workflows[0]! }),
    'a failed one': (run) => (run.workflows[0]!.status = 'FAILED'),
    'one of no grievance': (run) => run.workflows.push({ number: 'KA26OTHER00X', status: 'RUNNING' }),
  },
  toldActsExist: {
    'an act that was told is not there': (run) => void run.actions.shift(),
    'it is on another case': (run) => (run.actions[0]!.number = 'KA26OTHER00X'),
  },
  verdictsAreKept: {
    'told done, and refused in the end': (run) => (run.actions[0]!.verdict = 'refused'),
  },
  everyActIsJudged: {
    'an act that waits for ever': (run) => (run.actions[1]!.verdict = null),
    'one that never reached its case': (run) => (run.actions[1]!.signalled = false),
  },
  actsWereSent: {
    'an act of nobody': (run) => (run.actions[0]!.id = 'of-nobody'),
  },
  troubleIsHonest: {
    'words lost': (run) => Object.assign(answerOf(run, 'feedback'), { told: 'trouble', lost: true }),
    'a failure of ours': (run) => Object.assign(answerOf(run, 'feedback'), { status: 500 }),
  },
  documentsAreWhole: {
    'half a file': (run) => (run.documents[0]!.intact = false),
  },
  timelinesAreWhole: {
    'an event is gone': (run) => void run.events.splice(3, 1),
    'no timeline': (run) => (run.events = []),
    'time goes back': (run) => (run.events[5]!.at = DUE - DAY),
    'the projection is behind': (run) => (standingAfter(run, 2).revision = 6),
  },
  actsShowOnce: {
    'an applied act shows twice': (run) => run.events.push({ ...run.events[4]!, revision: 8 }),
    'it does not show': (run) => delete run.events[4]!.action,
    'a refused one shows': (run) => (run.actions[0]!.verdict = 'refused'),
  },
  everyChangeIsLegal: {
    'a report by somebody who has not the case': (run) =>
      (run.actions[0]!.action.by = { role: 'officer', posting: 'revenue/tahsildar@dharwad.kundgol' }),
    'feedback on another report': (run) => Object.assign(run.actions[1]!.action, { report: 'an-older-one' }),
    'an event of an act that is not there': (run) => void run.actions.pop(),
  },
  everyChangeIsAudited: {
    'a filing without its row': (run) => void run.audit.splice(0, 1),
    'an act without its row': (run) => void run.audit.splice(1, 1),
    'an event without its row': (run) => void run.audit.splice(-1, 1),
  },
  nothingComesEarly: {
    'a lapse before its time': (run) => (run.events[2]!.at = DUE - 1),
    'a lapse that passes over a level': (run) => (run.events[2]!.data.to = 'L3'),
    'a lapse that was not due': (run) => (run.events[1]!.data.dueAt = null),
  },
  nothingComesLate: {
    'a lapse two minutes late': (run) => late(run, 2 * MINUTE),
    'a lapse two minutes after the recovery': (run) => {
      late(run, 5 * MINUTE)
      outage(run, DUE - MINUTE, DUE + 3 * MINUTE)
    },
  },
  nothingIsOverdue: {
    'a case that stands still': (run) => {
      const situation = standingAfter(run, 2)
      situation.clock = { from: filed.filedAt, days: 15, dueAt: DUE }
      run.situations[0]!.now = (comingSteps(situation)[0]?.at ?? 0) + 2 * MINUTE
    },
  },
  noMessageTwice: {
    'taken twice': (run) => run.acceptances.push({ ...run.acceptances[0]!, id: 'provider-two' }),
    'taken twice, and the ledger only says that an answer was lost': (run) => {
      run.acceptances.push({ ...run.acceptances[0]!, id: 'provider-two' })
      run.messages[0]!.lostAnswers = 1
    },
    'taken three times after a lost answer': (run) => {
      run.acceptances[0]!.answered = false
      run.acceptances.push({ ...run.acceptances[0]! }, { ...run.acceptances[0]! })
      run.messages[0]!.lostAnswers = 2
    },
    'not in the ledger': (run) => (run.messages = []),
  },
  noCodeTwice: {
    'the same code twice': (run) => {
      const code = { ...run.acceptances[0]!, flow: 'illustrative-otp-en', variables: { VAR1: '123456' } }
      run.acceptances.push(code, { ...code })
    },
  },
  everyMessageHasLeft: {
    'one that waits for ever': (run) => (run.messages[0]!.state = 'queued'),
  },
  deliveriesAreBelieved: {
    'an end that nobody reported': (run) => (run.messages[0]!.state = 'failed'),
    'a report that changed nothing': (run) => (run.messages[0]!.state = 'sent'),
  },
  countersAreRight: {
    'one too many': (run) => (run.rollups[0]!.count = 2),
    'one too few': (run) => void run.rollups.pop(),
    'in another department': (run) => (run.rollups[0]!.department = 'urban'),
  },
  nothingPersonalLeaks: {
    'a name in a log': (run) => run.leaks.push({ where: 'web.log', what: 'a marked name' }),
  },
}

const answerOf = (run: Evidence, what: string) => {
  const found = run.journal.find((entry) => entry.entry === 'answer' && entry.what === what)
  if (found?.entry !== 'answer') throw new Error(`Nobody was told of ${what}`)
  return found
}

function late(run: Evidence, milliseconds: number): void {
  for (const event of run.events.slice(2, 4)) event.at = event.seenAt = DUE + milliseconds
}

function outage(run: Evidence, at: number, until: number): void {
  run.journal.push({
    entry: 'fault',
    seed: 1,
    op: 5,
    fault: 'Temporal stands still',
    at,
    until,
    stopsCases: true,
  })
}

test('a good run breaks nothing', () => {
  expect(violationsIn(goodRun())).toEqual([])
})

test('what was held up by an outage is not late, and what lost its answer may go out again', () => {
  const run = goodRun()
  late(run, 5 * MINUTE)
  outage(run, DUE - MINUTE, DUE + 5 * MINUTE)
  run.acceptances[0]!.answered = false
  run.acceptances.push({ ...run.acceptances[0]!, id: 'provider-two', answered: true })
  run.messages[0]!.lostAnswers = 1
  expect(violationsIn(run)).toEqual([])
})

describe.each(Object.entries(BROKEN))('%s is broken by', (name, ways) => {
  test.each(Object.entries(ways))('%s', (_, spoil) => {
    const run = goodRun()
    spoil(run)
    expect(INVARIANTS[name as Name](run)).not.toEqual([])
  })
})
