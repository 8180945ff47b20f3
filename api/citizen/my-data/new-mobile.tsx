import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { changeMobile } from '../../../db/queries/own-person'
import { MobileTaken, NewMobile } from '../../../views/citizen/my-data/mobile'
import type { Faults } from '../../../views/components/field'
import { page } from '../../answer'
import { faultOfCode, SENT_STATUS, sendOwnCode, whyNot } from '../../code-sending'
import { citizen } from '../../middleware/guards'
import { endOfMobile, readMobile } from '../../mobile'
import { paths } from '../../paths'
import type { Env, Route } from '../../route'
import { dropTicket, giveTicket, readTicket, type TicketAt } from '../../ticket'
import { codePage, sendAgain, wrongCode, type Awaited } from './code-page'
import { thisBrowser } from './overview'
import { citizenOf, ownPerson } from './own'

function numberPage(
  c: Context<Env>,
  mobile = '',
  fault: string | null = null,
  status: 200 | 422 | 429 | 503 = 200,
) {
  const { t } = c.var
  const faults: Faults = fault ? { mobile: fault } : {}
  const view = <NewMobile {...{ t, mobile, faults }} idempotencyKey={randomUUID()} back={paths.myData()} />
  return page(c, { title: t('my-data.mobile.new'), status }, view)
}

/** The old number, once it is proved; also while a code is on its way to a new one, which may have been mistyped. */
function provedOld(c: Context<Env>): string | null {
  const ticket = readTicket(c, 'new-mobile') ?? readTicket(c, 'new-mobile-code')
  return ticket?.citizen === citizenOf(c).id ? ticket.from : null
}

const showNumber = (c: Context<Env>) =>
  provedOld(c) ? numberPage(c) : c.redirect(paths.anotherMobile({ again: 'yes' }), 303)

/** A number of somebody else gets a code like any other: whose it is is told to nobody but who has it. */
async function takeNumber(c: Context<Env>) {
  const { t } = c.var
  const from = provedOld(c)
  if (!from) return c.redirect(paths.anotherMobile({ again: 'yes' }), 303)
  const written = (await c.req.parseBody()).mobile
  const typed = typeof written === 'string' ? written : ''
  const mobile = readMobile(typed)
  if (!mobile) return numberPage(c, typed, t('sign-in.not-a-mobile'), 422)
  if (mobile === from) return numberPage(c, typed, t('my-data.mobile.same'), 422)
  const sent = await sendOwnCode(c, 'new-mobile', mobile)
  const before = ticketOf(c)
  const waiting = sent.outcome === 'waits' && before?.mobile === mobile && before.code
  const code = sent.outcome === 'sent' ? sent.code : waiting
  if (!code) return numberPage(c, typed, whyNot(c, sent), SENT_STATUS[sent.outcome])
  giveTicket(c, { step: 'new-mobile-code', citizen: citizenOf(c).id, from, mobile, code })
  return c.redirect(paths.newMobileCode(), 303)
}

function ticketOf(c: Context<Env>): TicketAt<'new-mobile-code'> | null {
  const ticket = readTicket(c, 'new-mobile-code')
  return ticket?.citizen === citizenOf(c).id ? ticket : null
}

const awaitedIn = ({ mobile }: TicketAt<'new-mobile-code'>): Awaited => ({
  what: 'new-mobile',
  to: mobile,
  again: { href: paths.newMobile(), words: 'sign-in.change-number' },
})

function showCode(c: Context<Env>) {
  const ticket = ticketOf(c)
  return ticket ? codePage(c, awaitedIn(ticket)) : c.redirect(paths.anotherMobile(), 303)
}

/** The second code: code and change are one transaction, and the same form again finds the number changed. */
async function takeCode(c: Context<Env>) {
  const ticket = ticketOf(c)
  const done = paths.myData({ done: 'mobile' })
  if (!ticket) return c.redirect(paths.anotherMobile(), 303)
  if ((await ownPerson(c))?.mobile === ticket.mobile) return c.redirect(done, 303)
  const { again, code } = await c.req.parseBody()
  if (again) return sendAgain(c, awaitedIn(ticket), (id) => giveTicket(c, { ...ticket, code: id }))
  const became = await change(c, ticket, code)
  if (became.fault) {
    // Another request with the same form may have come through in this moment.
    if ((await ownPerson(c))?.mobile === ticket.mobile) return c.redirect(done, 303)
    return wrongCode(c, awaitedIn(ticket), became.fault)
  }
  dropTicket(c)
  if (became.outcome === 'taken') return takenPage(c, ticket)
  if (became.outcome === 'moved') return c.redirect(paths.anotherMobile(), 303)
  c.var.deps.sendAccountMessages()
  return c.redirect(done, 303)
}

function change(
  c: Context<Env>,
  { citizen: id, from, mobile, code }: TicketAt<'new-mobile-code'>,
  typed: unknown,
) {
  const { db, now } = c.var.deps
  return db.transaction(async (tx) => {
    const fault = await faultOfCode(c, { id: code, mobile, purpose: 'new-mobile' }, typed, tx)
    if (fault) return { fault, outcome: null }
    const wanted = { citizen: id, from, to: mobile, browser: thisBrowser(c), code, now: now() }
    return { fault: null, outcome: await changeMobile(tx, wanted) }
  })
}

/** The old number stays proved, so that another new one can be given at once. */
function takenPage(c: Context<Env>, { citizen: id, from, mobile }: TicketAt<'new-mobile-code'>) {
  const { t } = c.var
  giveTicket(c, { step: 'new-mobile', citizen: id, from })
  const ending = endOfMobile(mobile)
  const links = { again: paths.newMobile(), back: paths.myData() }
  const title = t('my-data.mobile.taken', { ending })
  return page(c, { title, status: 409 }, <MobileTaken {...{ t, ending, links }} />)
}

export const routes: Route[] = [
  { method: 'get', path: paths.newMobile(), guard: citizen, handle: showNumber },
  { method: 'post', path: paths.newMobile(), guard: citizen, handle: takeNumber },
  { method: 'get', path: paths.newMobileCode(), guard: citizen, handle: showCode },
  { method: 'post', path: paths.newMobileCode(), guard: citizen, handle: takeCode },
]
