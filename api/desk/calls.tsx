import type { Context } from 'hono'
import { countCalls, readCalls, takeNextCall } from '../../db/queries/call-worklist'
import { namesOf } from '../../db/queries/names'
import { areaName, serviceName } from '../../views/case/names'
import { Calls } from '../../views/desk/calls'
import { page } from '../answer'
import { callAgent } from '../middleware/guards'
import { officerOf } from '../officer/reader'
import { paths } from '../paths'
import type { Env, Route } from '../route'

/** So many calls are shown: an agent takes the next one rather than choosing. */
const ROWS = 25

const calls: Route = { method: 'get', path: paths.calls(), guard: callAgent, handle: showCalls }
const next: Route = { method: 'post', path: paths.nextCall(), guard: callAgent, handle: takeNext }
/** Where the button leads, opened again after signing in or from the history. */
const nextAgain: Route = {
  method: 'get',
  path: paths.nextCall(),
  guard: callAgent,
  handle: (c) => c.redirect(paths.calls(), 303),
}

async function showCalls(c: Context<Env>) {
  const { t, deps } = c.var
  const { id } = officerOf(c)
  const now = deps.now()
  const [due, { free, taken }] = await Promise.all([
    readCalls(deps.db, id, now, ROWS),
    countCalls(deps.db, id, now),
  ])
  const codes = { areas: due.map(({ area }) => area), services: due.map(({ service }) => service) }
  const names = await namesOf(deps.db, codes, t.language)
  const rows = due.map(({ area, service, ...call }) => ({
    ...call,
    place: areaName(names, area),
    service: serviceName(t, names, service),
    href: paths.call(call.number, call.report, call.attempt),
  }))
  const view = <Calls {...{ t, now, rows, free, taken, next: paths.nextCall() }} />
  return page(c, { title: t('desk.heading', { count: free }), wide: true }, view)
}

/** Leads to the call that has waited longest and is now this agent's, or back to the list when there is none. */
async function takeNext(c: Context<Env>) {
  const { db, now } = c.var.deps
  const call = await takeNextCall(db, officerOf(c).id, now())
  return c.redirect(call ? paths.call(call.number, call.report, call.attempt) : paths.calls(), 303)
}

export const routes: Route[] = [calls, next, nextAgain]
