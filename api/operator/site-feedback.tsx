import type { Context } from 'hono'
import {
  countSiteFeedback,
  readSiteFeedback,
  SITE_FEEDBACK_STATES,
  type SiteFeedbackCount,
  type SiteFeedbackFilter,
} from '../../db/queries/site-feedback'
import { SITE_FEEDBACK_TOPICS } from '../../db/schema/site-feedback'
import type { Filter } from '../../views/components/filters'
import { LANGUAGES, type Translator } from '../../views/i18n'
import { SiteFeedbackList } from '../../views/operator/site-feedback'
import { page } from '../answer'
import { listPage } from '../list-pages'
import { operator } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'

async function showList(c: Context<Env>) {
  const { t, deps } = c.var
  const shown = askedFor(c)
  const counts = await countSiteFeedback(deps.db)
  const { pages, ...range } = listPage(c, sumOf(counts, shown), (wanted) => listOf(shown, wanted))
  const rows = await readSiteFeedback(deps.db, shown, range)
  const waiting = sumOf(counts, { state: 'open' })
  const view = (
    <SiteFeedbackList
      {...{ t, waiting, now: deps.now() }}
      filters={filtersFor(t, shown, counts)}
      rows={rows.map((row) => ({ ...row, href: paths.siteFeedbackEntry(row.id) }))}
      page={pages}
    />
  )
  return page(c, { title: t('site-feedback.list.heading', { count: waiting }), wide: true }, view)
}

/** What the address asks for; anything unknown is as if it were not there. */
function askedFor(c: Context<Env>): SiteFeedbackFilter {
  const { state, topic, language } = c.req.query()
  return {
    state: SITE_FEEDBACK_STATES.find((one) => one === state) ?? 'open',
    topic: SITE_FEEDBACK_TOPICS.find((one) => one === topic),
    language: LANGUAGES.find((one) => one === language),
  }
}

const listOf = ({ state, ...others }: SiteFeedbackFilter, wanted?: number): string =>
  paths.siteFeedbackList({ ...others, state: state === 'open' ? undefined : state, page: wanted })

const sumOf = (counts: SiteFeedbackCount[], { state, topic, language }: SiteFeedbackFilter): number =>
  counts
    .filter((one) => one.state === state)
    .filter((one) => (!topic || one.topic === topic) && (!language || one.language === language))
    .reduce((sum, one) => sum + one.count, 0)

/** Three rows of filters; each link keeps what the other two say. */
function filtersFor(t: Translator, shown: SiteFeedbackFilter, counts: SiteFeedbackCount[]) {
  const filter = (label: string, change: Partial<SiteFeedbackFilter>): Filter => {
    const changed = { ...shown, ...change }
    return { label, href: listOf(changed), current: isSame(changed, shown), count: sumOf(counts, changed) }
  }
  const all = t('site-feedback.list.all')
  return {
    state: SITE_FEEDBACK_STATES.map((state) => filter(t(`site-feedback.state.${state}`), { state })),
    topic: [
      filter(all, { topic: undefined }),
      ...SITE_FEEDBACK_TOPICS.map((topic) => filter(t(`site-feedback.topic.${topic}`), { topic })),
    ],
    language: [
      filter(all, { language: undefined }),
      ...LANGUAGES.map((language) => filter(t(`site-feedback.language.${language}`), { language })),
    ],
  }
}

const isSame = (one: SiteFeedbackFilter, other: SiteFeedbackFilter): boolean => listOf(one) === listOf(other)

export const routes: Route[] = [
  { method: 'get', path: paths.siteFeedbackList(), guard: operator, handle: showList },
]
