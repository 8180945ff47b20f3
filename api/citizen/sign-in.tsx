import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { z } from 'zod'
import { citizenByMobile, registerCitizen } from '../../db/queries/person'
import type { Faults } from '../../views/components/field'
import { isLanguage } from '../../views/i18n'
import { RegistrationForm, type Registration } from '../../views/sign-in/register'
import { page } from '../answer'
import { codePage, mobilePage, takeCode, takeMobile } from '../code-step'
import { signedOut } from '../kept'
import { anyone } from '../middleware/guards'
import { ownPath, paths } from '../paths'
import type { Env, Route } from '../route'
import { closeSession, openSession } from '../session-cookie'
import { dropTicket, giveTicket, goalOf, readTicket } from '../ticket'
import { forgetDrafts } from './draft'
import { oneLine } from '../one-line'

async function showMobile(c: Context<Env>) {
  const again = c.req.query('again') === 'yes'
  if (c.var.reader?.realm === 'citizen' && !again)
    return c.redirect(afterwards(ownPath(c.req.query('next'))), 303)
  return mobilePage(c, 'citizen', { mobile: readTicket(c, 'mobile')?.mobile })
}

/** Where they were, else their grievances. */
const afterwards = (next: string): string => (next === paths.home() ? paths.grievances() : next)

async function takeCitizensCode(c: Context<Env>) {
  const taken = await takeCode(c, 'citizen')
  if ('answer' in taken) return taken.answer
  const { mobile, next } = taken.proved
  const citizen = await citizenByMobile(c.var.deps.db, mobile)
  if (citizen) return enter(c, citizen.id, next)
  giveTicket(c, { step: 'register', mobile, next })
  return c.redirect(paths.register(), 303)
}

async function enter(c: Context<Env>, citizen: string, next: string) {
  await openSession(c, 'citizen', citizen)
  dropTicket(c)
  return c.redirect(afterwards(next), 303)
}

function registrationPage(c: Context<Env>, values: Registration, faults: Faults = {}) {
  const { t } = c.var
  const form = { t, values, faults, idempotencyKey: randomUUID(), privacy: paths.privacy() }
  const status = Object.keys(faults).length > 0 ? 422 : 200
  return page(
    c,
    { title: t('sign-in.register.title'), status },
    <RegistrationForm languages={c.var.deps.portal.languages} {...form} />,
  )
}

function showRegistration(c: Context<Env>) {
  if (!readTicket(c, 'register')) return c.redirect(paths.signIn(goalOf(c)), 303)
  return registrationPage(c, { name: '', email: '', language: c.var.language })
}

async function register(c: Context<Env>) {
  const ticket = readTicket(c, 'register')
  // It lay open for longer than the proof of the number counts: whoever proves it anew in another tab sends it from here.
  if (!ticket) return signedOut(c, paths.signIn(goalOf(c)))
  const { name, email, language } = await c.req.parseBody()
  const values = { name: oneLine(name), email: oneLine(email), language: oneLine(language) }
  const faults = faultsOf(c, values)
  if (Object.keys(faults).length > 0) return registrationPage(c, values, faults)
  const person = { ...values, mobile: ticket.mobile, email: values.email || null }
  return enter(c, await registerCitizen(c.var.deps.db, person), ticket.next)
}

/** What is to be mended of a name, an email and a language. */
export function faultsOf(c: Context<Env>, { name, email, language }: Registration): Faults {
  const { t } = c.var
  return {
    ...(/\p{L}/u.test(name) && name.length <= 120 ? {} : { name: t('sign-in.register.name-needed') }),
    ...(isLanguage(language) ? {} : { language: t('sign-in.register.language-needed') }),
    ...(email === '' || z.email().safeParse(email).success
      ? {}
      : { email: t('sign-in.register.email-wrong') }),
  }
}

async function signOut(c: Context<Env>) {
  await closeSession(c)
  // On a shared computer the next person must not find what was being written.
  forgetDrafts(c)
  return c.redirect(paths.home(), 303)
}

export const routes: Route[] = [
  { method: 'get', path: paths.signIn(), guard: anyone, handle: showMobile },
  { method: 'post', path: paths.signIn(), guard: anyone, handle: (c) => takeMobile(c, 'citizen') },
  { method: 'get', path: paths.signInCode(), guard: anyone, handle: (c) => codePage(c, 'citizen') },
  { method: 'post', path: paths.signInCode(), guard: anyone, handle: takeCitizensCode },
  { method: 'get', path: paths.register(), guard: anyone, handle: showRegistration },
  { method: 'post', path: paths.register(), guard: anyone, handle: register },
  { method: 'post', path: paths.signOut(), guard: anyone, handle: signOut },
]
