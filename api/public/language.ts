import { anyone } from '../middleware/guards'
import { remember } from '../middleware/language'
import { ownPath, paths } from '../paths'
import type { Route } from '../route'

/** A form rather than a link, so that GET never writes and a browser that fetches links in advance changes nothing. */
const choose: Route = {
  method: 'post',
  path: paths.language(),
  guard: anyone,
  handle: async (c) => {
    const { speak, back } = await c.req.parseBody()
    remember(c, speak)
    return c.redirect(ownPath(back), 303)
  },
}

export const routes: Route[] = [choose]
