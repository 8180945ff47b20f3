import { anyone } from '../middleware/guards'
import { ownPath, paths } from '../paths'
import type { Route } from '../route'

/** A form rather than a link, so that GET never writes and a browser that fetches links in advance changes nothing. */
const choose: Route = {
  method: 'post',
  path: paths.language(),
  guard: anyone,
  // What was chosen is kept already, as with any form (typed-words.ts).
  handle: async (c) => c.redirect(ownPath((await c.req.parseBody()).back), 303),
}

export const routes: Route[] = [choose]
