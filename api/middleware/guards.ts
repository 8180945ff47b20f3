import { createMiddleware } from 'hono/factory'
import { chairsAny, looksOver } from '../../db/queries/remit'
import { forbidden, notFound } from '../answer'
import { signedOut } from '../kept'
import { ownPath, paths } from '../paths'
import type { Env, Guard } from '../route'

/** Public pages: signed in or not. */
export const anyone: Guard = { name: 'anyone', admits: () => 'admitted' }

export const citizen: Guard = {
  name: 'citizen',
  admits: (reader) => (reader?.realm === 'citizen' ? 'admitted' : 'citizen-sign-in'),
}

/** Whoever signs in at the officers' desk; what each may see of a case is for the queries to say. */
export const officer: Guard = {
  name: 'officer',
  admits: (reader) => (reader?.realm === 'officer' ? 'admitted' : 'officer-sign-in'),
}

export const callAgent: Guard = {
  name: 'call-agent',
  admits: (reader) => {
    if (reader?.realm !== 'officer') return 'officer-sign-in'
    return reader.roles.includes('call-agent') ? 'admitted' : 'forbidden'
  },
}

/** The state's own engineers: numbers and codes, never what a citizen wrote. */
export const operator: Guard = {
  name: 'operator',
  admits: (reader) => {
    if (reader?.realm !== 'officer') return 'officer-sign-in'
    return reader.roles.includes('operator') ? 'admitted' : 'forbidden'
  },
}

/** Heads of department, Deputy Commissioners, the State's own heads: of what, the pages ask the reader's remit. */
export const reviewer: Guard = {
  name: 'reviewer',
  admits: (reader) => {
    if (reader?.realm !== 'officer') return 'officer-sign-in'
    return looksOver(reader.remit) ? 'admitted' : 'forbidden'
  },
}

/** Whoever chairs the review committee of a district or of the State. */
export const committee: Guard = {
  name: 'committee',
  admits: (reader) => {
    if (reader?.realm !== 'officer') return 'officer-sign-in'
    return chairsAny(reader.remit) ? 'admitted' : 'forbidden'
  },
}

/** Keeps what the State lays down, such as its holidays. */
export const administrator: Guard = {
  name: 'administrator',
  admits: (reader) => {
    if (reader?.realm !== 'officer') return 'officer-sign-in'
    return reader.roles.includes('administrator') ? 'admitted' : 'forbidden'
  },
}

/** Hooks and open interfaces: no cookie counts there, so neither a session nor an Origin is looked at. */
export const outsideSystem: Guard = { name: 'outside-system', admits: () => 'admitted' }

/**
 * What is the same for everybody. No session is looked at, so that nothing of a person can be in the answer, which
 * telephones keep.
 */
export const impersonal: Guard = { name: 'impersonal', admits: () => 'admitted' }

/** Such routes are not even registered in production. */
export const developmentOnly: Guard = { name: 'development-only', admits: () => 'admitted' }

/**
 * Lets in whom the guard admits; sends the others to the right door. Whose session has ended while a form was being
 * filled in keeps what is in it.
 */
export const admit = (guard: Guard) =>
  createMiddleware<Env>(async (c, next) => {
    const admission = guard.admits(c.var.reader)
    if (admission === 'admitted') return next()
    if (admission === 'forbidden') return forbidden(c)
    if (admission === 'not-found') return notFound(c)
    const door = admission === 'citizen-sign-in' ? paths.signIn : paths.officerSignIn
    if (c.req.method === 'POST') return signedOut(c, door())
    // A page that looks at itself stays as it is: it would be lost for the door.
    if (c.req.header('HX-Request')) return c.body(null, 401)
    const { pathname, search } = new URL(c.req.url)
    return c.redirect(door(ownPath(pathname + search)), 303)
  })
