import { expect, test } from 'vitest'
import { day, dayAndTime, fileSize, figure, fullDay, numberInGroups, percent, shortDay, time } from './format'

const at = (text: string) => new Date(`${text}+05:30`)
const now = at('2026-11-21T10:00')

test('Days are said as people say them, with the year only when it is another', () => {
  expect(day('en', at('2026-11-27T17:30'), now)).toBe('27 November')
  expect(day('kn', at('2026-11-27T17:30'), now)).toBe('27 ನವೆಂಬರ್')
  expect(day('en', at('2027-01-05T09:00'), now)).toBe('5 January 2027')
  expect(fullDay('kn', now)).toBe('21 ನವೆಂಬರ್ 2026')
  expect(shortDay('en', at('2026-11-27T17:30'))).toBe('Fri 27 Nov')
})

test('A day is a day in India', () => {
  expect(day('en', new Date('2026-11-21T18:45:00Z'), now)).toBe('22 November')
})

test('Hours have their part of the day', () => {
  expect(time('en', at('2026-11-27T17:30'))).toBe('5:30 pm')
  expect(time('kn', at('2026-11-27T10:42'))).toBe('ಬೆಳಿಗ್ಗೆ 10:42')
  expect(time('kn', at('2026-11-27T15:15'))).toBe('ಮಧ್ಯಾಹ್ನ 3:15')
  expect(time('kn', at('2026-11-27T17:30'))).toBe('ಸಂಜೆ 5:30')
  expect(time('kn', at('2026-11-27T00:05'))).toBe('ರಾತ್ರಿ 12:05')
  expect(dayAndTime('en', at('2026-11-27T17:30'), now)).toBe('27 November, 5:30 pm')
})

test('Numbers are grouped as in India', () => {
  expect(numberInGroups('KA26H7K3M9Q2')).toBe('KA26 H7K3 M9Q2')
  expect(figure(120400)).toBe('1,20,400')
  expect(percent(0.874)).toBe('87 %')
  expect(fileSize(180_400)).toBe('180 KB')
  expect(fileSize(2_420_000)).toBe('2.4 MB')
})
