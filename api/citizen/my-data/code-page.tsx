import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { nextCodeAt } from '../../../db/queries/one-time-password'
import { OwnCode } from '../../../views/citizen/my-data/code'
import { page } from '../../answer'
import { SENT_STATUS, sendOwnCode, spokenTime, whyNot } from '../../code-sending'
import { endOfMobile } from '../../mobile'
import { paths } from '../../paths'
import type { Env } from '../../route'

/** A code that is awaited on a page of own data. */
export interface Awaited {
  what: 'old-mobile' | 'new-mobile' | 'email'
  /** The number or the mailbox. */
  to: string
  /** Where one begins again. */
  again: { href: string; words: string }
}

/** @param fault what is to be mended, or why no other code went out */
export async function codePage(
  c: Context<Env>,
  { what, to, again }: Awaited,
  fault: string | null = null,
  status: 200 | 422 | 429 | 503 = 200,
) {
  const { t, deps } = c.var
  const nextAt = await nextCodeAt(deps.db, { mobile: to, purpose: what }, deps.now())
  const view = (
    <OwnCode
      t={t}
      what={what}
      to={what === 'email' ? to : endOfMobile(to)}
      faults={fault ? { code: fault } : {}}
      idempotencyKey={randomUUID()}
      nextAt={nextAt > deps.now() ? spokenTime(c, nextAt) : null}
      links={{ again, back: paths.myData(), outbox: deps.config.production ? null : paths.outbox() }}
    />
  )
  return page(c, { title: t(`my-data.code.${what}.title`), status }, view)
}

/** The page with the fault of a code that was tried. */
export const wrongCode = (c: Context<Env>, awaited: Awaited, fault: 'six-digits' | 'wrong' | 'over') =>
  codePage(c, awaited, c.var.t(`my-data.code.${fault}`), 422)

/**
 * Sends another code and keeps its id; the page of the same step follows.
 * @param keep puts the new id into the ticket
 */
export async function sendAgain(
  c: Context<Env>,
  awaited: Awaited,
  keep: (code: string) => void,
): Promise<Response> {
  const sent = await sendOwnCode(c, awaited.what, awaited.to)
  if (sent.outcome === 'sent') keep(sent.code)
  if (sent.outcome === 'sent' || sent.outcome === 'waits') return c.redirect(c.req.path, 303)
  const why =
    sent.outcome === 'not-sent' && awaited.what === 'email'
      ? c.var.t('my-data.code.not-mailed')
      : whyNot(c, sent)
  return codePage(c, awaited, why, SENT_STATUS[sent.outcome])
}
