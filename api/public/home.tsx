import { countDepartments } from '../../db/queries/department'
import { statePerformance } from '../../db/queries/performance'
import { Home } from '../../views/pages/home'
import { DAY, dayInIndia } from '../../workflows/calendar'
import { page } from '../answer'
import { waitingDraft } from '../citizen/draft'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'

/** Days that the figures look back. */
const PERIOD = 30

const home: Route = {
  method: 'get',
  path: paths.home(),
  guard: anyone,
  handle: async (c) => {
    const { t, deps } = c.var
    const since = dayInIndia(deps.now() - (PERIOD - 1) * DAY)
    const [departments, performance, waiting] = await Promise.all([
      countDepartments(deps.db),
      statePerformance(deps.db, since),
      waitingDraft(c),
    ])
    const links = { describe: paths.newGrievance(), departments: paths.departments(), track: paths.track() }
    const view = <Home {...{ t, links, waiting, departments, performance }} />
    return page(c, { title: t('home.document-title'), wide: true, scripts: ['kept-words'] }, view)
  },
}

export const routes: Route[] = [home]
