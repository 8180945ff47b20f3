import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { TYPED_FORM_BEGINS, type Typed } from '../../views/components/typed'
import { troublePage } from '../answer'
import { keptForm } from '../kept'
import { ownPath, paths } from '../paths'
import type { Env } from '../route'
import { isUuid } from '../send-document'
import { cookiesIn, remember } from './language'

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
    if (speak === undefined) return next()
    const headers = new Headers({ cookie: cookiesIn(c.var.language, c.req.header('cookie')) })
    const asked = new Request(new URL(ownPath(back), c.req.url), { headers })
    const typed = await typedIn(c)
    const page = await show(asked, { ...c.env, typed })
    const shown = await page.text()
    // The case, the draft or the link went on meanwhile: the form is kept as it is, and says more when it is sent.
    if (!takes(shown, typed, asked)) return troublePage(c, 'page-gone', await keptForm(c, { quiet: true }))
    // Made anew, since what stands in another answer would take the place of the cookie.
    return c.newResponse(shown, page)
  })

/** Of several values of one name, such as those of chosen files, all in one. */
async function typedIn(c: Context<Env>): Promise<Typed> {
  const sent = Object.entries(await c.req.parseBody({ all: true }))
  const texts = (values: (typeof sent)[number][1]) => [values].flat().filter((one) => typeof one === 'string')
  return Object.fromEntries(sent.map(([name, values]) => [name, texts(values).join(', ')]))
}

/** Whether the page has the form, and of the same draft where it is a step of filing: a browser may have several. */
function takes(page: string, { key }: Typed, { url }: Request): boolean {
  if (!page.includes(TYPED_FORM_BEGINS)) return false
  const isStep = new URL(url).pathname.startsWith(`${paths.newGrievance()}/`)
  return !isStep || key === undefined || page.includes(`name="key" value="${key}"`)
}

/** The key of the form whose words come back, where it had one. */
export function keyOfTyped(c: Context<Env>): string | undefined {
  const key = c.env?.typed?.['key']
  return isUuid(key) ? key : undefined
}
