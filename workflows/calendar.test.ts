import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DAY,
  deadlineAfter,
  endOfDayAfter,
  isWorkingDay,
  workingDaysLeft,
  workingDaysSpent,
  workingHourAfter,
  type Calendar,
} from './calendar'

const karnataka: Calendar = {
  opens: '10:00',
  closes: '17:30',
  weeklyOff: ['sunday', 'second-saturday', 'fourth-saturday'],
  holidays: ['2026-11-10', '2026-11-27', '2026-12-25'],
}

const at = (local: string): number => Date.parse(`${local}+05:30`)
const local = (instant: number): string => new Date(instant + 330 * 60_000).toISOString().slice(0, 16)

const someInstant = fc.integer({ min: at('2026-01-01T00:00'), max: at('2028-12-31T00:00') })
const someDays = fc.integer({ min: 1, max: 120 })
const someCalendar = fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: 60 }).map((days): Calendar => ({
  ...karnataka,
  holidays: days.map((day) => local(at('2026-01-01T12:00') + day * DAY).slice(0, 10)),
}))

describe('working days', () => {
  it('leaves out Sundays, second and fourth Saturdays and holidays, but not the first Saturday', () => {
    expect(isWorkingDay(karnataka, at('2026-11-22T12:00'))).toBe(false)
    expect(isWorkingDay(karnataka, at('2026-11-14T12:00'))).toBe(false)
    expect(isWorkingDay(karnataka, at('2026-11-28T12:00'))).toBe(false)
    expect(isWorkingDay(karnataka, at('2026-11-27T12:00'))).toBe(false)
    expect(isWorkingDay(karnataka, at('2026-11-07T12:00'))).toBe(true)
    expect(isWorkingDay(karnataka, at('2026-11-21T12:00'))).toBe(true)
  })

  it('takes the day in India, not in London', () => {
    expect(isWorkingDay(karnataka, at('2026-11-22T00:30'))).toBe(false)
    expect(isWorkingDay(karnataka, at('2026-11-22T23:30'))).toBe(false)
    expect(isWorkingDay(karnataka, at('2026-11-23T00:30'))).toBe(true)
  })

  it('falls due at closing time, and never counts the day of filing', () => {
    expect(local(deadlineAfter(karnataka, at('2026-11-20T09:00'), 1))).toBe('2026-11-21T17:30')
    expect(local(deadlineAfter(karnataka, at('2026-11-20T23:59'), 1))).toBe('2026-11-21T17:30')
    expect(local(deadlineAfter(karnataka, at('2026-11-21T11:00'), 5))).toBe('2026-11-30T17:30')
  })
})

describe('deadlines, whatever the calendar', () => {
  it('fall on a working day, after it began', () => {
    fc.assert(
      fc.property(someCalendar, someInstant, someDays, (calendar, from, days) => {
        const dueAt = deadlineAfter(calendar, from, days)
        expect(dueAt).toBeGreaterThan(from)
        expect(isWorkingDay(calendar, dueAt)).toBe(true)
        expect(local(dueAt).slice(11)).toBe('17:30')
      }),
    )
  })

  it('leave exactly the days that were given', () => {
    fc.assert(
      fc.property(someCalendar, someInstant, someDays, (calendar, from, days) => {
        const dueAt = deadlineAfter(calendar, from, days)
        expect(workingDaysSpent(calendar, from, dueAt)).toBe(days - 1)
        expect(workingDaysLeft(calendar, from, dueAt)).toBe(days)
      }),
    )
  })

  it('never come nearer by one more day, a later start or a holiday declared late', () => {
    fc.assert(
      fc.property(someCalendar, someInstant, someDays, fc.nat(1200), (calendar, from, days, extra) => {
        const dueAt = deadlineAfter(calendar, from, days)
        const holiday = local(at('2026-01-01T12:00') + extra * DAY).slice(0, 10)
        expect(deadlineAfter(calendar, from, days + 1)).toBeGreaterThan(dueAt)
        expect(deadlineAfter(calendar, from + DAY, days)).toBeGreaterThanOrEqual(dueAt)
        expect(
          deadlineAfter({ ...calendar, holidays: [...calendar.holidays, holiday] }, from, days),
        ).toBeGreaterThanOrEqual(dueAt)
      }),
    )
  })

  it('add up: days spent before and after any moment are the days spent in all', () => {
    fc.assert(
      fc.property(someCalendar, someInstant, fc.nat(200), fc.nat(200), (calendar, from, first, second) => {
        const middle = from + first * DAY
        const end = middle + second * DAY
        const throughMiddle = isWorkingDay(calendar, middle) && first > 0 && second > 0 ? 1 : 0
        const parts = workingDaysSpent(calendar, from, middle) + workingDaysSpent(calendar, middle, end)
        expect(workingDaysSpent(calendar, from, end)).toBe(parts + throughMiddle)
      }),
    )
  })
})

describe('other times', () => {
  it('places a call at its hour, on the next working day where the day is off', () => {
    expect(local(workingHourAfter(karnataka, at('2026-11-23T12:00'), 2, '11:00'))).toBe('2026-11-25T11:00')
    expect(local(workingHourAfter(karnataka, at('2026-11-25T12:00'), 2, '11:00'))).toBe('2026-11-30T11:00')
  })

  it('ends the time of a citizen with the day', () => {
    expect(local(endOfDayAfter(at('2026-11-21T00:10'), 15))).toBe('2026-12-06T23:59')
  })
})
