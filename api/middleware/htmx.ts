import { createMiddleware } from 'hono/factory'
import type { Env } from '../route'

/** Tells handlers whether the whole page or a part of it is wanted; caches must keep the two apart. */
export const htmx = createMiddleware<Env>(async (c, next) => {
  c.set('partial', c.req.header('HX-Request-Type') === 'partial')
  await next()
  c.header('Vary', 'HX-Request, HX-Request-Type, Cookie, Accept-Language', { append: true })
})
