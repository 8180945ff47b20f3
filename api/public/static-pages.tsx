import { SiteMap, StaticPage, type StaticPageName } from '../../views/pages/static-page'
import { page } from '../answer'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'

/** Where a section leads on to; its words are under `<section>.link`. */
const FURTHER = { office: paths.counters(), rights: paths.myData() }

function staticPage(name: StaticPageName, path: string): Route {
  return {
    method: 'get',
    path,
    guard: anyone,
    handle: (c) => {
      const { t, deps } = c.var
      const view = <StaticPage t={t} name={name} helpline={deps.portal.helpline} further={FURTHER} />
      return page(c, { title: t(`static-pages.${name}.title`) }, view)
    },
  }
}

const siteMap: Route = {
  method: 'get',
  path: paths.siteMap(),
  guard: anyone,
  handle: (c) =>
    page(c, { title: c.var.t('static-pages.site-map.title') }, <SiteMap t={c.var.t} groups={groups} />),
}

/** Every page that can be opened without knowing a number. */
const groups = [
  {
    heading: 'static-pages.site-map.for-everyone',
    links: [
      { word: 'static-pages.site-map.home', href: paths.home() },
      { word: 'static-pages.site-map.file', href: paths.newGrievance() },
      { word: 'static-pages.site-map.departments', href: paths.departments() },
      { word: 'static-pages.site-map.life-situations', href: paths.lifeSituations() },
      { word: 'errors.to-track', href: paths.track() },
      { word: 'layout.sign-in', href: paths.signIn() },
      { word: 'layout.my-grievances', href: paths.grievances() },
      { word: 'my-data.link', href: paths.myData() },
    ],
  },
  {
    heading: 'static-pages.site-map.for-officers',
    links: [
      { word: 'static-pages.site-map.officer-sign-in', href: paths.officerSignIn() },
      { word: 'layout.work', href: paths.work() },
      { word: 'layout.owed', href: paths.owedReports() },
      { word: 'layout.calls', href: paths.calls() },
    ],
  },
  {
    heading: 'static-pages.site-map.about',
    links: [
      { word: 'layout.help', href: paths.help() },
      { word: 'layout.contact', href: paths.contact() },
      { word: 'layout.counters', href: paths.counters() },
      { word: 'layout.accessibility', href: paths.accessibility() },
      { word: 'layout.privacy', href: paths.privacy() },
      { word: 'layout.terms', href: paths.terms() },
    ],
  },
]

export const routes: Route[] = [
  staticPage('help', paths.help()),
  staticPage('contact', paths.contact()),
  staticPage('accessibility', paths.accessibility()),
  staticPage('privacy', paths.privacy()),
  staticPage('terms', paths.terms()),
  siteMap,
]
