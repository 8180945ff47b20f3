import { caseCalendar } from '../../views/documents/case-calendar'
import { comingSteps } from '../../workflows/grievance/coming'
import { notFound } from '../answer'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'
import { tellingFor } from '../telling'
import { ownCase } from './own-case'

/** What is to come of an own case, for the calendar of the telephone. */
const dates: Route = {
  method: 'get',
  path: paths.grievanceDates(':number'),
  guard: citizen,
  handle: async (c) => {
    const reading = await ownCase(c)
    if (!reading) return notFound(c)
    const { situation, above } = reading
    const telling = await tellingFor(c, 'citizen', { situations: [situation], postings: [above] })
    const page = c.var.deps.config.PUBLIC_ORIGIN + paths.grievance(situation.number)
    const coming = comingSteps(situation)
    c.header('Content-Type', 'text/calendar; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="${situation.number}.ics"`)
    return c.body(caseCalendar({ telling, situation, coming, above: { posting: above }, page }))
  },
}

export const routes: Route[] = [dates]
