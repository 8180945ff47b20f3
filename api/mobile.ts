import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * An Indian mobile number as E.164, written in any of the usual ways: with 0, 91 or +91 before it, with spaces or
 * hyphens. Null for anything else. The pattern at the end is needed: the library passes 1234567890 as a landline.
 */
export function readMobile(written: unknown): string | null {
  if (typeof written !== 'string' || written.length > 40) return null
  const bare = written.replace(/[\s().-]/g, '')
  const number = parsePhoneNumberFromString(/^91\d{10}$/.test(bare) ? `+${bare}` : bare, 'IN')
  if (!number || number.country !== 'IN' || number.getType() !== 'MOBILE') return null
  return /^\+91[6-9]\d{9}$/.test(number.number) ? number.number : null
}

/** The last digits, enough for its owner to know it: `······ 0001`. */
export const endOfMobile = (mobile: string): string => mobile.slice(-4)
