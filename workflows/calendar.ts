import type { Instant } from './grievance/types'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** India has one time zone and no summer time. */
export const INDIA_OFFSET_MINUTES = 330
export const INDIA_OFFSET = INDIA_OFFSET_MINUTES * MINUTE

/** The day in India of an instant, as `2026-11-21`. */
export const dayInIndia = (at: Instant): string => new Date(at + INDIA_OFFSET).toISOString().slice(0, 10)

/** Days off that come back every week or month; a second Saturday is the second one of its month. */
export type WeeklyOff = 'saturday' | 'sunday' | 'second-saturday' | 'fourth-saturday'

/** The working calendar of a state, as it is known now. `holidays` are ISO days such as `2026-11-27`. */
export interface Calendar {
  /** Office hours as `HH:MM`. A deadline falls at the closing of its day. */
  opens: string
  closes: string
  weeklyOff: WeeklyOff[]
  holidays: string[]
}

/** A day in India, counted from 1970-01-01. */
type LocalDay = number

const localDay = (at: Instant): LocalDay => Math.floor((at + INDIA_OFFSET) / DAY)

const isoOf = (day: LocalDay): string => new Date(day * DAY).toISOString().slice(0, 10)

const minutesOf = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3))

const instantOn = (day: LocalDay, hour: string): Instant =>
  day * DAY + minutesOf(hour) * MINUTE - INDIA_OFFSET

function isOff(calendar: Calendar, day: LocalDay): boolean {
  const date = new Date(day * DAY)
  const week = Math.ceil(date.getUTCDate() / 7)
  if (date.getUTCDay() === 0 && calendar.weeklyOff.includes('sunday')) return true
  if (date.getUTCDay() !== 6) return false
  if (calendar.weeklyOff.includes('saturday')) return true
  return (
    calendar.weeklyOff.includes(week === 2 ? 'second-saturday' : 'fourth-saturday') &&
    (week === 2 || week === 4)
  )
}

const isWorkingLocalDay = (calendar: Calendar, day: LocalDay): boolean =>
  !isOff(calendar, day) && !calendar.holidays.includes(isoOf(day))

/** Whether offices work on the local day of `at`. */
export const isWorkingDay = (calendar: Calendar, at: Instant): boolean =>
  isWorkingLocalDay(calendar, localDay(at))

/**
 * Closing time of the `days`-th working day after the day of `from`. The day of `from` itself never counts, so a
 * person who files at five in the afternoon takes nothing from the officer's time.
 */
export function deadlineAfter(calendar: Calendar, from: Instant, days: number): Instant {
  let day = localDay(from)
  for (let left = Math.max(1, days); left > 0;) {
    day += 1
    if (isWorkingLocalDay(calendar, day)) left -= 1
  }
  return instantOn(day, calendar.closes)
}

/** Working days that have fully passed between two instants: those after the day of `from` and before that of `to`. */
export function workingDaysSpent(calendar: Calendar, from: Instant, to: Instant): number {
  let spent = 0
  for (let day = localDay(from) + 1; day < localDay(to); day += 1) {
    if (isWorkingLocalDay(calendar, day)) spent += 1
  }
  return spent
}

/** Working days left until `dueAt`, today included while offices are open; 0 once it has passed. */
export function workingDaysLeft(calendar: Calendar, now: Instant, dueAt: Instant): number {
  if (now >= dueAt) return 0
  return workingDaysSpent(calendar, now, dueAt) + 1
}

/** The local hour of an instant, as `HH:MM`. */
export const hourOf = (at: Instant): string => new Date(at + INDIA_OFFSET).toISOString().slice(11, 16)

/** `hour` (`HH:MM`) on the `days`-th day after `from`, or on the next working day where that is a day off. */
export function workingHourAfter(calendar: Calendar, from: Instant, days: number, hour: string): Instant {
  let day = localDay(from) + days
  while (!isWorkingLocalDay(calendar, day)) day += 1
  return instantOn(day, hour)
}

/** The end (23:59) of the `days`-th calendar day after `from`: a citizen's time ends with a day, not at an hour. */
export const endOfDayAfter = (from: Instant, days: number): Instant =>
  instantOn(localDay(from) + days, '23:59')
