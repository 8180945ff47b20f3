import { createMiddleware } from 'hono/factory'
import type { Env } from '../route'
import { patternOf } from './request-log'

/**
 * Whatever a form brings about is traced back to it. Pages that are only read cause nothing. What a browser says of a
 * trace of its own is not taken: anybody could write into ours.
 */
export const traceForms = createMiddleware<Env>(async (c, next) => {
  if (c.req.method !== 'POST') return next()
  await c.var.deps.traces.during({ name: 'POST', kind: 'server' }, async (end) => {
    await next()
    const route = patternOf(c) ?? 'none'
    const { status } = c.res
    end({
      name: `POST ${route}`,
      details: {
        'http.request.method': 'POST',
        'http.route': route,
        'http.response.status_code': status,
      },
      failed: status >= 500,
    })
  })
})
