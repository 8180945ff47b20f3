import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Env } from './route'

/**
 * Network address of the browser. With a proxy in front the last entry of X-Forwarded-For is the one that the proxy
 * itself wrote; the ones before it are whatever the client liked to claim.
 */
export function clientAddress(c: Context<Env>): string {
  if (c.var.deps.config.TRUST_PROXY) {
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    if (forwarded) return forwarded
  }
  // Requests of tests have no connection.
  return c.env && 'incoming' in c.env ? (getConnInfo(c).remote.address ?? 'unknown') : 'unknown'
}
