import { Home } from '../../views/pages/home'
import { page } from '../answer'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'

const home: Route = {
  method: 'get',
  path: paths.home(),
  guard: anyone,
  handle: (c) => {
    const { t, deps } = c.var
    const links = { describe: paths.newGrievance(), departments: paths.departments(), track: paths.track() }
    return page(c, { title: t('home.document-title') }, <Home t={t} portal={deps.portal} links={links} />)
  },
}

export const routes: Route[] = [home]
