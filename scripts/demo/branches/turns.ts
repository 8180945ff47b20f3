import { answers, answersTheQuestion, asks, decides, proposes, reports, reportsInTime } from '../acts'
import { closed, type Branch } from './branch'

/** Questions, promises, other offices, and what is not taken up. */
export const turns: Branch[] = [
  {
    name: 'clarification-answered',
    share: 5,
    live: async (life) => {
      await life.file()
      await life.workingDay(2)
      await asks(life)
      await life.later(4)
      await answersTheQuestion(life)
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'clarification-answered'),
  },
  {
    name: 'clarification-unanswered',
    share: 3,
    live: async (life) => {
      await life.file()
      await life.workingDay(1)
      await asks(life)
      await life.timePasses()
      await life.becomes(({ stage }) => stage === 'with-officer')
      await reportsInTime(life)
      await life.timePasses()
    },
    ends: closed('no-feedback', 'clarification-unanswered'),
  },
  {
    name: 'report-during-clarification',
    share: 1,
    live: async (life) => {
      await life.file()
      await life.workingDay(1)
      await asks(life)
      await life.workingDay(3)
      await reports(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'clarification-asked', 'report-filed'),
  },
  {
    name: 'transferred',
    share: 5,
    live: async (life) => {
      const { places } = life.cast.stage
      await life.file()
      const { subject } = await life.situation()
      const service = await places.elsewhere(life.cast.chance, life.cast.matter)
      await life.officer('transfer', { service, area: subject.area, words: life.writes('transfer') })
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'transferred', 'assigned'),
  },
  {
    name: 'interim-reply',
    share: 4,
    live: async (life) => {
      await life.file()
      await life.workingDay(1)
      await life.officer('interim-reply', { words: life.writes('interim'), day: life.day(14) })
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'interim-reply'),
  },
  {
    name: 'parked-and-kept',
    share: 3,
    live: async (life) => {
      await life.file()
      await life.workingDay(2)
      await life.officer('park', { words: life.writes('park'), day: life.day(40) })
      await life.timePasses()
      await life.becomes(({ stage }) => stage === 'with-officer')
      await reportsInTime(life, life.writes('kept'))
      await answers(life, true)
    },
    ends: closed('satisfied', 'parked', 'promise-due'),
  },
  {
    name: 'parked-and-not-kept',
    share: 2,
    live: async (life) => {
      await life.file()
      await life.workingDay(1)
      await life.officer('park', { words: life.writes('park'), day: life.day(20) })
      await life.timePasses()
      await life.becomes(({ stage }) => stage === 'with-officer')
      await life.timePasses()
      await life.becomes(({ level }) => level !== 'L1')
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'promise-due', 'deadline-lapsed'),
  },
  {
    name: 'not-taken-up',
    share: 3,
    live: async (life) => {
      await life.file()
      await life.workingDay(2)
      await proposes(life)
      await life.workingDay(1)
      await decides(life, 'confirm-not-taken-up')
    },
    ends: closed('not-taken-up', 'not-taken-up-proposed'),
  },
  {
    name: 'not-taken-up-refused',
    share: 2,
    live: async (life) => {
      await life.file()
      await life.workingDay(2)
      await proposes(life)
      await life.workingDay(1)
      await decides(life, 'refuse-not-taken-up')
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'not-taken-up-refused'),
  },
  {
    name: 'not-taken-up-undecided',
    share: 2,
    live: async (life) => {
      await life.file()
      await life.workingDay(1)
      await proposes(life)
      await life.timePasses()
      await life.becomes(({ stage }) => stage === 'with-officer')
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'proposal-lapsed'),
  },
  {
    name: 'not-taken-up-contested',
    share: 2,
    live: async (life) => {
      await life.file()
      await life.workingDay(2)
      await proposes(life)
      await life.workingDay(1)
      await decides(life, 'confirm-not-taken-up')
      await life.later(5)
      await life.citizen('contest', { text: life.says('contest') })
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'contested'),
  },
]
