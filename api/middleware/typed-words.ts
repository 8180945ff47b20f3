import { createMiddleware } from 'hono/factory'
import type { Typed } from '../../views/components/typed'
import { ownPath } from '../paths'
import type { Env } from '../route'
import { cookiesIn, remember } from './language'

/**
 * Without a script a button of the language sends the form that somebody is filling in. Nothing is done with it: the page
 * comes back in the other language with all that was typed and chosen. Only chosen files have to be chosen again.
 * @param show answers a request as the site does
 */
export const typedWords = (show: (request: Request, env: Env['Bindings']) => Response | Promise<Response>) =>
  createMiddleware<Env>(async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const { speak, back, ...sent } = await c.req.parseBody()
    if (!remember(c, speak)) return next()
    const headers = new Headers({ cookie: cookiesIn(speak, c.req.header('cookie')) })
    const asked = new Request(new URL(ownPath(back), c.req.url), { headers })
    const page = await show(asked, { ...c.env, typed: wordsOf(sent) })
    // Made anew, since what stands in another answer would take the place of the cookie.
    return c.newResponse(page.body, page)
  })

const wordsOf = (sent: Record<string, string | File>): Typed =>
  Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
