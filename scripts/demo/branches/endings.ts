import { answers, reports, reportsInTime } from '../acts'
import type { Life } from '../life'
import { closed, type Branch } from './branch'

/** Joined with an earlier one of the same citizen. Gives the earlier one. */
async function joins(life: Life): Promise<Life> {
  const earlier = life.another()
  await earlier.file()
  await life.later(3)
  await life.file()
  await life.workingDay(1)
  await life.officer('link-duplicate', { of: earlier.number })
  return earlier
}

/** Other ends than a report that is good, and what follows an end. */
export const endings: Branch[] = [
  {
    name: 'duplicate',
    share: 3,
    live: async (life) => {
      const earlier = await joins(life)
      await reportsInTime(earlier)
      await answers(earlier, true)
    },
    ends: closed('duplicate'),
  },
  {
    name: 'duplicate-contested',
    share: 1,
    live: async (life) => {
      await joins(life)
      await life.later(4)
      await life.citizen('contest', { text: life.says('contest') })
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'contested'),
  },
  {
    name: 'withdrawn',
    share: 3,
    live: async (life) => {
      await life.file()
      await life.later(3)
      await life.citizen('withdraw', { text: life.says('withdraw') })
    },
    ends: closed('withdrawn'),
  },
  {
    name: 'withdrawn-during-feedback',
    share: 1,
    live: async (life) => {
      await life.file()
      await reportsInTime(life)
      await life.later(1)
      await life.citizen('withdraw', { text: life.says('withdraw') })
    },
    ends: closed('withdrawn', 'report-filed'),
  },
  {
    name: 'withdrawal-taken-back',
    share: 1,
    live: async (life) => {
      await life.file()
      await life.later(2)
      await life.citizen('withdraw', { text: life.says('withdraw') })
      await life.later(6)
      await life.citizen('reopen', { text: life.says('reopen') })
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'reopened'),
  },
  {
    name: 'reopened',
    share: 3,
    live: async (life) => {
      await life.file()
      await reportsInTime(life)
      await answers(life, true)
      await life.later(14)
      await life.citizen('reopen', { text: life.says('reopen') })
      await reportsInTime(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'reopened', 'report-filed'),
  },
  {
    name: 'no-feedback-then-reopened',
    share: 2,
    live: async (life) => {
      await life.file()
      await reportsInTime(life)
      await life.timePasses()
      await life.becomes(({ stage }) => stage === 'closed')
      await life.later(6)
      await life.citizen('reopen', { text: life.says('reopen') })
      await life.workingDay(3)
      await reports(life)
      await answers(life, true)
    },
    ends: closed('satisfied', 'reopened'),
  },
]
