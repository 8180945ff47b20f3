import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { Env } from '../route'

/**
 * One line a request. The pattern of the path, never the path itself, since that holds grievance numbers and the
 * tokens of SMS links; who it was only as `citizen` or `officer`.
 */
export const requestLog = createMiddleware<Env>(async (c, next) => {
  const started = performance.now()
  await next()
  c.var.deps.log.info({
    id: c.var.requestId,
    method: c.req.method,
    route: patternOf(c),
    status: c.res.status,
    ms: Math.round(performance.now() - started),
    realm: c.var.reader?.realm ?? null,
  })
})

/** Such as `/grievances/:number`; null where no route of the table matches. */
function patternOf(c: Context<Env>): string | null {
  return matchedRoutes(c).findLast(({ path }) => path !== '/*')?.path ?? null
}
