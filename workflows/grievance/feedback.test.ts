import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samplePolicy } from '../../test/harness/sample-case'
import { DAY, dayInIndia, hourOf, isWorkingDay, type Calendar } from '../calendar'
import { callsOnDaysOfTheirOwn } from './clock'
import { feedbackWindow } from './feedback'

const karnataka: Calendar = {
  opens: '10:00',
  closes: '17:30',
  weeklyOff: ['sunday', 'second-saturday', 'fourth-saturday'],
  holidays: ['2026-11-27', '2026-12-25'],
}

const START = Date.parse('2026-01-01T00:00+05:30')
const someInstant = fc.integer({ min: START, max: START + 1_000 * DAY })
const someCalendar = fc
  .array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 200 })
  .map((days): Calendar => ({ ...karnataka, holidays: days.map((day) => dayInIndia(START + day * DAY)) }))

describe('calls about a report', () => {
  it('come on working days of their own, in order, at their hours, whatever the calendar', () => {
    fc.assert(
      fc.property(someCalendar, someInstant, (calendar, now) => {
        const { calls } = feedbackWindow(samplePolicy, calendar, now, 'report')
        expect(new Set(calls.map(dayInIndia)).size).toBe(calls.length)
        expect(calls).toEqual(calls.toSorted((one, other) => one - other))
        expect(calls.every((call) => isWorkingDay(calendar, call))).toBe(true)
        const hours = samplePolicy.feedback.calls.map(({ at }) => at)
        expect(calls.map(hourOf)).toEqual(hours.slice(0, calls.length))
      }),
    )
  })

  it('keep apart when a holiday is declared late', () => {
    const report = Date.parse('2026-11-23T12:00+05:30')
    const { calls } = feedbackWindow(samplePolicy, karnataka, report, 'report')
    const mourning = { ...karnataka, holidays: [...karnataka.holidays, ...calls.map(dayInIndia)] }
    const moved = callsOnDaysOfTheirOwn(mourning, calls)
    expect(new Set(moved.map(dayInIndia)).size).toBe(calls.length)
  })
})
