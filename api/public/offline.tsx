import { isLanguage } from '../../views/i18n'
import { Offline } from '../../views/pages/offline'
import { notFound, page } from '../answer'
import { impersonal } from '../middleware/guards'
import { translatorFor } from '../middleware/language'
import { paths } from '../paths'
import type { Route } from '../route'

/** What the service worker keeps for the time without network. The language stands in the address. */
const offline: Route = {
  method: 'get',
  path: paths.offline(':language'),
  guard: impersonal,
  handle: (c) => {
    const language = c.req.param('language')
    if (!isLanguage(language)) return notFound(c)
    const t = translatorFor(c, language)
    c.set('language', language)
    c.set('t', t)
    c.header('Cache-Control', 'no-cache')
    const { helpline } = c.var.deps.portal
    const view = <Offline t={t} helpline={helpline} describe={paths.newGrievance()} />
    return page(c, { title: t('phone.offline.title'), scripts: ['kept-words'], bare: true }, view)
  },
}

export const routes: Route[] = [offline]
