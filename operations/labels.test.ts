import { expect, test } from 'vitest'
import { boundedLabel } from './labels'

test('A code of a provider is a label, a sentence is none', () => {
  const label = boundedLabel(10)
  expect(['http-429', 'smtp-550', 'ECONNRESET', 'no-address', '17'].map(label)).toEqual([
    'http-429',
    'smtp-550',
    'ECONNRESET',
    'no-address',
    '17',
  ])
  expect(label('Mobile number 9900000001 is on the DND list')).toBe('words')
  expect(label('9900000001')).toBe('words')
})

test('However many codes a provider invents, only so many are told apart', () => {
  const label = boundedLabel(10)
  const labels = Array.from({ length: 999 }, (_, index) => label(`code-${index}`))
  expect(new Set(labels).size).toBe(11)
  expect([labels.at(-1), label('code-3')]).toEqual(['other', 'code-3'])
})
