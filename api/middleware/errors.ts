import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { isDatabaseAway } from '../../db/away'
import { troublePage } from '../answer'
import { describeFault } from '../fault'
import { keptForm } from '../kept'
import type { Env } from '../route'

/** Every failure becomes a page that a person can act on; bugs go to the log under the reference that it shows. */
export const errors: ErrorHandler<Env> = async (error, c) => {
  if (error instanceof HTTPException && error.status === 403) return troublePage(c, 'foreign-form')
  if (error instanceof HTTPException && error.status === 404) return troublePage(c, 'not-found')
  if (isDatabaseAway(error)) return databaseAway(c, error)
  c.var.deps.log.error({ id: c.var.requestId, fault: describeFault(error) }, 'a request failed')
  return troublePage(c, 'broken')
}

/** PostgreSQL does not answer: a posted form comes back, to be sent again. */
async function databaseAway(c: Context<Env>, error: unknown) {
  c.var.deps.log.error({ id: c.var.requestId, fault: describeFault(error) }, 'PostgreSQL is away')
  c.header('Retry-After', '60')
  if (c.req.method !== 'POST') return troublePage(c, 'away')
  return troublePage(c, 'away-kept', await keptForm(c))
}
