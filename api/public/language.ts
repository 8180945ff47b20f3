import { setCookie } from 'hono/cookie'
import { isLanguage } from '../../views/i18n'
import { anyone } from '../middleware/guards'
import { LANGUAGE_COOKIE } from '../middleware/language'
import { ownPath, paths } from '../paths'
import type { Route } from '../route'

/** Long enough that nobody has to choose twice. */
const ONE_YEAR = 365 * 24 * 60 * 60

/**
 * Remembers the language on this device. A form rather than a link, so that GET never writes and a browser that
 * fetches links in advance changes nothing. The language of SMS belongs to the account and is not touched.
 */
const choose: Route = {
  method: 'post',
  path: paths.language(),
  guard: anyone,
  handle: async (c) => {
    const form = await c.req.parseBody()
    if (isLanguage(form.language)) {
      const secure = c.var.deps.config.PUBLIC_ORIGIN.startsWith('https:')
      setCookie(c, LANGUAGE_COOKIE, form.language, {
        path: '/',
        maxAge: ONE_YEAR,
        sameSite: 'Lax',
        secure,
        httpOnly: true,
      })
    }
    return c.redirect(ownPath(form.back), 303)
  },
}

export const routes: Route[] = [choose]
