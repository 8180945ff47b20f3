import type { Context } from 'hono'
import { takeFrom } from '../../db/queries/allowance'
import { DAY, INDIA_OFFSET, MINUTE } from '../../workflows/calendar'
import { clientAddress } from '../address'
import type { Env } from '../route'
import { signatureOf } from '../signature'

/**
 * What one network address may do. Generous: a mobile operator puts thousands of people behind one address. Whoever
 * guesses numbers or fills the disk needs far more.
 */
const LIMITS = {
  /** Numbers that do not exist: 200 of some 34 thousand million. */
  'wrong-numbers': { limit: 200, period: 10 * MINUTE },
  /** Codes and checks of papers that the portal has not issued: 200 of a million million. */
  'wrong-papers': { limit: 200, period: 10 * MINUTE },
  /** Papers made: each takes a processor some hundredths of a second. */
  papers: { limit: 600, period: 60 * MINUTE },
  /** Forms of citizens with files in, signed in or not: the files stay where the form has to be mended. */
  uploads: { limit: 600, period: 60 * MINUTE },
  /** Forms with files in, of anybody: each is read into memory. */
  'heavy-forms': { limit: 1_200, period: 60 * MINUTE },
  /** People without a name: each begins with a form. */
  unnamed: { limit: 200, period: 60 * MINUTE },
  /** Codes of people without a name, right or wrong: of 80 bits none is guessed. */
  'wrong-codes': { limit: 200, period: 10 * MINUTE },
  drafts: { limit: 2_000, period: 60 * MINUTE },
  /** What people say of the site: somebody reads each. */
  'site-feedback': { limit: 60, period: 60 * MINUTE },
}

/** Acts of one citizen in a day: far more than anybody needs, far less than would bury an office. */
const ACTS_A_DAY = 50

/** Takes one from today's acts. The sentence for a citizen who has none left; null where this one may be done. */
export async function actsSpent(c: Context<Env>, citizen: string): Promise<string | null> {
  const { db, now, portal } = c.var.deps
  const acts = { key: `acts:${citizen}`, limit: ACTS_A_DAY, period: DAY }
  // Days are those of India: whoever is told to come back tomorrow can.
  const left = await takeFrom(db, acts, now() + INDIA_OFFSET)
  return left ? null : c.var.t('errors.acts-spent', { most: ACTS_A_DAY, helpline: portal.helpline })
}

/** Takes one from the allowance of this address. False when nothing is left for now. */
export async function mayStill(c: Context<Env>, what: keyof typeof LIMITS): Promise<boolean> {
  const { db, config, now } = c.var.deps
  const address = signatureOf(config.SECRET, what, clientAddress(c))
  return takeFrom(db, { key: `${what}:${address}`, ...LIMITS[what] }, now())
}
