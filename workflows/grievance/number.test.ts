import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberFrom, numberInGroups, readNumber } from './number'

const someNumber = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => numberFrom('KA', 2026, bytes))
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('grievance numbers', () => {
  it('are twelve digits and capitals that say state and year', () => {
    expect(numberFrom('KA', 2026, randomBytes(8))).toMatch(/^KA26[0-9A-HJKMNP-TV-Z]{8}$/)
  })

  it('are read with any spaces, hyphens or case, and with look-alike letters', () => {
    fc.assert(
      fc.property(someNumber, (number) => {
        expect(readNumber(numberInGroups(number))).toBe(number)
        expect(readNumber(` ${number.toLowerCase().replace(/(.{3})/g, '$1-')} `)).toBe(number)
        expect(readNumber(number.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(number)
      }),
    )
  })

  it('keep the letters of every state, as in Kerala, Odisha or Uttar Pradesh', () => {
    for (const state of ['KL', 'OD', 'UP', 'PB']) {
      const number = numberFrom(state, 2026, randomBytes(8))
      expect(number.slice(0, 4)).toBe(`${state}26`)
      expect(readNumber(number.toLowerCase())).toBe(number)
    }
  })

  it('are refused with any one wrong character', () => {
    fc.assert(
      fc.property(someNumber, fc.nat(11), fc.nat(31), (number, place, replacement) => {
        const wrong = number.slice(0, place) + ALPHABET[replacement] + number.slice(place + 1)
        expect(readNumber(wrong)).toBe(wrong === number ? number : null)
      }),
    )
  })

  it('are refused when they are something else', () => {
    for (const typed of ['', 'KA26', '9900000001', 'KA26 H7K3 M9Q', 'ದೂರು ಸಂಖ್ಯೆ', 'KA26H7K3M9Q2X']) {
      expect(readNumber(typed)).toBeNull()
    }
  })
})
