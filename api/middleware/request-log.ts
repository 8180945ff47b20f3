import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { Env } from '../route'

/**
 * One line a request, and one more in the metrics. The pattern of the path, never the path itself, since that holds
 * grievance numbers and the tokens of SMS links; who it was only as `citizen` or `officer`.
 */
export const requestLog = createMiddleware<Env>(async (c, next) => {
  const started = performance.now()
  await next()
  const { log, counts, assets } = c.var.deps
  const { method, path } = c.req
  const { status } = c.res
  const ms = performance.now() - started
  const route = patternOf(c)
  const realm = c.var.reader?.realm ?? null
  log.info({ id: c.var.requestId, method, route, status, ms: Math.round(ms), realm })
  counts.request({ route: assets.byUrl.has(path) ? STATIC : route, method, status, seconds: ms / 1_000 })
})

/** Files have no route of their own, and their names change with each release. */
const STATIC = '/static/*'

/** Such as `/grievances/:number`; null where no route of the table matches. */
export function patternOf(c: Context<Env>): string | null {
  return matchedRoutes(c).findLast(({ path }) => path !== '/*')?.path ?? null
}
