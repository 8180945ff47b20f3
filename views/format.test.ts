import { expect, test } from 'vitest'
import { day, dayAndTime, fileSize, figure, fullDay, numberInGroups, percent, shortDay, time } from './format'

const at = (text: string) => new Date(`${text}+05:30`)
const now = at('2026-11-21T10:00')

// No line ends inside a date or an hour: `\u00a0` is the space that does not break.
test('Days are said as people say them, with the year only when it is another', () => {
  expect(day('en', at('2026-11-27T17:30'), now)).toBe('27\u00a0November')
  expect(day('kn', at('2026-11-27T17:30'), now)).toBe('27\u00a0ನವೆಂಬರ್')
  expect(day('en', at('2027-01-05T09:00'), now)).toBe('5\u00a0January\u00a02027')
  expect(fullDay('kn', now)).toBe('21\u00a0ನವೆಂಬರ್\u00a02026')
  expect(shortDay('en', at('2026-11-27T17:30'))).toBe('Fri\u00a027\u00a0Nov')
})

test('A day is a day in India', () => {
  expect(day('en', new Date('2026-11-21T18:45:00Z'), now)).toBe('22\u00a0November')
})

test('Hours have their part of the day', () => {
  expect(time('en', at('2026-11-27T17:30'))).toBe('5:30\u00a0pm')
  expect(time('kn', at('2026-11-27T10:42'))).toBe('ಬೆಳಿಗ್ಗೆ\u00a010:42')
  expect(time('kn', at('2026-11-27T15:15'))).toBe('ಮಧ್ಯಾಹ್ನ\u00a03:15')
  expect(time('kn', at('2026-11-27T17:30'))).toBe('ಸಂಜೆ\u00a05:30')
  expect(time('kn', at('2026-11-27T00:05'))).toBe('ರಾತ್ರಿ\u00a012:05')
  expect(time('hi', at('2026-11-27T15:15'))).toBe('दोपहर\u00a03:15')
  expect(time('pa', at('2026-11-27T17:30'))).toBe('ਸ਼ਾਮ\u00a05:30')
  expect(dayAndTime('en', at('2026-11-27T17:30'), now)).toBe('27\u00a0November, 5:30\u00a0pm')
})

test('Numbers are grouped as in India', () => {
  expect(numberInGroups('KA26H7K3M9Q2')).toBe('KA26 H7K3 M9Q2')
  expect(figure(120400)).toBe('1,20,400')
  expect(percent(0.874)).toBe('87 %')
  expect(fileSize(180_400)).toBe('180 KB')
  expect(fileSize(2_420_000)).toBe('2.4 MB')
})
