import type { Context } from 'hono'
import { namesOf } from '../../db/queries/names'
import { countReviewed, readReviewed, REVIEW_FILTERS, type ReviewedList } from '../../db/queries/review'
import { postingName } from '../../views/case/names'
import { figure } from '../../views/format'
import { ReviewedCases } from '../../views/review/cases'
import { notFound, page } from '../answer'
import { reviewer } from '../middleware/guards'
import { caseRow } from '../officer/work'
import { paths, type Query } from '../paths'
import type { Env, Route } from '../route'
import { codesOf, queryOf, rangeName, rangeOf } from './range'

const ROWS = 25
const MOST_PAGES = 1_000

const cases: Route = { method: 'get', path: paths.reviewCases(), guard: reviewer, handle: show }

/** The grievances behind a figure, each leading to its page. */
async function show(c: Context<Env>) {
  const { t, deps } = c.var
  const range = rangeOf(c)
  if (!range) return notFound(c)
  const { filter: wanted, posting = '', page: typed } = c.req.query()
  const filter = REVIEW_FILTERS.find((one) => one === wanted) ?? 'open'
  const list: ReviewedList = { range, filter, posting: posting || null, now: deps.now() }
  const at = Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(typed)) || 1))
  const [rows, count] = await Promise.all([
    readReviewed(deps.db, list, { after: (at - 1) * ROWS, most: ROWS }),
    countReviewed(deps.db, list),
  ])
  const named = codesOf([range])
  const codes = {
    postings: [list.posting, ...rows.map((row) => row.posting)],
    departments: named.departments,
    areas: [...named.areas, ...rows.map(({ area }) => area)],
  }
  const names = await namesOf(deps.db, codes, t.language)
  const address = (more: Query) =>
    paths.reviewCases({ ...queryOf(range), filter, posting: list.posting ?? undefined, ...more })
  const what = t(`review.filter.${filter}`)
  const heading = t('review.cases.heading', { count, figure: figure(count), what })
  const view = (
    <ReviewedCases
      {...{ t, heading, now: list.now }}
      scope={rangeName(t, names, range)}
      posting={list.posting && postingName(t, names, list.posting)}
      filters={REVIEW_FILTERS.map((one) => ({
        label: t(`review.filter.${one}`),
        href: address({ filter: one }),
        current: one === filter,
      }))}
      rows={rows.map((row) => caseRow(c, row, names, true))}
      page={{
        first: (at - 1) * ROWS + 1,
        last: (at - 1) * ROWS + rows.length,
        all: count,
        earlier: at > 1 ? address({ page: at - 1 }) : null,
        later: at * ROWS < count && rows.length > 0 ? address({ page: at + 1 }) : null,
      }}
      overview={paths.review(queryOf(range))}
    />
  )
  return page(c, { title: heading, wide: true }, view)
}

export const routes: Route[] = [cases]
