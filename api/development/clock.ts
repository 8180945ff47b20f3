import { notFound } from '../answer'
import { developmentOnly } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'

/** The time of the demonstration, in milliseconds. There is none beside a Temporal server whose clocks stay as they are. */
const read: Route = {
  method: 'get',
  path: paths.developmentClock(),
  guard: developmentOnly,
  handle: (c) => {
    const { clock } = c.var.deps
    return clock ? c.text(String(clock.now())) : notFound(c)
  },
}

/** Moves the time of all pages forward, `to` milliseconds. The cases' own clocks are moved apart from it. */
const move: Route = {
  method: 'post',
  path: paths.developmentClock(),
  guard: developmentOnly,
  handle: async (c) => {
    const { clock } = c.var.deps
    const to = Number((await c.req.parseBody()).to)
    if (!clock || !Number.isSafeInteger(to)) return notFound(c)
    return clock.goTo(to) ? c.text(String(clock.now())) : c.text('That time has passed.', 409)
  },
}

export const routes: Route[] = [read, move]
