import { DAY, MINUTE } from '../../../workflows/calendar'
import type { Ending } from '../../../workflows/grievance/types'
import type { Case } from '../../stories/case'

/** A way of a case: to a stage where a new version finds it, and from there to its end. */
export interface Way {
  stage: string
  /** Where not `HELD`. */
  area?: string
  prepare(told: Case): Promise<void>
  finish(told: Case): Promise<void>
  ending: Ending
  /** Closed when the new version comes: nothing of it changes, or not until it is opened again. */
  closed?: 'for good' | 'for now'
}

async function reports(told: Case): Promise<void> {
  await told.reaches('with-officer')
  await told.act('file-report', {})
  await told.reaches('feedback')
}

async function isSatisfied(told: Case): Promise<void> {
  await told.answers({ satisfied: true, via: 'web' })
}

async function reportsWell(told: Case): Promise<void> {
  await reports(told)
  await isSatisfied(told)
}

async function lapses(told: Case, times: number): Promise<void> {
  await told.reaches('with-officer', 'L1')
  for (let time = 0; time < times; time += 1) await told.nextFallsDue()
}

/** Time passes until the case is closed or the day of grace before its closing has begun. */
async function windowEnds(told: Case): Promise<void> {
  const { feedback } = await told.situation()
  await told.until((feedback?.until ?? 0) + MINUTE)
}

/** A taluk where officers answer, and one of a district whose posts the test leaves vacant. */
export const HELD = 'dharwad.kundgol'
export const VACANT = { district: 'gadag', taluk: 'gadag.ron' }

/** Each stage at which a case can be when a new version comes. */
export const WAYS: Way[] = [
  {
    stage: 'in the queue of the nodal officer',
    area: VACANT.taluk,
    prepare: async (told) =>
      void (await told.becomes(({ stage, posting }) => stage === 'routing' && posting !== null)),
    finish: async (told) => {
      await told.isRoutedTo(`revenue/tahsildar@${HELD}`)
      await reportsWell(told)
    },
    ending: 'satisfied',
  },
  {
    stage: 'with its first officer',
    prepare: async (told) => void (await told.reaches('with-officer', 'L1')),
    finish: reportsWell,
    ending: 'satisfied',
  },
  {
    stage: 'up after a lapse',
    prepare: async (told) => {
      await lapses(told, 1)
      await told.reaches('with-officer', 'L2')
    },
    finish: reportsWell,
    ending: 'satisfied',
  },
  {
    stage: 'at the last level',
    prepare: async (told) => {
      await lapses(told, 2)
      await told.reaches('with-officer', 'L3')
    },
    finish: reportsWell,
    ending: 'satisfied',
  },
  {
    stage: 'before the committee',
    prepare: async (told) => {
      await lapses(told, 3)
      await told.becomes(({ committee }) => committee?.why === 'lapsed')
    },
    finish: async (told) => {
      await reports(told)
      await told.answers({ satisfied: false, reason: 'nothing-done', via: 'link' })
    },
    ending: 'not-satisfied',
  },
  {
    stage: 'with a question to the citizen',
    prepare: async (told) => {
      await told.reaches('with-officer')
      await told.act('ask-clarification', {})
    },
    finish: async (told) => {
      await told.meets('answer-clarification')
      await reportsWell(told)
    },
    ending: 'satisfied',
  },
  {
    stage: 'proposed as not to be taken up',
    prepare: async (told) => {
      await told.reaches('with-officer')
      await told.act('propose-not-taken-up', { reason: 'sub-judice' })
    },
    finish: async (told) => void (await told.meets('confirm-not-taken-up')),
    ending: 'not-taken-up',
  },
  {
    stage: 'parked',
    prepare: async (told) => {
      await told.reaches('with-officer')
      await told.act('park', { until: told.now + 60 * DAY })
    },
    finish: async (told) => {
      const { hold } = await told.situation()
      await told.until((hold?.until ?? 0) + MINUTE)
      await reportsWell(told)
    },
    ending: 'satisfied',
  },
  {
    stage: 'reported, and the citizen silent',
    prepare: reports,
    finish: windowEnds,
    ending: 'no-feedback',
  },
  {
    stage: 'reported, and a call due',
    prepare: async (told) => {
      await reports(told)
      await told.nextFallsDue()
      await told.hears('call-due')
    },
    finish: async (told) => void (await told.isCalled({ attempt: 1, outcome: 'satisfied' })),
    ending: 'satisfied',
  },
  {
    stage: 'not satisfied and up a level',
    prepare: async (told) => {
      await reports(told)
      await told.answers({ satisfied: false, reason: 'nothing-done', via: 'web' })
      await told.reaches('with-officer', 'L2')
    },
    finish: async (told) => void (await told.act('withdraw', {})),
    ending: 'withdrawn',
  },
  {
    stage: 'closed, and later opened again',
    prepare: async (told) => {
      await reportsWell(told)
      await told.reaches('closed')
    },
    finish: async (told) => {
      await told.act('reopen', {})
      await told.reaches('with-officer', 'L2')
      await reportsWell(told)
    },
    ending: 'satisfied',
    closed: 'for now',
  },
  {
    stage: 'opened again',
    prepare: async (told) => {
      await reportsWell(told)
      await told.reaches('closed')
      await told.act('reopen', {})
      await told.reaches('with-officer', 'L2')
    },
    finish: reportsWell,
    ending: 'satisfied',
  },
  {
    stage: 'closed and at rest',
    prepare: async (told) => {
      await told.reaches('with-officer')
      await told.act('withdraw', {})
      await told.reaches('closed')
    },
    finish: async () => {},
    ending: 'withdrawn',
    closed: 'for good',
  },
]
