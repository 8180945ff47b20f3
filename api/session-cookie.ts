import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Config } from '../config'
import { createSession, endSession, SESSION_LIFE, type Realm } from '../db/queries/session'
import type { Device } from '../db/schema/session'
import type { Env } from './route'

/** `__Host-` binds the cookie to this very host and to https; on plain http in development browsers refuse it. */
const nameFor = (config: Config): string => (config.production ? '__Host-session' : 'session')

/** Lax, so that a link in an SMS opens the case of somebody who is signed in. */
const attributes = (config: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: config.production }) as const

export const sessionToken = (c: Context<Env>): string | undefined => getCookie(c, nameFor(c.var.deps.config))

/** Signs in with a new session; the one that the browser had before is over. */
export async function openSession(c: Context<Env>, realm: Realm, person: string): Promise<void> {
  const { db, config, now } = c.var.deps
  const before = sessionToken(c)
  if (before) await endSession(db, before)
  const token = await createSession(db, realm, person, now(), deviceOf(c.req.header('user-agent') ?? ''))
  // An officer's cookie goes with the browser window.
  const maxAge = realm === 'citizen' ? { maxAge: SESSION_LIFE.citizen.longest / 1000 } : {}
  setCookie(c, nameFor(config), token, { ...attributes(config), ...maxAge })
}

/** Signs out. */
export async function closeSession(c: Context<Env>): Promise<void> {
  const { db, config } = c.var.deps
  const token = sessionToken(c)
  if (token) await endSession(db, token)
  deleteCookie(c, nameFor(config), { path: '/', secure: config.production })
}

/** As a person would name it; iPads say that they are a Mac. What is kept tells nobody which model or version it is. */
function deviceOf(agent: string): Device | null {
  if (/android/i.test(agent)) return 'android'
  if (/iphone|ipad/i.test(agent)) return 'iphone'
  if (/windows/i.test(agent)) return 'windows'
  if (/macintosh/i.test(agent)) return 'mac'
  return /linux|cros/i.test(agent) ? 'linux' : null
}
