import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { and, count, eq, gt, gte, max, min, sql } from 'drizzle-orm'
import type { Database, Queryable, Transaction } from '../client'
import { allowances } from '../schema/allowance'
import { oneTimePasswords } from '../schema/session'
import { takeFrom } from './allowance'

export type Purpose = (typeof oneTimePasswords.$inferSelect)['purpose']

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A code opens the door within 10 minutes, once, and dies after 5 wrong tries. */
export const CODE_LIFE = 10 * MINUTE
export const CODE_TRIES = 5
/** Wait after the first, second, third and fourth code of an hour; the fifth is the last. */
export const RESEND_AFTER = [1 * MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE]
const ADDRESS_LIMIT = 25
const ADDRESS_PERIOD = 5 * MINUTE

interface CodeRequest {
  /** A mobile number; a mailbox for the purpose `email`. */
  mobile: string
  purpose: Purpose
  /** Network address of the browser. Kept as a keyed hash. */
  address: string
  /**
   * No SMS will go out: somebody tries the officers' door with a number of no officer. The answer and its time are
   * those of a real code; nothing is taken from the ceiling of the day.
   */
  decoy?: boolean
}

export interface CodeSettings {
  secret: string
  /** Ceiling of codes a day for this purpose over all numbers, against toll fraud. */
  dailyLimit: number
  now: number
}

export type Issued =
  | { ok: true; id: string; code: string; nextAt: number }
  | { ok: false; reason: 'too-soon' | 'too-many'; nextAt: number }

/**
 * Makes a code for a mobile number, or says from when on there may be one. The code itself is nowhere but in the
 * answer. Earlier ones go on working where they were asked for: else anybody could put an end to another's code.
 */
export async function issueCode(db: Database, request: CodeRequest, settings: CodeSettings): Promise<Issued> {
  const { now } = settings
  const address = `address:${keyedHash(settings.secret, 'address', request.address)}`
  if (!(await takeFrom(db, { key: address, limit: ADDRESS_LIMIT, period: ADDRESS_PERIOD }, now)))
    return { ok: false, reason: 'too-many', nextAt: endOfPeriod(now, ADDRESS_PERIOD) }
  return db.transaction(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtext(${`code ${request.purpose} ${request.mobile}`}))`,
    )
    const { allowedAt, nextWait, reason } = await ladder(tx, request, now)
    if (now < allowedAt) return { ok: false, reason, nextAt: allowedAt }
    const perDay = { key: keyOfDay(request.purpose), limit: settings.dailyLimit, period: DAY }
    if (!(await takeFrom(tx, perDay, now, request.decoy ? 0 : 1)))
      return { ok: false, reason: 'too-many', nextAt: endOfPeriod(now, DAY) }
    if (request.purpose === 'citizen-sign-in') await takeFrom(tx, OF_THE_MOMENT, now)
    return { ok: true, ...(await insertCode(tx, request, settings)), nextAt: now + nextWait }
  })
}

/** Codes that change a number cost the same money as those that sign in, and come under the same ceiling. */
const keyOfDay = (purpose: Purpose): string =>
  `one-time-passwords:${purpose === 'old-mobile' || purpose === 'new-mobile' ? 'citizen-sign-in' : purpose}`

/** Under which keys, and from which instant on, the codes of today are counted at the doors that have a ceiling. */
export const codesOfTheDay = (now: number) => ({
  keys: {
    'citizen-sign-in': keyOfDay('citizen-sign-in'),
    'officer-sign-in': keyOfDay('officer-sign-in'),
  },
  period: new Date(Math.floor(now / DAY) * DAY),
})

/** Codes to citizens are counted by themselves, so that a rush of them is seen while it lasts. */
const OF_THE_MOMENT = { key: 'one-time-passwords:moment', limit: Infinity, period: 5 * MINUTE }

/** Codes to citizens in the five minutes that run or in those before them, whichever were more. */
export async function codesOfTheMoment(db: Queryable, now: number): Promise<number> {
  const { key, period } = OF_THE_MOMENT
  const before = new Date((Math.floor(now / period) - 1) * period)
  const [most] = await db
    .select({ taken: max(allowances.taken) })
    .from(allowances)
    .where(and(eq(allowances.key, key), gte(allowances.period, before)))
  return most?.taken ?? 0
}

const endOfPeriod = (now: number, period: number): number => (Math.floor(now / period) + 1) * period

/** A number at one of the doors: what happens at one of them neither helps nor hinders at another. */
type Door = Pick<CodeRequest, 'mobile' | 'purpose'>

/** When the next code may go out, by those of the last hour; and how long the one after it must wait. */
async function ladder(tx: Transaction, { mobile, purpose }: Door, now: number) {
  const [sent] = await tx
    .select({
      codes: count(),
      last: max(oneTimePasswords.createdAt),
      first: min(oneTimePasswords.createdAt),
    })
    .from(oneTimePasswords)
    .where(
      and(
        eq(oneTimePasswords.mobile, mobile),
        eq(oneTimePasswords.purpose, purpose),
        gt(oneTimePasswords.createdAt, new Date(now - HOUR)),
      ),
    )
  const codes = sent?.codes ?? 0
  const first = sent?.first?.getTime() ?? now
  const nextWait = RESEND_AFTER[codes] ?? first + HOUR - now
  if (codes === 0) return { allowedAt: now, nextWait, reason: 'too-soon' as const }
  const wait = RESEND_AFTER[codes - 1]
  if (wait === undefined) return { allowedAt: first + HOUR, nextWait, reason: 'too-many' as const }
  return { allowedAt: (sent?.last?.getTime() ?? now) + wait, nextWait, reason: 'too-soon' as const }
}

async function insertCode(tx: Transaction, { mobile, purpose }: CodeRequest, { secret, now }: CodeSettings) {
  const id = randomUUID()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await tx.insert(oneTimePasswords).values({
    id,
    mobile,
    purpose,
    codeHash: keyedHash(secret, id, code),
    createdAt: new Date(now),
    expiresAt: new Date(now + CODE_LIFE),
  })
  return { id, code }
}

export type Redeemed = { ok: true } | { ok: false; reason: 'wrong' | 'over' }

/**
 * Tries a code. `over`: it cannot work any more, because its time or its tries are over or it was used, or there is
 * none with this id for this number and purpose. It may have been made under any of the secrets. The try is counted before it is judged, so that many tries at once are not better than one after the other.
 */
export async function redeemCode(
  db: Queryable,
  { id, mobile, purpose, code }: { id: string; mobile: string; purpose: Purpose; code: string },
  { secrets, now }: { secrets: readonly string[]; now: number },
): Promise<Redeemed> {
  return db.transaction(async (tx) => {
    const own = and(
      eq(oneTimePasswords.id, id),
      eq(oneTimePasswords.mobile, mobile),
      eq(oneTimePasswords.purpose, purpose),
    )
    const [sent] = await tx.select().from(oneTimePasswords).where(own).for('update')
    if (!sent || sent.usedAt || sent.expiresAt.getTime() <= now || sent.tries >= CODE_TRIES)
      return { ok: false, reason: 'over' }
    const right = secrets.some((secret) => equalHashes(sent.codeHash, keyedHash(secret, sent.id, code)))
    await tx
      .update(oneTimePasswords)
      .set({ tries: sent.tries + 1, ...(right ? { usedAt: new Date(now) } : {}) })
      .where(eq(oneTimePasswords.id, sent.id))
    if (right) return { ok: true }
    return { ok: false, reason: sent.tries + 1 >= CODE_TRIES ? 'over' : 'wrong' }
  })
}

/** When another code may be asked for; now, if at once. */
export async function nextCodeAt(db: Database, door: Door, now: number): Promise<number> {
  return db.transaction(async (tx) => Math.max(now, (await ladder(tx, door, now)).allowedAt))
}

/** Six digits have a million forms: without the key their hash would be as good as the code. */
function keyedHash(secret: string, subject: string, value: string): string {
  return createHmac('sha256', secret).update(`one-time-password\n${subject}\n${value}`).digest('hex')
}

const equalHashes = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'))
