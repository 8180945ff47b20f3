import { createMiddleware } from 'hono/factory'
import type { Env } from '../route'

/** Sets `reader` to whoever is signed in. */
export const session = createMiddleware<Env>(async (c, next) => {
  c.set('reader', null)
  await next()
})
