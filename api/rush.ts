import type { Context } from 'hono'
import { takeFrom } from '../db/queries/allowance'
import { codesOfTheMoment } from '../db/queries/one-time-password'
import { DAY, MINUTE } from '../workflows/calendar'
import { newSum, solvedSum, type Sum } from './proof-of-work'
import type { Env } from './route'

/** Without a script no sum is solved: so many a minute come through all the same, from everybody together. */
const WITHOUT_PROOF = { key: 'one-time-passwords:without-proof', limit: 30, period: MINUTE }

/**
 * The sum to be solved before another code goes out, while far more are asked for than people ask for (OTP_RUSH).
 * Null at all other times, when nobody is asked for anything.
 */
export async function sumForCode(c: Context<Env>): Promise<Sum | null> {
  const { config, now } = c.var.deps
  return (await isRush(c)) ? newSum(config.SECRET, now()) : null
}

async function isRush(c: Context<Env>): Promise<boolean> {
  const { db, config, now } = c.var.deps
  return (await codesOfTheMoment(db, now())) >= config.OTP_RUSH
}

/** Whether this form may ask for a code: nobody rushes, or its sum is solved, once, or some may come without. */
export async function letThrough(c: Context<Env>, answer: unknown): Promise<boolean> {
  if (!(await isRush(c))) return true
  const { db, config, now } = c.var.deps
  const salt = await solvedSum(answer, config.secrets, now())
  if (salt && (await takeFrom(db, { key: `proof-of-work:${salt}`, limit: 1, period: DAY }, now())))
    return true
  return takeFrom(db, WITHOUT_PROOF, now())
}
