import { expect, test } from 'vitest'
import { WORDS } from '../test/harness/words'
import type { Telling } from '../views/case/happened'
import { createTranslator } from '../views/i18n'
import type { CaseEvent } from '../workflows/grievance/types'
import { explain } from './explain'

const TAHSILDAR = 'revenue/tahsildar@dharwad.kundgol'
const at = (day: string): number => Date.parse(`${day}+05:30`)
const telling: Telling = {
  t: createTranslator('en', { strict: true, words: WORDS.en }),
  names: { postings: { [TAHSILDAR]: 'Tahsildar, Kundgol' }, departments: {}, services: {}, areas: {} },
  reader: 'officer',
  now: at('2026-03-20T10:00'),
}
const event = (kind: CaseEvent['kind'], day: string, data: CaseEvent['data'] = {}): CaseEvent => ({
  ...{ revision: 1, at: at(day), kind, level: 'L1', posting: TAHSILDAR, data },
})
const whys = (...events: CaseEvent[]) => explain(events, telling).map(({ why }) => why)

test('a lapse is explained by its days, from where they were counted, and what stopped or moved them', () => {
  const assigned = event('assigned', '2026-02-16T11:20', { days: 12, dueAt: 0, because: 'held' })
  const lapsed = event('deadline-lapsed', '2026-03-04T17:30', { to: 'L2', routing: false })
  expect(whys(assigned, lapsed)).toEqual([
    'the posting that the matrix names is held',
    "L1's deadline of 12 working days, counted from 16\u00a0February, 11:20\u00a0am, lapsed",
  ])
  const asked = event('clarification-asked', '2026-02-20T10:00', { until: 0 })
  const moved = event('deadline-moved', '2026-03-03T17:30', { to: 0 })
  expect(whys(assigned, asked, moved, lapsed).at(-1)).toContain(
    'lapsed (the clock stood still once; a holiday moved it once)',
  )
})

test('a promise that is not kept lapses by the days for its proof, not by those of before', () => {
  const assigned = event('assigned', '2026-02-16T11:20', { days: 12, dueAt: 0, because: 'held' })
  const parked = event('parked', '2026-02-18T10:00', { until: at('2026-03-02T10:00') })
  const due = event('promise-due', '2026-03-02T10:00', { dueAt: 0, days: 7 })
  const lapsed = event('deadline-lapsed', '2026-03-11T17:30', { to: 'L2', routing: false })
  expect(whys(assigned, parked, due, lapsed).slice(2)).toEqual([
    'the day that was promised has come',
    "L1's deadline of 7 working days, counted from 2\u00a0March, 10:00\u00a0am, lapsed",
  ])
  // Cases of before told no days with it.
  const silent = event('promise-due', '2026-03-02T10:00', { dueAt: 0 })
  expect(whys(assigned, parked, silent, lapsed).at(-1)).toBe(
    "L1's time to prove what was promised, counted from 2\u00a0March, 10:00\u00a0am, lapsed",
  )
})

test('what came about since nobody answered or decided says until when that could be done', () => {
  const asked = event('clarification-asked', '2026-02-20T10:00', { until: at('2026-03-02T23:59') })
  const silent = event('clarification-unanswered', '2026-03-02T23:59', { dueAt: null })
  expect(whys(asked, silent).at(-1)).toBe('the citizen did not answer until 2\u00a0March, 11:59\u00a0pm')
  const proposed = event('not-taken-up-proposed', '2026-02-20T10:00', { until: at('2026-02-24T17:30') })
  const lapsed = event('proposal-lapsed', '2026-02-24T17:30', { dueAt: null })
  expect(whys(proposed, lapsed).at(-1)).toBe(
    'the nodal officer did not decide until 24\u00a0February, 5:30\u00a0pm',
  )
})

test('a closing without an answer is explained by the window', () => {
  const report = event('report-filed', '2026-02-18T10:00', { until: at('2026-03-05T23:59'), inTime: true })
  const closed = event('closed', '2026-03-05T23:59', { ending: 'no-feedback', reopenUntil: null })
  expect(whys(report, closed).at(-1)).toBe('nobody answered until 5\u00a0March, 11:59\u00a0pm')
})
