import { ALPHABET } from '../workflows/grievance/number'

/** What was typed in Crockford's base32, as it is meant: any spaces, hyphens or case, O for 0, I or L for 1. */
export const asMeant = (typed: string): string =>
  withoutSpaces(typed).replaceAll('O', '0').replace(/[IL]/g, '1')

/** In capitals, without what people put between groups. */
export const withoutSpaces = (typed: string): string => typed.toUpperCase().replace(/[\s\-.]/g, '')

/** Whether it is so many characters of the alphabet, and no others. */
export const isCode = (text: string, length: number): boolean =>
  text.length === length && [...text].every((character) => ALPHABET.includes(character))
