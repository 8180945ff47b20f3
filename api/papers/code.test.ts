import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberFrom } from '../../workflows/grievance/number'
import type { CaseEvent, Filed } from '../../workflows/grievance/types'
import { codeOf, isGenuine, readCode, readShort, shortOf, type Printed } from './code'

const SECRET = 'a secret of this test, of more than thirty-two letters'
const BEFORE = 'the secret of before, of more than thirty-two letters'

const subject = { department: 'revenue', service: 'khata', area: 'dharwad.hubballi', district: 'dharwad' }
const filedAs = (number: string) =>
  ({ number, filedAt: 1_795_000_000_000, channel: 'portal', subject }) as unknown as Filed
const filed = filedAs(numberFrom('OD', 2026, new Uint8Array([1, 2, 3, 4, 5, 6, 7])))
const step: CaseEvent = {
  ...{ revision: 7, at: 1_795_100_000_000, kind: 'report-filed', level: 'L1', data: {} },
  ...{ posting: 'revenue/tahsildar@dharwad.hubballi', action: 'c0ffee00-0000-4000-8000-000000000000' },
}
const acknowledgement: Printed = { filed, report: null }
const report: Printed = { filed, report: step }
const sealIn = (code: string) => readCode(code)?.seal ?? ''

test('A code says which paper it is of, however it is typed', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 7, maxLength: 7 }),
      fc.option(fc.integer({ min: 1, max: 32_767 }), { nil: null }),
      (random, revision) => {
        const one = filedAs(numberFrom('KL', 2026, random))
        const printed = { filed: one, report: revision === null ? null : { ...step, revision } }
        const code = codeOf(SECRET, printed)
        const typed = code
          .toLowerCase()
          .replace(/(.{4})/g, '$1-')
          .replaceAll('0', 'o')
        for (const way of [code, typed]) {
          expect(readCode(way)).toMatchObject({ number: one.number, revision })
          expect(isGenuine([SECRET], printed, sealIn(way))).toBe(true)
        }
      },
    ),
  )
})

test('The seal has 130 bits, and the check that is typed 40 of them', () => {
  const code = codeOf(SECRET, report)
  expect(sealIn(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(shortOf(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4}$/)
  expect(sealIn(code).startsWith(readShort(shortOf(code)) ?? 'none')).toBe(true)
  expect(isGenuine([SECRET], report, readShort(shortOf(code)) ?? '')).toBe(true)
})

test('No paper has the seal of another, and none of another secret', () => {
  const others: Printed[] = [
    acknowledgement,
    { filed: filedAs('KA26H7K3M9Q2'), report: step },
    ...['department', 'service', 'area'].map((name) => ({
      ...{ report: step, filed: { ...filed, subject: { ...filed.subject, [name]: 'another' } } },
    })),
    { filed: { ...filed, filedAt: filed.filedAt + 1 }, report: step },
    ...[
      { revision: 8 },
      { action: 'c0ffee00-0000-4000-8000-000000000001' },
      { at: step.at + 1 },
      { posting: null },
      { level: 'L2' as const },
    ].map((changed) => ({ filed, report: { ...step, ...changed } })),
  ]
  const seal = sealIn(codeOf(SECRET, report))
  expect(others.filter((other) => isGenuine([SECRET], other, seal))).toEqual([])
  expect(isGenuine([BEFORE], report, seal)).toBe(false)
  expect(isGenuine([BEFORE, SECRET], report, seal)).toBe(true)
})

test('A wrong letter, a part or nothing is no seal', () => {
  const seal = sealIn(codeOf(SECRET, report))
  const wrong = (seal.startsWith('0') ? '1' : '0') + seal.slice(1)
  for (const one of [wrong, seal.slice(0, 8).slice(0, 7), seal.slice(0, 25), `${seal}0`, ''])
    expect(isGenuine([SECRET], report, one), one).toBe(false)
})

test.each([
  '',
  'A',
  'A'.repeat(39),
  'R'.repeat(42),
  'X'.repeat(41),
  'A'.repeat(5_000),
  '../../etc/passwd',
  'ಕ'.repeat(39),
])('What cannot be a code is none: %s', (typed) => {
  expect(readCode(typed)).toBeNull()
})

test.each(['', '7K3M 9Q2', '7K3M 9Q2A1', '7K3M 9Q2U', 'ಕ'.repeat(8)])(
  'What cannot be a check is none: %s',
  (typed) => {
    expect(readShort(typed)).toBeNull()
  },
)
