import { answers, isCalled, reports, reportsInTime } from '../acts'
import { closed, type Branch } from './branch'

/** Answered by the first level. */
export const ordinary: Branch[] = [
  {
    name: 'satisfied-at-l1',
    share: 40,
    live: async (life) => {
      await life.file()
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'report-filed', 'feedback-given'),
  },
  {
    name: 'satisfied-on-a-call',
    share: 9,
    live: async (life) => {
      await life.file()
      await reportsInTime(life)
      await isCalled(life, 'satisfied')
    },
    ends: closed('satisfied', 'call-made'),
  },
  {
    name: 'satisfied-on-the-third-call',
    share: 4,
    live: async (life) => {
      await life.file()
      await reportsInTime(life)
      await isCalled(life, 'no-answer')
      await isCalled(life, 'call-later')
      await isCalled(life, 'satisfied')
    },
    ends: closed('satisfied', 'call-due', 'call-made', 'call-made', 'call-made'),
  },
  {
    name: 'no-feedback',
    share: 8,
    live: async (life) => {
      await life.file()
      await reportsInTime(life)
      await isCalled(life, 'no-answer')
      await isCalled(life, 'wrong-number')
      await life.timePasses()
    },
    ends: closed('no-feedback', 'feedback-reminder'),
  },
  {
    name: 'never-called',
    share: 10,
    live: async (life) => {
      await life.file()
      await reportsInTime(life)
      await life.timePasses()
    },
    ends: closed('no-feedback', 'call-due'),
  },
  {
    name: 'with-papers-and-notes',
    share: 5,
    live: async (life) => {
      const { language } = life.cast.person
      await life.file({ files: await life.papers(language) })
      await life.later(2)
      await life.citizen('note', { text: life.says('note') }, await life.papers(language))
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'note-added'),
  },
  {
    name: 'urgent-in-time',
    share: 4,
    urgent: true,
    live: async (life) => {
      await life.file({ urgent: true })
      await life.workingDay(0)
      await reports(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'report-filed'),
  },
  {
    name: 'post-looked-after',
    share: 3,
    at: 'looked-after',
    live: async (life) => {
      await life.file()
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'report-filed'),
  },
]
