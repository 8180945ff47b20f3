import { createHash, createHmac } from 'node:crypto'
import { returnCodeHashOf } from '../db/queries/person'
import { ALPHABET } from '../workflows/grievance/number'
import { asMeant, isCode } from './crockford'
import type { Dependencies } from './route'

/** Sixteen characters of five bits: 80 bits, which nobody guesses over a network. */
const LENGTH = 16

/**
 * The code by which somebody who files without a name comes back. It is derived rather than drawn, so that its owner
 * can see it for as long as the browser is signed in although only its hash is kept.
 */
export function returnCode(secret: string, citizen: string): string {
  const digest = createHmac('sha256', secret).update(`return-code\n${citizen}`).digest()
  return [...digest.subarray(0, LENGTH)].map((byte) => ALPHABET[byte & 31]).join('')
}

export const returnCodeHash = (code: string): string => createHash('sha256').update(code).digest('hex')

/** Reads a code as people type it: any spaces, hyphens or case, O for 0, I or L for 1. Null where it cannot be one. */
export function readReturnCode(typed: string): string | null {
  const code = asMeant(typed)
  return isCode(code, LENGTH) ? code : null
}

/** The code of this citizen, to be shown; null for one who has a mobile number, or whose secret is forgotten. */
export async function ownReturnCode({ db, config }: Dependencies, citizen: string): Promise<string | null> {
  const hash = await returnCodeHashOf(db, citizen)
  const codes = config.secrets.map((secret) => returnCode(secret, citizen))
  return codes.find((code) => returnCodeHash(code) === hash) ?? null
}
