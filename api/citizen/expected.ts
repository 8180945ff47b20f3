import type { Context } from 'hono'
import { readCalendar } from '../../db/queries/calendar'
import { namesOf } from '../../db/queries/names'
import { findRouting } from '../../db/queries/routing'
import { postingName } from '../../views/case/names'
import type { Expected } from '../../views/citizen/filing/review'
import { deadlineAfter } from '../../workflows/calendar'
import { daysOf } from '../../workflows/grievance/clock'
import type { Policy } from '../../workflows/grievance/policy'
import type { Subject } from '../../workflows/grievance/types'
import type { Env } from '../route'

/** Who will get a grievance on this subject and by when: what the workflow will find as well. */
export async function expectedFor(
  c: Context<Env>,
  { subject, policy, urgent, at }: { subject: Subject; policy: Policy; urgent: boolean; at: number },
): Promise<Expected> {
  const { deps, t, language } = c.var
  const [routing, calendar] = await Promise.all([
    findRouting(deps.db, subject, 'L1'),
    readCalendar(deps.db, deps.state.week),
  ])
  const names = await namesOf(deps.db, { postings: [routing.posting] }, language)
  const own = daysOf({ urgent, policy, subject }, routing.level)
  const by = deadlineAfter(calendar, at, routing.queue ? policy.routingDays : own)
  return { who: postingName(t, names, routing.posting), by, toBeNamed: routing.queue }
}
