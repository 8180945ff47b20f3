import { Components } from '../../views/development/components'
import { page } from '../answer'
import { developmentOnly } from '../middleware/guards'
import { translatorFor } from '../middleware/language'
import { paths } from '../paths'
import type { Route } from '../route'

/** What pages are made of, to be looked at. */
const show: Route = {
  method: 'get',
  path: paths.components(),
  guard: developmentOnly,
  handle: (c) => {
    const { t, deps } = c.var
    const translators = deps.portal.languages.map((language) => translatorFor(c, language))
    return page(
      c,
      { title: t('development.components') },
      <Components {...{ t, translators, helpline: deps.portal.helpline }} now={deps.now()} />,
    )
  },
}

export const routes: Route[] = [show]
