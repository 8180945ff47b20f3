import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { MINUTE } from '../workflows/calendar'
import { ownPath, paths } from './paths'
import type { Env } from './route'
import { areEqual, signatureOf } from './signature'

/**
 * How far somebody has come in signing in, or a citizen who is signed in in changing a number or an email. Nothing here
 * opens anything but the next step.
 */
const tickets = z.discriminatedUnion('step', [
  /**
   * A code is on its way to this number, asked for by this browser. `code` is its id: who only knows the number can
   * neither use the code of somebody else nor use up its tries.
   */
  z.object({
    step: z.literal('code'),
    realm: z.enum(['citizen', 'officer']),
    mobile: z.string(),
    code: z.string(),
    next: z.string(),
  }),
  /** A number that was typed where a grievance is followed: nothing is proved, it only need not be typed again. */
  z.object({ step: z.literal('mobile'), mobile: z.string() }),
  /** The number is the citizen's own; name and language are still missing. */
  z.object({ step: z.literal('register'), mobile: z.string(), next: z.string() }),
  /** The number is the officer's own; the authenticator app has not been asked yet. */
  z.object({ step: z.literal('authenticator'), officer: z.string(), next: z.string() }),
  /** The officer has no authenticator app yet; this secret is offered to it. */
  z.object({ step: z.literal('enrol'), officer: z.string(), secret: z.string(), next: z.string() }),
  /** A code is on its way to the number that this citizen wants to change. */
  z.object({ step: z.literal('old-mobile'), citizen: z.string(), mobile: z.string(), code: z.string() }),
  /** The old number is proved; the new one is still missing. */
  z.object({ step: z.literal('new-mobile'), citizen: z.string(), from: z.string() }),
  /** A code is on its way to the new number. */
  z.object({
    step: z.literal('new-mobile-code'),
    citizen: z.string(),
    from: z.string(),
    mobile: z.string(),
    code: z.string(),
  }),
  /** A code is on its way to this mailbox. */
  z.object({ step: z.literal('email'), citizen: z.string(), email: z.string(), code: z.string() }),
])
export type Ticket = z.infer<typeof tickets>
export type TicketAt<Step extends Ticket['step']> = Extract<Ticket, { step: Step }>

const COOKIE = 'sign-in'
const PURPOSE = 'sign-in-ticket'
/** A step may take as long as a code is valid; nobody is hurried who has proved the number and looks for words. */
const LIFE = 10 * MINUTE
const LONGER = 60 * MINUTE
const lifeOf = ({ step }: Ticket): number => (step === 'register' ? LONGER : LIFE)

/** Gives the browser a signed ticket for the next step, so that no mobile number stands in an address. */
export function giveTicket(c: Context<Env>, ticket: Ticket): void {
  const { config, now } = c.var.deps
  const body = Buffer.from(JSON.stringify({ ...ticket, until: now() + lifeOf(ticket) })).toString('base64url')
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: config.production,
    maxAge: LONGER / 1000,
  } as const
  setCookie(c, COOKIE, `${body}.${signatureOf(config.SECRET, PURPOSE, body)}`, options)
}

/** The ticket for this step, or null when there is none, it is not ours, or its time is over. */
export function readTicket<Step extends Ticket['step']>(c: Context<Env>, step: Step): TicketAt<Step> | null {
  const content = contentOf(c)
  if (!content || content.until <= c.var.deps.now()) return null
  // A ticket from before a change of these shapes is as if there were none.
  const { data: ticket } = tickets.safeParse(content)
  return ticket?.step === step ? (ticket as TicketAt<Step>) : null
}

/** Where somebody was going who signs in, also when the time of the ticket is over and it begins anew. */
export function goalOf(c: Context<Env>): string | undefined {
  const goal = ownPath(contentOf(c)?.next)
  return goal === paths.home() ? undefined : goal
}

/** What we have written on the ticket, however long ago. */
function contentOf(c: Context<Env>): { until: number; next?: string } | null {
  const [body = '', signed = ''] = (getCookie(c, COOKIE) ?? '').split('.')
  const { secrets } = c.var.deps.config
  if (!secrets.some((secret) => areEqual(signed, signatureOf(secret, PURPOSE, body)))) return null
  return JSON.parse(Buffer.from(body, 'base64url').toString())
}

export const dropTicket = (c: Context<Env>): void => void deleteCookie(c, COOKIE, { path: '/' })
