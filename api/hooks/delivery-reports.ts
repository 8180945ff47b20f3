import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { recordDeliveryReport } from '../../db/queries/delivery-report'
import { notFound } from '../answer'
import { outsideSystem } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { readReports } from './msg91-reports'

/**
 * Where MSG91 tells what became of an SMS. It signs nothing: the secret in the path is all that we have, so a report
 * changes only how a message that we sent ended, and never moves a case. Always 200, or MSG91 would repeat it for ever.
 */
const deliveryReports: Route = {
  method: 'post',
  path: paths.deliveryReports(':secret'),
  guard: outsideSystem,
  handle: async (c) => {
    const given = c.req.param('secret') ?? ''
    if (!c.var.deps.config.webhookSecrets.some((secret) => isSecret(given, secret))) return notFound(c)
    const { db, counts } = c.var.deps
    for (const report of readReports(await bodyOf(c))) {
      const { state, error } = report
      const ended = await recordDeliveryReport(db, report)
      if (ended && state) counts.message({ channel: 'sms', state, error })
    }
    return c.text('ok')
  },
}

/** Hashes first, because only values of one length can be compared in constant time. */
function isSecret(given: string, expected: string): boolean {
  const hash = (value: string) => createHash('sha256').update(value).digest()
  return timingSafeEqual(hash(given), hash(expected))
}

/** JSON, or a form whose field `data` holds JSON. What is neither is kept as it came. */
async function bodyOf(c: Context<Env>): Promise<unknown> {
  const text = await c.req.text()
  const field = /form-urlencoded/.test(c.req.header('content-type') ?? '')
    ? new URLSearchParams(text).get('data')
    : null
  try {
    return JSON.parse(field ?? text)
  } catch {
    return text
  }
}

export const routes: Route[] = [deliveryReports]
