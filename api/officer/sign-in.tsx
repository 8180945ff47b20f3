import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { takeFrom } from '../../db/queries/allowance'
import {
  authenticatorSecretOf,
  enrolAuthenticator,
  officerById,
  officerByMobile,
  resealAuthenticator,
  useAuthenticatorStep,
} from '../../db/queries/person'
import type { Faults } from '../../views/components/field'
import { Authenticator, Enrolment } from '../../views/sign-in/authenticator'
import { notFound, page } from '../answer'
import {
  authenticatorLink,
  authenticatorPicture,
  authenticatorStep,
  newAuthenticatorSecret,
  openSecret,
  sealSecret,
} from '../authenticator'
import { digitsOf } from '../code-sending'
import { codePage, mobilePage, takeCode, takeMobile } from '../code-step'
import { anyone } from '../middleware/guards'
import { ownPath, paths } from '../paths'
import type { Env, Route } from '../route'
import { openSession } from '../session-cookie'
import { dropTicket, giveTicket, readTicket } from '../ticket'

/** Five codes of the app in ten minutes: a million forms cannot be guessed at that pace. */
const APP_TRIES = { limit: 5, period: 10 * 60_000 }

async function showMobile(c: Context<Env>) {
  if (c.var.reader?.realm === 'officer') return c.redirect(afterwards(ownPath(c.req.query('next'))), 303)
  return mobilePage(c, 'officer')
}

const afterwards = (next: string): string => (next === paths.home() ? paths.work() : next)

/** The SMS has proved the number. It opens nothing yet: the app is asked next, or bound the first time. */
async function takeOfficersCode(c: Context<Env>) {
  const taken = await takeCode(c, 'officer')
  if ('answer' in taken) return taken.answer
  const { mobile, next } = taken.proved
  const officer = await officerByMobile(c.var.deps.db, mobile)
  if (!officer) return c.redirect(paths.officerSignIn(), 303)
  if (officer.secret) {
    giveTicket(c, { step: 'authenticator', officer: officer.id, next })
    return c.redirect(paths.authenticator(), 303)
  }
  giveTicket(c, { step: 'enrol', officer: officer.id, secret: newAuthenticatorSecret(), next })
  return c.redirect(paths.enrolment(), 303)
}

async function authenticatorPage(c: Context<Env>, faults: Faults = {}) {
  const { t } = c.var
  if (!readTicket(c, 'authenticator')) return c.redirect(paths.officerSignIn(), 303)
  const form = { t, faults, idempotencyKey: randomUUID(), startAgain: paths.officerSignIn() }
  return page(c, { title: t('sign-in.app.title'), status: statusOf(faults) }, <Authenticator {...form} />)
}

const statusOf = (faults: Faults) => (Object.keys(faults).length > 0 ? 422 : 200)

async function takeAppCode(c: Context<Env>) {
  const ticket = readTicket(c, 'authenticator')
  if (!ticket) return c.redirect(paths.officerSignIn(), 303)
  const { db, config } = c.var.deps
  const sealed = await authenticatorSecretOf(db, ticket.officer)
  const opened = sealed ? openSecret(config.secrets, sealed) : null
  const step = opened && (await stepOfForm(c, ticket.officer, opened.secret))
  if (step === null || !(await useAuthenticatorStep(db, ticket.officer, step)))
    return authenticatorPage(c, { code: c.var.t('sign-in.app.wrong') })
  if (sealed && opened?.key !== config.SECRET)
    await resealAuthenticator(db, ticket.officer, sealed, sealSecret(config.SECRET, opened!.secret))
  return enter(c, ticket.officer, ticket.next)
}

/** The time step of the code in the form, or null when it is wrong or there were too many tries. */
async function stepOfForm(c: Context<Env>, officer: string, secret: string): Promise<number | null> {
  const { db, now, clock } = c.var.deps
  if (!(await takeFrom(db, { key: `authenticator:${officer}`, ...APP_TRIES }, now()))) return null
  const code = digitsOf((await c.req.parseBody()).code)
  // A telephone knows nothing of a demonstration's time.
  const realTime = now() - (clock?.ahead() ?? 0)
  return /^\d{6}$/.test(code) ? authenticatorStep(secret, code, realTime) : null
}

async function enrolmentPage(c: Context<Env>, faults: Faults = {}) {
  const { t, deps } = c.var
  const ticket = readTicket(c, 'enrol')
  const officer = ticket && (await officerById(deps.db, ticket.officer))
  if (!officer) return c.redirect(paths.officerSignIn(), 303)
  const form = {
    ...{ t, faults, idempotencyKey: randomUUID(), startAgain: paths.officerSignIn() },
    ...{
      picture: paths.enrolmentPicture(),
      secret: ticket.secret,
      appLink: authenticatorLink(ticket.secret, officer.name),
    },
  }
  return page(c, { title: t('sign-in.enrol.title'), status: statusOf(faults) }, <Enrolment {...form} />)
}

/** The QR code: only for the browser that holds the ticket, and never kept. */
async function showPicture(c: Context<Env>) {
  const ticket = readTicket(c, 'enrol')
  const officer = ticket && (await officerById(c.var.deps.db, ticket.officer))
  if (!officer) return notFound(c)
  const picture = await authenticatorPicture(ticket.secret, officer.name)
  return c.body(picture, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' })
}

async function enrol(c: Context<Env>) {
  const ticket = readTicket(c, 'enrol')
  if (!ticket) return c.redirect(paths.officerSignIn(), 303)
  const { officer, secret, next } = ticket
  const step = await stepOfForm(c, officer, secret)
  if (step === null) return enrolmentPage(c, { code: c.var.t('sign-in.app.wrong') })
  // Somebody has enrolled in the meantime: that app counts, and this one opens nothing.
  const { db, config } = c.var.deps
  if (!(await enrolAuthenticator(db, officer, sealSecret(config.SECRET, secret), step)))
    return c.redirect(paths.officerSignIn(), 303)
  return enter(c, officer, next)
}

async function enter(c: Context<Env>, officer: string, next: string) {
  await openSession(c, 'officer', officer)
  dropTicket(c)
  return c.redirect(afterwards(next), 303)
}

export const routes: Route[] = [
  { method: 'get', path: paths.officerSignIn(), guard: anyone, handle: showMobile },
  { method: 'post', path: paths.officerSignIn(), guard: anyone, handle: (c) => takeMobile(c, 'officer') },
  { method: 'get', path: paths.officerSignInCode(), guard: anyone, handle: (c) => codePage(c, 'officer') },
  { method: 'post', path: paths.officerSignInCode(), guard: anyone, handle: takeOfficersCode },
  { method: 'get', path: paths.authenticator(), guard: anyone, handle: (c) => authenticatorPage(c) },
  { method: 'post', path: paths.authenticator(), guard: anyone, handle: takeAppCode },
  { method: 'get', path: paths.enrolment(), guard: anyone, handle: (c) => enrolmentPage(c) },
  { method: 'get', path: paths.enrolmentPicture(), guard: anyone, handle: showPicture },
  { method: 'post', path: paths.enrolment(), guard: anyone, handle: enrol },
]
