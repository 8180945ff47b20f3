import type { Context } from 'hono'
import { issueCode, redeemCode, type Issued, type Purpose } from '../db/queries/one-time-password'
import type { Queryable } from '../db/client'
import { time } from '../views/format'
import { clientAddress } from './address'
import type { Env } from './route'

/** What every door with a one-time code does alike. `waits`: a code went out a moment ago and is still good. */
export type Sent =
  | { outcome: 'sent'; code: string }
  | { outcome: 'waits' | 'too-many'; nextAt: number }
  | { outcome: 'not-sent' }

export const SENT_STATUS = { sent: 200, waits: 429, 'too-many': 429, 'not-sent': 503 } as const

/** Makes a code under the limits of its door. */
export function issue(
  c: Context<Env>,
  { mobile, purpose, decoy }: { mobile: string; purpose: Purpose; decoy?: boolean },
  dailyLimit: number,
): Promise<Issued> {
  const { config, now, db } = c.var.deps
  const request = { mobile, purpose, address: clientAddress(c), decoy }
  return issueCode(db, request, { secret: config.SECRET, dailyLimit, now: now() })
}

/** Why none went out, and when one may. */
export function notIssued({ reason, nextAt }: Extract<Issued, { ok: false }>): Sent {
  return { outcome: reason === 'too-soon' ? 'waits' : 'too-many', nextAt }
}

/** Sends a citizen who is signed in a code, to a number or to a mailbox. */
export async function sendOwnCode(
  c: Context<Env>,
  purpose: 'old-mobile' | 'new-mobile' | 'email',
  address: string,
): Promise<Sent> {
  const { deps, language } = c.var
  const issued = await issue(c, { mobile: address, purpose }, deps.config.OTP_DAILY_LIMIT)
  if (!issued.ok) return notIssued(issued)
  const { id, code } = issued
  const sent =
    purpose === 'email'
      ? await deps.mailCode({ id, email: address, code, language })
      : await deps.sendCode({ id, mobile: address, code, language })
  return sent ? { outcome: 'sent', code: id } : { outcome: 'not-sent' }
}

export function whyNot(c: Context<Env>, sent: Sent): string {
  const { t } = c.var
  if (!('nextAt' in sent)) return t('sign-in.not-sent')
  const at = spokenTime(c, sent.nextAt)
  return sent.outcome === 'waits'
    ? t('sign-in.asked-elsewhere', { time: at })
    : t('sign-in.too-many', { time: at })
}

/** Tries what was typed. Null where it was right, else why it was not. */
export async function faultOfCode(
  c: Context<Env>,
  sent: { id: string; mobile: string; purpose: Purpose },
  typed: unknown,
  db: Queryable = c.var.deps.db,
): Promise<'six-digits' | 'wrong' | 'over' | null> {
  const { deps } = c.var
  const code = digitsOf(typed)
  if (!/^\d{6}$/.test(code)) return 'six-digits'
  const redeemed = await redeemCode(db, { ...sent, code }, { secrets: deps.config.secrets, now: deps.now() })
  return redeemed.ok ? null : redeemed.reason
}

/** What was typed or pasted, without the blanks and hyphens that people and telephones put between. */
export const digitsOf = (written: unknown): string =>
  typeof written === 'string' ? written.replace(/[\s-]/g, '') : ''

/** Rounded up to the minute: whoever comes back at that time is not too early. */
export const spokenTime = (c: Context<Env>, at: number): string =>
  time(c.var.language, Math.ceil(at / 60_000) * 60_000)
