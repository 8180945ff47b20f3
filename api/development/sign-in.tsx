import { z } from 'zod'
import { officerAt } from '../../db/queries/demonstration-post'
import { citizenById, officerById } from '../../db/queries/person'
import { notFound } from '../answer'
import { developmentOnly } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'
import { openSession } from '../session-cookie'

const seat = z.object({ realm: z.enum(['citizen', 'officer']), person: z.uuid() })

/** Signs in as anybody of the demonstration, without a code. */
const signIn: Route = {
  method: 'post',
  path: paths.developmentSignIn(),
  guard: developmentOnly,
  handle: async (c) => {
    const chosen = seat.safeParse(await c.req.parseBody())
    if (!chosen.success) return notFound(c)
    const { realm, person } = chosen.data
    const { db } = c.var.deps
    if (realm === 'citizen') {
      if (!(await citizenById(db, person))) return notFound(c)
      await openSession(c, realm, person)
      return c.redirect(paths.grievances(), 303)
    }
    const officer = await officerById(db, person)
    if (!officer) return notFound(c)
    await openSession(c, realm, person)
    return c.redirect(officer.roles.includes('call-agent') ? paths.calls() : paths.work(), 303)
  },
}

/** Signs in as whoever does the work of a posting. */
const takePost: Route = {
  method: 'post',
  path: paths.developmentPost(),
  guard: developmentOnly,
  handle: async (c) => {
    const { posting } = await c.req.parseBody()
    const officer = await officerAt(c.var.deps.db, String(posting))
    if (!officer) return notFound(c)
    await openSession(c, 'officer', officer)
    return c.redirect(paths.work(), 303)
  },
}

export const routes: Route[] = [signIn, takePost]
