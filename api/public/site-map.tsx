import { HELP_TOPICS } from '../../views/pages/help-topics'
import { POLICIES } from '../../views/pages/policies'
import { SiteMap } from '../../views/pages/site-map'
import { page } from '../answer'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'

/** By group. A test compares it with the table of routes, so that no page is forgotten here. */
const groups = [
  {
    heading: 'site-map.grievances',
    links: [
      { word: 'site-map.home', href: paths.home() },
      { word: 'site-map.file', href: paths.newGrievance() },
      { word: 'site-map.departments', href: paths.departments() },
      { word: 'site-map.life-situations', href: paths.lifeSituations() },
      { word: 'errors.to-track', href: paths.track() },
      { word: 'layout.counters', href: paths.counters() },
      { word: 'layout.sign-in', href: paths.signIn() },
      { word: 'layout.my-grievances', href: paths.grievances() },
      { word: 'my-data.link', href: paths.myData() },
      { word: 'without-name.come-back', href: paths.comeBack() },
      { word: 'papers.verify.title', href: paths.verify() },
    ],
  },
  {
    heading: 'site-map.help',
    links: [
      { word: 'help.search.all', href: paths.help() },
      ...Object.keys(HELP_TOPICS).map((topic) => ({
        word: `help.topic.${topic}`,
        href: paths.helpTopic(topic),
      })),
      { word: 'screen-readers.title', href: paths.screenReaders() },
    ],
  },
  {
    heading: 'site-map.site',
    links: [
      { word: 'layout.contact', href: paths.contact() },
      { word: 'site-feedback.link', href: paths.siteFeedback() },
      { word: 'layout.accessibility', href: paths.accessibility() },
      { word: 'layout.privacy', href: paths.privacy() },
      { word: 'layout.terms', href: paths.terms() },
      { word: 'policies.title', href: paths.policies() },
      ...POLICIES.map((policy) => ({ word: `policies.${policy}.title`, href: paths.policy(policy) })),
      { word: 'site-map.title', href: paths.siteMap() },
    ],
  },
  {
    heading: 'site-map.officers',
    links: [
      { word: 'site-map.officer-sign-in', href: paths.officerSignIn() },
      { word: 'layout.work', href: paths.work() },
      { word: 'layout.owed', href: paths.owedReports() },
      { word: 'layout.calls', href: paths.calls() },
    ],
  },
]

const siteMap: Route = {
  method: 'get',
  path: paths.siteMap(),
  guard: anyone,
  handle: (c) => page(c, { title: c.var.t('site-map.title') }, <SiteMap t={c.var.t} groups={groups} />),
}

export const routes: Route[] = [siteMap]
