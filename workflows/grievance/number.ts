import type { CaseNumber } from './types'

/** Crockford's base32: no I, L, O or U, so that nothing is misread on paper or over the telephone. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_CHARACTERS = 7
const LENGTH = 12

/**
 * Makes a grievance number: state, year, seven random characters, check character, as in `KA26H7K3M9Q2`. Random, so
 * that a number tells neither how many there are nor what the next one is.
 * @param stateCode two letters, such as `KA`
 * @param random at least seven random bytes; five bits of each are used
 */
export function numberFrom(stateCode: string, year: number, random: Uint8Array): CaseNumber {
  const drawn = [...random.slice(0, RANDOM_CHARACTERS)].map((byte) => ALPHABET[byte & 31]).join('')
  const body = `${stateCode}${String(year).slice(-2)}${drawn}`
  return body + checkCharacter(body)
}

/** Reads a number as people type it: any spaces, hyphens or case, O for 0, I or L for 1. Null where it cannot be one. */
export function readNumber(typed: string): CaseNumber | null {
  const capitals = typed.toUpperCase().replace(/[\s\-.]/g, '')
  // The state's code is letters as they stand, as in KL or OD; only behind it may an O be meant for a zero.
  const plain = capitals.slice(0, 2) + capitals.slice(2).replaceAll('O', '0').replace(/[IL]/g, '1')
  if (plain.length !== LENGTH || !/^[A-Z]{2}/.test(plain)) return null
  if ([...plain.slice(2)].some((character) => !ALPHABET.includes(character))) return null
  return checkCharacter(plain.slice(0, -1)) === plain.at(-1) ? plain : null
}

/** `KA26 H7K3 M9Q2`: as it is shown and read out. */
export const numberInGroups = (number: CaseNumber): string => number.replace(/(.{4})(?=.)/g, '$1 ')

/** I, L, O and U occur in codes of states only: they take the values of what they are mistaken for, U that of V. */
const valueOf = (character: string): number => {
  const value = ALPHABET.indexOf(character)
  return value >= 0 ? value : ALPHABET.indexOf({ I: '1', L: '1', O: '0', U: 'V' }[character] ?? '0')
}

/** Luhn's algorithm over 32 characters: finds any one wrong character and nearly all swapped neighbours. */
function checkCharacter(body: string): string {
  const size = ALPHABET.length
  const sum = [...body].reduceRight((total, character, index) => {
    const doubled = valueOf(character) * ((body.length - index) % 2 === 1 ? 2 : 1)
    return total + Math.floor(doubled / size) + (doubled % size)
  }, 0)
  return ALPHABET[(size - (sum % size)) % size] as string
}
