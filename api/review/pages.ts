import type { Context } from 'hono'
import type { Env } from '../route'

const ROWS = 25

/** Which page of a list the address asks for, and its rows: of one that is not there, the last. */
export function pageAsked(c: Context<Env>, all: number) {
  const last = Math.max(1, Math.ceil(all / ROWS))
  const at = Math.min(last, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  return { at, shown: { after: (at - 1) * ROWS, most: ROWS } }
}

/** What stands below the list. `hrefOf` gives the address of a page; the first has none of its own. */
export function pagesAround(
  at: number,
  shown: number,
  all: number,
  hrefOf: (page: number | undefined) => string,
) {
  const before = (at - 1) * ROWS
  return {
    ...{ first: before + 1, last: before + shown, all },
    earlier: at > 1 ? hrefOf(at === 2 ? undefined : at - 1) : null,
    later: before + shown < all ? hrefOf(at + 1) : null,
  }
}
