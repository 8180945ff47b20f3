import type { Context } from 'hono'
import type { Pages } from '../views/components/pagination'
import type { Env } from './route'

const ROWS = 25

/** One page of a long list: how many rows to pass over and to give, and what stands below them. */
export interface ListPage {
  after: number
  most: number
  pages: Pages
}

/**
 * The page that the address asks for; of one that is not there, the last.
 * @param all rows of the list
 * @param hrefOf the address of a page; the first is not named in it
 */
export function listPage(c: Context<Env>, all: number, hrefOf: (page?: number) => string): ListPage {
  const last = Math.max(1, Math.ceil(all / ROWS))
  const at = Math.min(last, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  const after = (at - 1) * ROWS
  const pages = {
    ...{ first: after + 1, last: Math.min(all, after + ROWS), all },
    earlier: at > 1 ? hrefOf(at > 2 ? at - 1 : undefined) : null,
    later: at < last ? hrefOf(at + 1) : null,
  }
  return { after, most: ROWS, pages }
}
