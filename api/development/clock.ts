import type { Context } from 'hono'
import { notFound } from '../answer'
import { documentStore } from '../document-store'
import { eraseCitizens } from '../housekeeping'
import { developmentOnly } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'

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

/** Who asked a month ago to be erased is. The hourly housekeeping knows real time alone. */
async function eraseWhoIsDue(c: Context<Env>): Promise<void> {
  const { db, config, now, sendAccountMessages } = c.var.deps
  const erased = await eraseCitizens(db, documentStore(config.DATA_DIRECTORY), now())
  if (erased > 0) sendAccountMessages()
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
    if (!clock.goTo(to)) return c.text('That time has passed.', 409)
    await eraseWhoIsDue(c)
    return c.text(String(clock.now()))
  },
}

export const routes: Route[] = [read, move]
