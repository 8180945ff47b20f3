import { createMiddleware } from 'hono/factory'
import type { Dependencies, Env } from '../route'
import { translatorFor } from './language'

/** Puts the parts of the process where handlers find them, and values that even the earliest failure can use. */
export const context = (deps: Dependencies) =>
  createMiddleware<Env>(async (c, next) => {
    c.set('deps', deps)
    c.set('reader', null)
    c.set('partial', false)
    c.set('language', 'en')
    c.set('t', translatorFor(c, 'en'))
    await next()
  })
