import type { Context } from 'hono'
import { confirmEmail } from '../../../db/queries/own-person'
import { faultOfCode } from '../../code-sending'
import { citizen } from '../../middleware/guards'
import { paths } from '../../paths'
import type { Env, Route } from '../../route'
import { dropTicket, giveTicket, readTicket, type TicketAt } from '../../ticket'
import { codePage, sendAgain, wrongCode, type Awaited } from './code-page'
import { citizenOf } from './own'

function ticketOf(c: Context<Env>): TicketAt<'email'> | null {
  const ticket = readTicket(c, 'email')
  return ticket?.citizen === citizenOf(c).id ? ticket : null
}

const awaitedIn = ({ email }: TicketAt<'email'>): Awaited => ({
  what: 'email',
  to: email,
  again: { href: paths.ownDetails(), words: 'my-data.code.email.again' },
})

function show(c: Context<Env>) {
  const ticket = ticketOf(c)
  return ticket ? codePage(c, awaitedIn(ticket)) : c.redirect(paths.ownDetails(), 303)
}

/** The code that was sent to a mailbox: from here on messages go there. */
async function confirm(c: Context<Env>) {
  const ticket = ticketOf(c)
  if (!ticket) return c.redirect(paths.ownDetails(), 303)
  const { again, code } = await c.req.parseBody()
  if (again) return sendAgain(c, awaitedIn(ticket), (id) => giveTicket(c, { ...ticket, code: id }))
  const { db } = c.var.deps
  const { email, citizen: id } = ticket
  // Together, so that no code is used up without its effect.
  const fault = await db.transaction(async (tx) => {
    const wrong = await faultOfCode(c, { id: ticket.code, mobile: email, purpose: 'email' }, code, tx)
    if (!wrong) await confirmEmail(tx, id, email)
    return wrong
  })
  if (fault) return wrongCode(c, awaitedIn(ticket), fault)
  dropTicket(c)
  return c.redirect(paths.myData({ done: 'email' }), 303)
}

export const routes: Route[] = [
  { method: 'get', path: paths.ownEmail(), guard: citizen, handle: show },
  { method: 'post', path: paths.ownEmail(), guard: citizen, handle: confirm },
]
