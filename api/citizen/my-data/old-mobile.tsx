import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { NamedPerson } from '../../../db/queries/own-person'
import { MobileStart } from '../../../views/citizen/my-data/mobile'
import { notFound, page } from '../../answer'
import { faultOfCode, SENT_STATUS, sendOwnCode, whyNot } from '../../code-sending'
import { citizen } from '../../middleware/guards'
import { endOfMobile } from '../../mobile'
import { paths } from '../../paths'
import type { Env, Route } from '../../route'
import { giveTicket, readTicket, type TicketAt } from '../../ticket'
import { codePage, sendAgain, wrongCode, type Awaited } from './code-page'
import { citizenOf, namedPerson } from './own'

/** Where this citizen is in the journey, so that a browser that was closed goes on there; null at its beginning. */
function under(c: Context<Env>): string | null {
  const { id } = citizenOf(c)
  if (readTicket(c, 'old-mobile')?.citizen === id) return paths.oldMobileCode()
  if (readTicket(c, 'new-mobile')?.citizen === id) return paths.newMobile()
  return readTicket(c, 'new-mobile-code')?.citizen === id ? paths.newMobileCode() : null
}

async function start(c: Context<Env>) {
  const person = await namedPerson(c)
  if (!person) return notFound(c)
  const goOn = c.req.query('again') === 'yes' ? null : under(c)
  return goOn ? c.redirect(goOn, 303) : startPage(c, person)
}

function startPage(
  c: Context<Env>,
  { mobile }: NamedPerson,
  fault: string | null = null,
  status: 200 | 429 | 503 = 200,
) {
  const { t } = c.var
  const links = { back: paths.myData(), follow: paths.track() }
  const view = (
    <MobileStart {...{ t, fault, links }} ending={endOfMobile(mobile)} idempotencyKey={randomUUID()} />
  )
  return page(c, { title: t('my-data.mobile.title'), status }, view)
}

/** The first code goes to the number as it is: who only finds a browser signed in goes no further. */
async function sendToOld(c: Context<Env>) {
  const person = await namedPerson(c)
  if (!person) return notFound(c)
  const { id, mobile } = person
  const sent = await sendOwnCode(c, 'old-mobile', mobile)
  const before = ticketOf(c)
  const waiting = sent.outcome === 'waits' && before?.mobile === mobile && before.code
  const code = sent.outcome === 'sent' ? sent.code : waiting
  if (!code) return startPage(c, person, whyNot(c, sent), SENT_STATUS[sent.outcome] as 429 | 503)
  giveTicket(c, { step: 'old-mobile', citizen: id, mobile, code })
  return c.redirect(paths.oldMobileCode(), 303)
}

function ticketOf(c: Context<Env>): TicketAt<'old-mobile'> | null {
  const ticket = readTicket(c, 'old-mobile')
  return ticket?.citizen === citizenOf(c).id ? ticket : null
}

const awaitedIn = ({ mobile }: TicketAt<'old-mobile'>): Awaited => ({
  what: 'old-mobile',
  to: mobile,
  again: { href: paths.anotherMobile({ again: 'yes' }), words: 'sign-in.start-again' },
})

function showCode(c: Context<Env>) {
  const ticket = ticketOf(c)
  return ticket ? codePage(c, awaitedIn(ticket)) : c.redirect(paths.anotherMobile(), 303)
}

async function takeCode(c: Context<Env>) {
  const ticket = ticketOf(c)
  if (!ticket) return c.redirect(paths.anotherMobile(), 303)
  const { again, code } = await c.req.parseBody()
  if (again) return sendAgain(c, awaitedIn(ticket), (id) => giveTicket(c, { ...ticket, code: id }))
  const { citizen: id, mobile } = ticket
  const fault = await faultOfCode(c, { id: ticket.code, mobile, purpose: 'old-mobile' }, code)
  if (fault) return wrongCode(c, awaitedIn(ticket), fault)
  giveTicket(c, { step: 'new-mobile', citizen: id, from: mobile })
  return c.redirect(paths.newMobile(), 303)
}

export const routes: Route[] = [
  { method: 'get', path: paths.anotherMobile(), guard: citizen, handle: start },
  { method: 'post', path: paths.anotherMobile(), guard: citizen, handle: sendToOld },
  { method: 'get', path: paths.oldMobileCode(), guard: citizen, handle: showCode },
  { method: 'post', path: paths.oldMobileCode(), guard: citizen, handle: takeCode },
]
