import { findPhoneNumbersInText } from 'libphonenumber-js/max'
import { RUDE_WORDS } from './rude-words'

/** What a text tells that an officer does not need, or that helps nobody: shown before it is sent; sent once more it goes. */
export type Caution =
  | 'aadhaar-number'
  | 'card-number'
  | 'pan'
  | 'phone-number'
  | 'email-address'
  | 'rude-words'

/**
 * What the writer may want to take out before sending. Aadhaar and card numbers are told from other long numbers, such
 * as those of a pension or an electricity bill, by their check digits.
 */
export function cautionsIn(text: string): Caution[] {
  const plain = withLatinDigits(text)
  const groups = (plain.match(/(?<![\d-])\d(?:[ -]?\d){11,18}(?![\d-])/g) ?? []).map((one) =>
    one.replace(/\D/g, ''),
  )
  const found: [Caution, boolean][] = [
    ['aadhaar-number', groups.some(isAadhaar)],
    ['card-number', groups.some(isCard)],
    ['pan', /(?<![A-Z\d])[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z](?![A-Z\d])/i.test(plain)],
    ['phone-number', hasPhoneNumber(plain)],
    ['email-address', /(?<![^\s@])[^\s@]+@[^\s@]+\.[a-z]{2,}/i.test(plain)],
    ['rude-words', RUDE_WORDS.test(text)],
  ]
  return found.filter(([, is]) => is).map(([caution]) => caution)
}

/** Each script has its own ten digits, in one row of Unicode. */
const ZEROS = { Kannada: 0x0ce6, Devanagari: 0x0966, Gurmukhi: 0x0a66 }

const withLatinDigits = (text: string): string =>
  Object.values(ZEROS).reduce(
    (done, zero) =>
      done.replace(
        new RegExp(`[${String.fromCodePoint(zero)}-${String.fromCodePoint(zero + 9)}]`, 'g'),
        (digit) => String((digit.codePointAt(0) ?? zero) - zero),
      ),
    text,
  )

const hasPhoneNumber = (text: string): boolean =>
  findPhoneNumbersInText(text, 'IN').some(({ number }) => /^\+91[6-9]\d{9}$/.test(number.number))

/** Twelve digits that begin with none of 0 and 1, by the check of Verhoeff, as UIDAI gives them out. */
const isAadhaar = (digits: string): boolean => /^[2-9]\d{11}$/.test(digits) && verhoeffOf(digits) === 0

/** Products in the dihedral group of the pentagon, and the permutation that each place applies once more. */
const product = (a: number, b: number): number => {
  const turned = a < 5 ? (a % 5) + (b % 5) : (a % 5) - (b % 5)
  return ((turned + 5) % 5) + (a < 5 === b < 5 ? 0 : 5)
}
const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

const permuted = (digit: number, times: number): number =>
  times === 0 ? digit : permuted(PERMUTATION[digit] ?? 0, times - 1)

const verhoeffOf = (digits: string): number =>
  [...digits]
    .toReversed()
    .reduce((check, digit, place) => product(check, permuted(Number(digit), place % 8)), 0)

/** Thirteen to nineteen digits of the issuers there are, by the check of Luhn. */
function isCard(digits: string): boolean {
  if (!/^[3-6]\d{12,18}$/.test(digits)) return false
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
