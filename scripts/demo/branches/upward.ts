import {
  answers,
  directs,
  isCalled,
  mourningOnTheLastDay,
  reports,
  reportsInTime,
  reportsLate,
  routes,
} from '../acts'
import type { Life } from '../life'
import { closed, type Branch } from './branch'

/** Nobody reports: the case is with the next level, which reports in time. */
async function lapses(life: Life): Promise<void> {
  await life.file()
  await life.timePasses()
  await life.becomes(({ level }) => level !== 'L1')
}

/** Nobody reports at any level: it is before the committee. */
async function lapsesThroughAllLevels(life: Life): Promise<void> {
  await lapses(life)
  for (const above of ['L2', 'L3'] as const) {
    await life.becomes(({ level }) => level === above)
    await life.timePasses()
  }
  await life.becomes(({ committee }) => committee !== null)
}

/** Each level reports, and no report is good: it is before the committee. */
async function satisfiesAtNoLevel(life: Life): Promise<void> {
  await life.file()
  for (let level = 1; level <= 3; level += 1) {
    await reportsInTime(life)
    await answers(life, false)
  }
}

/** What one level did not solve, or did not look at. */
export const upward: Branch[] = [
  {
    name: 'not-satisfied-then-l2',
    share: 8,
    live: async (life) => {
      await life.file()
      await reportsInTime(life)
      await answers(life, false)
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'feedback-given', 'report-filed', 'feedback-given'),
  },
  {
    name: 'not-satisfied-on-a-call',
    share: 3,
    live: async (life) => {
      await life.file()
      await reportsInTime(life)
      await isCalled(life, 'not-satisfied')
      await reportsInTime(life)
      await isCalled(life, 'satisfied')
    },
    ends: closed('satisfied', 'call-made', 'call-made'),
  },
  {
    name: 'not-satisfied-before-the-committee',
    share: 3,
    live: async (life) => {
      await satisfiesAtNoLevel(life)
    },
    ends: closed('not-satisfied', 'feedback-given', 'feedback-given', 'feedback-given'),
  },
  {
    name: 'not-satisfied-and-directed',
    share: 2,
    live: async (life) => {
      await satisfiesAtNoLevel(life)
      await life.becomes(({ committee }) => committee !== null)
      await life.workingDay(4)
      await directs(life)
      await life.becomes(({ clock }) => clock !== null)
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'closed', 'reopened', 'committee-direction', 'report-filed'),
  },
  {
    name: 'satisfied-at-l3',
    share: 2,
    live: async (life) => {
      await life.file()
      for (const satisfied of [false, false, true]) {
        await reportsInTime(life)
        await answers(life, satisfied)
      }
    },
    ends: closed('satisfied', 'report-filed', 'report-filed', 'report-filed'),
  },
  {
    name: 'lapsed-and-reported-late',
    share: 7,
    live: async (life) => {
      await lapses(life)
      await life.workingDay(2)
      await reportsLate(life)
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'deadline-lapsed', 'owed-report-filed'),
  },
  {
    name: 'lapsed-and-still-owed',
    share: 7,
    live: async (life) => {
      await lapses(life)
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'deadline-lapsed'),
  },
  {
    name: 'lapsed-on-a-day-of-mourning',
    share: 2,
    live: async (life) => {
      await life.file()
      await mourningOnTheLastDay(life)
      await life.timePasses()
      await life.becomes(({ level }) => level === 'L2')
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'deadline-moved', 'deadline-lapsed', 'report-filed'),
  },
  {
    name: 'lapsed-and-directed',
    share: 3,
    live: async (life) => {
      await lapsesThroughAllLevels(life)
      await life.workingDay(3)
      await directs(life)
      await life.becomes(({ committee }) => committee === null)
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'before-committee', 'committee-direction', 'report-filed'),
  },
  {
    name: 'lapsed-through-all-levels',
    share: 5,
    live: async (life) => {
      await lapsesThroughAllLevels(life)
      await life.workingDay(16)
      await reports(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'before-committee', 'committee-reminder', 'report-filed'),
  },
  {
    name: 'urgent-and-lapsed',
    share: 2,
    urgent: true,
    live: async (life) => {
      await life.file({ urgent: true })
      await life.timePasses()
      await life.becomes(({ level }) => level === 'L2')
      await reports(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'deadline-lapsed'),
  },
  {
    name: 'sent-up',
    share: 3,
    live: async (life) => {
      await life.file()
      await life.workingDay(2)
      await life.officer('send-up', { words: life.writes('send-up') })
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'sent-up'),
  },
  {
    name: 'vacant-post',
    share: 3,
    at: 'vacant',
    live: async (life) => {
      await life.file()
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'report-filed'),
  },
  {
    name: 'routed-by-hand',
    share: 4,
    at: 'home',
    live: async (life) => {
      await filesOther(life)
      await life.workingDay(1)
      await routes(life)
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'queued-for-routing', 'assigned'),
  },
  {
    name: 'never-routed',
    share: 2,
    at: 'home',
    live: async (life) => {
      await filesOther(life)
      for (const level of ['L1', 'L2', 'L3']) {
        await life.becomes((situation) => situation.level === level && situation.posting !== null)
        await life.timePasses()
      }
      await life.becomes(({ committee }) => committee !== null)
    },
    ends: { stage: 'routing', told: ['queued-for-routing', 'before-committee'] },
  },
]

/** What fits no service waits for the nodal officer of the department. */
async function filesOther(life: Life): Promise<void> {
  const otherOf = await life.cast.stage.places.departmentOf(life.cast.matter)
  await life.file({ otherOf, description: life.says('other-matter') })
}
