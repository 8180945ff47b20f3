import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
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
    route: routePath(c, -1),
    status: c.res.status,
    ms: Math.round(performance.now() - started),
    realm: c.var.reader?.realm ?? null,
  })
})
