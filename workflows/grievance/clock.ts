import {
  deadlineAfter,
  hourOf,
  isWorkingDay,
  workingDaysSpent,
  workingHourAfter,
  type Calendar,
} from '../calendar'
import type { Clock, Instant, Level, Situation } from './types'

/**
 * Working days of a level: those that the committee has set, else those of urgency, else the policy's own, else those
 * of the service's matrix.
 */
export function daysOf(
  {
    urgent,
    policy,
    subject,
    directedDays = null,
  }: Pick<Situation, 'urgent' | 'policy' | 'subject'> & Partial<Pick<Situation, 'directedDays'>>,
  level: Level,
): number {
  if (directedDays !== null) return directedDays
  if (urgent) return policy.urgentDays[level]
  return policy.levelDays?.[level] ?? subject.matrix[level].days
}

/** A clock that starts now and falls due at the closing of the last of `days` working days. */
export const startClock = (calendar: Calendar, now: Instant, days: number): Clock => ({
  from: now,
  days,
  dueAt: deadlineAfter(calendar, now, days),
})

/** The clock stands still: keeps the working days that are left, never less than one. */
export const stopClock = (clock: Clock, calendar: Calendar, now: Instant): Clock => ({
  ...clock,
  from: now,
  days: Math.max(1, clock.days - workingDaysSpent(calendar, clock.from, now)),
})

/** The days that were left are counted anew from the day on which the clock goes on. */
export const resumeClock = (clock: Clock, calendar: Calendar, now: Instant): Clock =>
  startClock(calendar, now, clock.days)

/**
 * Counts what runs in working days again, under the calendar as it is now. Returns the new instant where a day
 * declared off has moved it, null where nothing has moved.
 */
export function recount(situation: Situation, calendar: Calendar): Instant | null {
  const { stage, clock, hold } = situation
  if (clock && !clock.lapsed && (stage === 'with-officer' || stage === 'routing'))
    return recountClock(clock, calendar)
  if (hold?.kind === 'proposal') {
    const until = deadlineAfter(calendar, hold.since, situation.policy.notTakenUp.confirmDays)
    return moveLater(until, hold.until, (moved) => (hold.until = moved))
  }
  if (stage === 'feedback') recountCall(situation, calendar)
  return null
}

const recountClock = (clock: Clock, calendar: Calendar): Instant | null =>
  moveLater(deadlineAfter(calendar, clock.from, clock.days), clock.dueAt, (moved) => (clock.dueAt = moved))

/** A deadline that somebody was told never comes nearer: a holiday taken back gives no less time. */
function moveLater(counted: Instant, told: Instant, move: (to: Instant) => void): Instant | null {
  if (counted <= told) return null
  move(counted)
  return counted
}

/** Nobody is at the call centre on a holiday declared late: the call is placed on the next working day. */
function recountCall({ feedback }: Situation, calendar: Calendar): void {
  const [call, ...later] = feedback?.calls ?? []
  if (!feedback || call === undefined || isWorkingDay(calendar, call)) return
  feedback.calls = callsOnDaysOfTheirOwn(calendar, [call, ...later])
}

/** Each call at its own hour on a working day of its own: days off must not bring two calls to one day. */
export function callsOnDaysOfTheirOwn(calendar: Calendar, calls: Instant[]): Instant[] {
  const placed: Instant[] = []
  for (const call of calls) {
    const last = placed.at(-1)
    const hour = hourOf(call)
    const soonest = last === undefined ? call : workingHourAfter(calendar, last, 1, hour)
    placed.push(Math.max(soonest, workingHourAfter(calendar, call, 0, hour)))
  }
  return placed
}
