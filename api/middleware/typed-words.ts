import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Typed } from '../../views/components/typed'
import { ownPath } from '../paths'
import type { Env } from '../route'
import { cookiesIn, remember } from './language'

/** What a button of the language adds to the form that it sends. */
const ADDED = ['speak', 'back']

/** Whoever may not send the form that a button of the language sends is told so in that language. */
export const languageOfForm = createMiddleware<Env>(async (c, next) => {
  if (c.req.method === 'POST') remember(c, (await c.req.parseBody()).speak)
  await next()
})

/**
 * Without a script a button of the language sends the form that somebody is filling in. Nothing is done with it: the page
 * comes back in the other language with all that was typed and chosen. Only chosen files have to be chosen again.
 * @param show answers a request as the site does
 */
export const typedWords = (show: (request: Request, env: Env['Bindings']) => Response | Promise<Response>) =>
  createMiddleware<Env>(async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const { speak, back } = await c.req.parseBody()
    if (speak !== c.var.language) return next()
    const headers = new Headers({ cookie: cookiesIn(c.var.language, c.req.header('cookie')) })
    const asked = new Request(new URL(ownPath(back), c.req.url), { headers })
    const page = await show(asked, { ...c.env, typed: await typedIn(c) })
    // Made anew, since what stands in another answer would take the place of the cookie.
    return c.newResponse(page.body, page)
  })

async function typedIn(c: Context<Env>): Promise<Typed> {
  const sent = Object.entries(await c.req.parseBody())
  return Object.fromEntries(
    sent.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** Whether a field belongs to the form itself. */
export const belongsToForm = (name: string): boolean => !ADDED.includes(name)
