import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { OwnerFacts } from '../../views/pages/owner'
import { Policies, POLICIES } from '../../views/pages/policies'
import { PrivacyTable } from '../../views/pages/privacy-table'
import { ScreenReaderTable } from '../../views/pages/screen-reader-table'
import { TextPage, type TextPageName } from '../../views/pages/text-page'
import { page } from '../answer'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { pageFacts } from './page-facts'

/** What a page has beside its words. */
interface Parts {
  /** Where a section leads on to; its words are under `<section>.link`. */
  further?: Record<string, string>
  table?: (c: Context<Env>) => Child
  /** Says who answers for it. */
  owned?: boolean
}

function textPage(name: TextPageName, path: string, { further, table, owned }: Parts = {}): Route {
  return {
    method: 'get',
    path,
    guard: anyone,
    handle: (c) => {
      const { t, deps } = c.var
      const view = (
        <TextPage
          {...{ t, name, further }}
          facts={pageFacts(c)}
          end={owned && <OwnerFacts t={t} portal={deps.portal} />}
        >
          {table?.(c)}
        </TextPage>
      )
      return page(c, { title: t(`${name}.title`), aloud: true }, view)
    },
  }
}

const ABOUT_ACCESSIBILITY = paths.siteFeedback({ topic: 'accessibility' })

/** The policies, and what stands beside them at addresses of their own. */
const LINKS = [
  ...[
    { name: 'privacy', href: paths.privacy() },
    { name: 'static-pages.terms', href: paths.terms() },
    { name: 'accessibility', href: paths.accessibility() },
  ],
  ...POLICIES.map((policy) => ({ name: `policies.${policy}`, href: paths.policy(policy) })),
]

const policies: Route = {
  method: 'get',
  path: paths.policies(),
  guard: anyone,
  handle: (c) => {
    const { t } = c.var
    const links = LINKS.map(({ name, href }) => ({ word: `${name}.title`, lead: `${name}.lead`, href }))
    return page(c, { title: t('policies.title'), aloud: true }, <Policies {...{ t, links }} />)
  },
}

export const routes: Route[] = [
  textPage('static-pages.contact', paths.contact(), { further: { office: paths.counters() }, owned: true }),
  textPage('static-pages.terms', paths.terms()),
  textPage('accessibility', paths.accessibility(), {
    further: { 'screen-readers': paths.screenReaders(), tell: ABOUT_ACCESSIBILITY },
  }),
  textPage('screen-readers', paths.screenReaders(), {
    table: (c) => <ScreenReaderTable t={c.var.t} />,
    further: { stuck: ABOUT_ACCESSIBILITY },
  }),
  textPage('privacy', paths.privacy(), {
    further: { rights: paths.myData() },
    table: (c) => <PrivacyTable t={c.var.t} />,
    owned: true,
  }),
  policies,
  ...POLICIES.map((policy) =>
    textPage(`policies.${policy}`, paths.policy(policy), {
      further: { feedback: paths.siteFeedback() },
      owned: policy === 'security',
    }),
  ),
]
