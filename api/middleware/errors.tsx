import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { isDatabaseAway } from '../../db/away'
import { KeptForm, type KeptField } from '../../views/components/kept-form'
import { troublePage } from '../answer'
import { describeFault } from '../fault'
import type { Env } from '../route'

/** Every failure becomes a page that a person can act on; bugs go to the log under the reference that it shows. */
export const errors: ErrorHandler<Env> = async (error, c) => {
  if (error instanceof HTTPException && error.status === 403) return troublePage(c, 'foreign-form')
  if (error instanceof HTTPException && error.status === 404) return troublePage(c, 'not-found')
  if (isDatabaseAway(error)) return databaseAway(c, error)
  c.var.deps.log.error({ id: c.var.requestId, fault: describeFault(error) }, 'a request failed')
  return troublePage(c, 'broken')
}

/**
 * PostgreSQL does not answer. Nothing a person wrote may be lost: a posted form comes back with all its fields,
 * its idempotency key among them, and one button that sends it again.
 */
async function databaseAway(c: Context<Env>, error: unknown) {
  c.var.deps.log.error({ id: c.var.requestId, fault: describeFault(error) }, 'PostgreSQL is away')
  c.header('Retry-After', '60')
  if (c.req.method !== 'POST') return troublePage(c, 'away')
  const fields = await keptFields(c)
  const { pathname, search } = new URL(c.req.url)
  return troublePage(c, 'away-kept', <KeptForm t={c.var.t} action={pathname + search} fields={fields} />)
}

async function keptFields(c: Context<Env>): Promise<KeptField[]> {
  const body = await c.req.parseBody({ all: true })
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((one) => (typeof one === 'string' ? { name, value: one } : { name, file: one.name })),
  )
}
