import { createMiddleware } from 'hono/factory'
import { markForeignNames } from '../../views/foreign-names'
import type { Env } from '../route'

/** Marks what a page in another language says in English, see there. Whole pages and parts of them alike. */
export const foreignNames = createMiddleware<Env>(async (c, next) => {
  await next()
  if (c.var.language === 'en' || !c.res.headers.get('Content-Type')?.startsWith('text/html')) return
  const html = await c.res.text()
  c.res = new Response(markForeignNames(html, c.var.language), c.res)
})
