import { pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { MINUTE } from '../workflows/calendar'
import { areEqual, signatureOf } from './signature'

/**
 * A sum that a telephone works on for some seconds, and a program that asks for a thousand codes for a thousand times
 * as long. Its answer is a number for which PBKDF2 of the number and the salt begins with so many zero bits: on average
 * one in `2 ** ZERO_BITS` does. Slow rounds rather than many quick ones: a browser is as quick at them as a program.
 */
export interface Sum {
  /** Names the sum; its last part is the instant until which it is taken. */
  salt: string
  /** Shows that the sum is ours. */
  signature: string
  rounds: number
  zeroBits: number
}

const PURPOSE = 'proof-of-work'
const ROUNDS = 10_000
const ZERO_BITS = 6
/** Long enough for a slow telephone, and for somebody who looks for their glasses. */
const LIFE = 20 * MINUTE

const derive = promisify(pbkdf2)

/** A new sum; it costs next to nothing to set. */
export function newSum(secret: string, now: number): Sum {
  const salt = `${randomBytes(12).toString('base64url')}.${(now + LIFE).toString(36)}`
  return { salt, signature: signatureOf(secret, PURPOSE, salt), rounds: ROUNDS, zeroBits: ZERO_BITS }
}

/** `salt:signature:number`, as views/static/proof.js writes it. */
const ANSWER = /^([\w-]{16}\.([0-9a-z]{1,10})):([\w-]{43}):(\d{1,7})$/

/** The salt of the sum that this answer solves; null where it solves none of ours, or too late. */
export async function solvedSum(answer: unknown, secrets: readonly string[], now: number) {
  const [, salt = '', until = '', signature = '', number = ''] =
    ANSWER.exec(typeof answer === 'string' ? answer : '') ?? []
  if (Number.parseInt(until, 36) <= now) return null
  // What is not ours is not worked on: else the proof would be the attack.
  if (!secrets.some((secret) => areEqual(signature, signatureOf(secret, PURPOSE, salt)))) return null
  const derived = await derive(number, salt, ROUNDS, 32, 'sha256')
  return zeroBitsOf(derived) >= ZERO_BITS ? salt : null
}

const zeroBitsOf = (bytes: Buffer): number => Math.clz32(bytes.readUInt32BE(0))
