import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Context } from 'hono'
import { nextCodeAt, type Purpose } from '../db/queries/one-time-password'
import { officerByMobile } from '../db/queries/person'
import type { Realm } from '../db/queries/session'
import type { Faults } from '../views/components/field'
import { CodeForm } from '../views/sign-in/code'
import { MobileForm } from '../views/sign-in/mobile'
import { page } from './answer'
import { faultOfCode, issue, notIssued, SENT_STATUS, spokenTime, whyNot, type Sent } from './code-sending'
import { describeFault } from './fault'
import { endOfMobile, readMobile } from './mobile'
import { ownPath, paths } from './paths'
import type { CodeMessage, Env } from './route'
import { letThrough, sumForCode } from './rush'
import { giveTicket, goalOf, readTicket, type TicketAt } from './ticket'
import { mayStayUnnamed } from './unnamed'

/** The two first steps, a number and the code that was sent to it, are the same for citizens and officers. */
const PURPOSE: Record<Realm, Purpose> = { citizen: 'citizen-sign-in', officer: 'officer-sign-in' }
const FIRST = { citizen: paths.signIn, officer: paths.officerSignIn }
const SECOND = { citizen: paths.signInCode, officer: paths.officerSignInCode }

/** The form for the number as it was sent, and what is wrong with it. */
interface NumberForm {
  mobile?: string | undefined
  fault?: string
  status?: 200 | 422 | 429 | 503
  /** It goes off by itself once its sum is solved. */
  again?: boolean
}

/** Shows the form for the number. */
export async function mobilePage(c: Context<Env>, realm: Realm, sent: NumberForm = {}) {
  const { mobile = '', fault, status = 200, again = false } = sent
  const { t } = c.var
  const faults: Faults = fault ? { mobile: fault } : {}
  const sum = realm === 'citizen' ? await sumForCode(c) : null
  const other = realm === 'citizen' ? paths.officerSignIn() : paths.signIn()
  const unnamed = realm === 'citizen' ? waysUnnamed(c) : null
  const form = { t, realm, mobile, faults, idempotencyKey: randomUUID(), other, unnamed }
  return page(
    c,
    { title: t(`sign-in.${realm}.title`), status, scripts: sum ? ['proof'] : [] },
    <MobileForm {...form} sum={sum && { ...sum, again }} />,
  )
}

/** Ways of a citizen who names himself to nobody, where the state has them. */
function waysUnnamed(c: Context<Env>) {
  if (!mayStayUnnamed(c)) return null
  const files = ownPath(c.req.query('next')) === paths.newGrievanceStep('review')
  return {
    goOn: files && !c.var.reader ? paths.newGrievanceStep('without-name') : null,
    comeBack: paths.comeBack(),
  }
}

/** Sends a code to the number of the form and leads on to the second step. */
export async function takeMobile(c: Context<Env>, realm: Realm) {
  const { t } = c.var
  const { mobile: written, proof } = await c.req.parseBody()
  const typed = typeof written === 'string' ? written : ''
  const mobile = readMobile(typed)
  if (!mobile) return mobilePage(c, realm, { mobile: typed, fault: t('sign-in.not-a-mobile'), status: 422 })
  if (realm === 'citizen' && !(await letThrough(c, proof))) return notLetThrough(c, typed, !proof)
  const sent = await sendCode(c, realm, mobile)
  const code = sent.outcome === 'sent' ? sent.code : waitingFor(c, realm, mobile, sent)
  if (!code)
    return mobilePage(c, realm, { mobile: typed, fault: whyNot(c, sent), status: SENT_STATUS[sent.outcome] })
  giveTicket(c, { step: 'code', realm, mobile, code, next: ownPath(c.req.query('next')) })
  return c.redirect(SECOND[realm](), 303)
}

const notLetThrough = (c: Context<Env>, typed: string, again: boolean) => {
  const { t, deps } = c.var
  const fault = t('sign-in.rush.not-sent', { helpline: deps.portal.helpline })
  return mobilePage(c, 'citizen', { mobile: typed, fault, status: 429, again })
}

/** The code that went out a moment ago, where it was this very browser that asked for it. */
function waitingFor(c: Context<Env>, realm: Realm, mobile: string, { outcome }: Sent): string | null {
  const before = ticketFor(c, realm)
  return outcome === 'waits' && before?.mobile === mobile ? before.code : null
}

async function sendCode(c: Context<Env>, realm: Realm, mobile: string): Promise<Sent> {
  const { deps, language } = c.var
  const decoy = realm === 'officer' && !(await officerByMobile(deps.db, mobile))
  const { config } = deps
  const dailyLimit = realm === 'citizen' ? config.OTP_DAILY_LIMIT : config.OTP_OFFICER_DAILY_LIMIT
  const issued = await issue(c, { mobile, purpose: PURPOSE[realm], decoy }, dailyLimit)
  if (!issued.ok) return notIssued(issued)
  const { id, code } = issued
  const message = { id, mobile, code, language }
  if (realm === 'officer') {
    if (!decoy) sendAfterwards(c, message)
    return { outcome: 'sent', code: id }
  }
  return (await deps.sendCode(message)) ? { outcome: 'sent', code: id } : { outcome: 'not-sent' }
}

/** Nobody learns by answer or by its time whose number belongs to an officer: the SMS goes out after the answer. */
function sendAfterwards(c: Context<Env>, message: CodeMessage): void {
  const { deps, requestId } = c.var
  whenAnswered(c, () =>
    deps
      .sendCode(message)
      .catch((error: unknown) => deps.log.error({ id: requestId, fault: describeFault(error) })),
  )
}

/** Once the answer is out, or whoever asked has gone; at once where there is no connection, as in tests. */
function whenAnswered(c: Context<Env>, work: () => unknown): void {
  if (c.env && 'outgoing' in c.env) (c.env.outgoing as ServerResponse).once('close', work)
  else work()
}

/** Shows the form for the code, or leads back to the first step when there is none to wait for. */
export async function codePage(
  c: Context<Env>,
  realm: Realm,
  faults: Faults = {},
  status: 200 | 422 | 429 | 503 = 200,
) {
  const { t, deps } = c.var
  const ticket = ticketFor(c, realm)
  if (!ticket) return c.redirect(FIRST[realm](goalOf(c)), 303)
  const nextAt = await nextCodeAt(deps.db, { mobile: ticket.mobile, purpose: PURPOSE[realm] }, deps.now())
  const form = {
    ...{ t, realm, faults, ending: endOfMobile(ticket.mobile), idempotencyKey: randomUUID() },
    nextAt: nextAt > deps.now() ? spokenTime(c, nextAt) : null,
    changeNumber: FIRST[realm](ticket.next),
    outbox: deps.config.production ? null : paths.outbox(),
  }
  return page(c, { title: t('sign-in.code-title'), status }, <CodeForm {...form} />)
}

export function ticketFor(c: Context<Env>, realm: Realm): TicketAt<'code'> | null {
  const ticket = readTicket(c, 'code')
  return ticket?.realm === realm ? ticket : null
}

/** The number that the right code has proved to be the reader's own, or the answer to give instead. */
export async function takeCode(
  c: Context<Env>,
  realm: Realm,
): Promise<{ proved: TicketAt<'code'> } | { answer: Response }> {
  const ticket = ticketFor(c, realm)
  if (!ticket) return { answer: c.redirect(FIRST[realm](goalOf(c)), 303) }
  const body = await c.req.parseBody()
  if (body.again) return { answer: await sendAgain(c, realm, ticket) }
  const tried = { id: ticket.code, mobile: ticket.mobile, purpose: PURPOSE[realm] }
  const fault = await faultOfCode(c, tried, body.code)
  if (!fault) return { proved: ticket }
  return { answer: await codePage(c, realm, { code: c.var.t(`sign-in.code-${fault}`) }, 422) }
}

async function sendAgain(c: Context<Env>, realm: Realm, ticket: TicketAt<'code'>) {
  const sent = await sendCode(c, realm, ticket.mobile)
  if (sent.outcome === 'sent') giveTicket(c, { ...ticket, code: sent.code })
  if (sent.outcome === 'sent' || sent.outcome === 'waits') return c.redirect(SECOND[realm](), 303)
  return codePage(c, realm, { code: whyNot(c, sent) }, SENT_STATUS[sent.outcome])
}
