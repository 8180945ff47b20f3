import { DAY } from '../calendar'
import { levelAbove } from './rules'
import type { Instant, Level, Situation } from './types'

/** What happens by itself if nobody acts. */
export type Coming =
  | { at: Instant; kind: 'escalates'; to: Level }
  | { at: Instant; kind: 'goes-before-committee' }
  | { at: Instant; kind: 'routing-lapses' }
  | { at: Instant; kind: 'clarification-ends' }
  | { at: Instant; kind: 'proposal-lapses' }
  | { at: Instant; kind: 'promise-falls-due' }
  | { at: Instant; kind: 'reminds-citizen' }
  | { at: Instant; kind: 'calls-citizen' }
  | { at: Instant; kind: 'closes-without-feedback' }
  | { at: Instant; kind: 'reminds-level-three' }
  | { at: Instant; kind: 'reopening-ends' }
  | { at: Instant; kind: 'direction-ends' }

/**
 * The steps that time alone will take from here, the soonest first. The workflow arms its one timer from the first
 * of them; the pages draw them as the dashed part of the thread. Both read the same list, so that what a citizen
 * is told is what happens.
 */
export function comingSteps(situation: Situation): Coming[] {
  return stepsOf(situation).sort((one, other) => one.at - other.at)
}

/** What reminds somebody and leaves the case as it is. */
const REMINDERS: Coming['kind'][] = ['reminds-citizen', 'calls-citizen', 'reminds-level-three']

export const movesTheCase = ({ kind }: Coming): boolean => !REMINDERS.includes(kind)

function stepsOf(situation: Situation): Coming[] {
  switch (situation.stage) {
    case 'routing':
      return inRouting(situation)
    case 'with-officer':
      return withOfficer(situation)
    case 'awaiting-citizen':
      return onHold(situation, 'clarification-ends')
    case 'awaiting-nodal':
      return onHold(situation, 'proposal-lapses')
    case 'parked':
      return onHold(situation, 'promise-falls-due')
    case 'feedback':
      return duringFeedback(situation)
    case 'closed':
      return afterClosing(situation)
  }
}

function inRouting(situation: Situation): Coming[] {
  const { clock } = situation
  if (!clock || clock.lapsed) return reminders(situation)
  return [...reminders(situation), { at: clock.dueAt, kind: 'routing-lapses' }]
}

const reminders = ({ committee }: Situation): Coming[] =>
  committee?.remindAt ? [{ at: committee.remindAt, kind: 'reminds-level-three' }] : []

/** The officer's clock stands still; the committee reminds all the same, until it is answered. */
const onHold = (
  situation: Situation,
  kind: 'clarification-ends' | 'proposal-lapses' | 'promise-falls-due',
): Coming[] =>
  situation.hold ? [...reminders(situation), { at: situation.hold.until, kind }] : reminders(situation)

function withOfficer(situation: Situation): Coming[] {
  const { clock, level } = situation
  if (!clock || clock.lapsed) return reminders(situation)
  const above = levelAbove(level)
  const at = clock.dueAt
  return [
    ...reminders(situation),
    above ? { at, kind: 'escalates', to: above } : { at, kind: 'goes-before-committee' },
  ]
}

function duringFeedback({ feedback }: Situation): Coming[] {
  if (!feedback) return []
  const calls = feedback.calls.map((at): Coming => ({ at, kind: 'calls-citizen' }))
  const reminder: Coming[] = feedback.remindAt ? [{ at: feedback.remindAt, kind: 'reminds-citizen' }] : []
  return [...calls, ...reminder, { at: feedback.until, kind: 'closes-without-feedback' }]
}

function afterClosing({ closure, committee, policy }: Situation): Coming[] {
  if (!closure) return []
  if (closure.reopenUntil) return [{ at: closure.reopenUntil, kind: 'reopening-ends' }]
  if (committee) return [{ at: closure.at + policy.committee.directionDays * DAY, kind: 'direction-ends' }]
  return []
}
