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
  if (isDatabaseAway(error)) return away(c, error, 'PostgreSQL is away')
  if (isDiskAway(error)) return away(c, error, 'the disk takes no documents')
  c.var.deps.log.error({ id: c.var.requestId, fault: describeFault(error) }, 'a request failed')
  return troublePage(c, 'broken', await formToSendAgain(c))
}

/** Something that we need does not answer: a posted form comes back, to be sent again. */
async function away(c: Context<Env>, error: unknown, what: string) {
  c.var.deps.log.error({ id: c.var.requestId, fault: describeFault(error) }, what)
  c.header('Retry-After', '60')
  const form = await formToSendAgain(c)
  return form ? troublePage(c, 'away-kept', form) : troublePage(c, 'away')
}

/** What the operating system says of a disk that is full, broken, read-only or gone. */
const DISK_AWAY = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'ESTALE'])

const isDiskAway = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && DISK_AWAY.has(error.code)

/** Whatever failed, what a person wrote is not lost. Undefined where nothing was sent, or it could not be read. */
const formToSendAgain = async (c: Context<Env>) =>
  c.req.method === 'POST' ? keptForm(c).catch(() => undefined) : undefined
