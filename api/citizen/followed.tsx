import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import {
  leaveGrievance,
  readOneFollowed,
  type Followed as FollowedGrievance,
} from '../../db/queries/follower'
import { readTracking } from '../../db/queries/tracking'
import { FollowedPage, Leave } from '../../views/citizen/followed'
import { comingSteps } from '../../workflows/grievance/coming'
import { readNumber } from '../../workflows/grievance/number'
import { notFound, page, troublePage } from '../answer'
import { keptForm } from '../kept'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import type { CitizenReader, Env, Route } from '../route'
import { daysLeftOf, tellingFor } from '../telling'
import { mayStill } from './allowance'
import { beginDraft, nextPath } from './draft'

const HERE = paths.grievanceAct(':number', 'joined')
const LEAVE = paths.grievanceAct(':number', 'leave')

/** The grievance of somebody else that the path names, if the reader follows it; null for all others. */
export async function ownFollowed(c: Context<Env>): Promise<FollowedGrievance | null> {
  const number = readNumber(c.req.param('number') ?? '')
  return number ? readOneFollowed(c.var.deps.db, number, (c.var.reader as CitizenReader).id) : null
}

/** What anybody with its number sees, and what one has added oneself. */
const show: Route = {
  method: 'get',
  path: HERE,
  guard: citizen,
  handle: async (c) => {
    const followed = await ownFollowed(c)
    const tracking = followed && (await readTracking(c.var.deps.db, followed.number))
    if (!tracking) return notFound(c)
    const { situation, events, above, area } = tracking
    const told = { situations: [situation], events, postings: [above], areas: [area] }
    const [telling, [daysLeft = null]] = await Promise.all([
      tellingFor(c, 'public', told),
      daysLeftOf(c, [situation]),
    ])
    const view = (
      <FollowedPage
        {...{ telling, situation, daysLeft, events, followed }}
        coming={comingSteps(situation)}
        above={{ posting: above }}
        readers={paths.readers(followed.number)}
        leave={paths.grievanceAct(followed.number, 'leave')}
        all={paths.grievances()}
      />
    )
    return page(c, { title: c.var.t('follower.page'), aloud: true }, view)
  },
}

/** What was added begins a grievance of its own: nothing of it is to be written a second time. */
const fileAlone: Route = {
  method: 'post',
  path: HERE,
  guard: citizen,
  handle: async (c) => {
    const followed = await ownFollowed(c)
    if (!followed) return notFound(c)
    if (!(await mayStill(c, 'drafts'))) return troublePage(c, 'too-many', await keptForm(c, { quiet: true }))
    const { id, description, address, situation } = followed
    const { service, area, department } = situation.subject
    const answers = {
      ...{ key: randomUUID(), description, address, service, department, area },
      different: `${service}@${area}`,
    }
    await beginDraft(c, answers, id)
    return c.redirect(nextPath(answers), 303)
  },
}

const askToLeave: Route = {
  method: 'get',
  path: LEAVE,
  guard: citizen,
  handle: async (c) => {
    const followed = await ownFollowed(c)
    if (!followed) return notFound(c)
    const { t } = c.var
    const back = paths.grievanceAct(followed.number, 'joined')
    return page(
      c,
      { title: t('follower.leave.title') },
      <Leave {...{ t, back }} idempotencyKey={randomUUID()} />,
    )
  },
}

const leave: Route = {
  method: 'post',
  path: LEAVE,
  guard: citizen,
  handle: async (c) => {
    const { db, now } = c.var.deps
    const number = readNumber(c.req.param('number') ?? '')
    // A second press finds that it was left, and leads to the same place.
    const left =
      number && (await leaveGrievance(db, number, (c.var.reader as CitizenReader).id, new Date(now())))
    return left ? c.redirect(paths.grievances(), 303) : notFound(c)
  },
}

export const routes: Route[] = [show, fileAlone, askToLeave, leave]
