import type { Context } from 'hono'
import { namesOf } from '../../db/queries/names'
import { countReviewed, readReviewed, REVIEW_FILTERS, type ReviewedList } from '../../db/queries/review'
import { postingName } from '../../views/case/names'
import { figure } from '../../views/format'
import { ReviewedCases } from '../../views/review/cases'
import { notFound, page } from '../answer'
import { listPage } from '../list-pages'
import { reviewer } from '../middleware/guards'
import { caseRow } from '../officer/work'
import { paths, type Query } from '../paths'
import type { Env, Route } from '../route'
import { codesOf, queryOf, rangeName, rangeOf } from './range'

const cases: Route = { method: 'get', path: paths.reviewCases(), guard: reviewer, handle: show }

/** The grievances behind a figure, each leading to its page. */
async function show(c: Context<Env>) {
  const { t, deps } = c.var
  const range = await rangeOf(c)
  if (!range) return notFound(c)
  const { filter: wanted, owing = '' } = c.req.query()
  const filter = REVIEW_FILTERS.find((one) => one === wanted) ?? 'open'
  const list: ReviewedList = { range, filter, owing: owing || null, now: deps.now() }
  const count = await countReviewed(deps.db, list)
  const address = (more: Query) =>
    paths.reviewCases({ ...queryOf(range), filter, owing: list.owing ?? undefined, ...more })
  const { pages, ...shown } = listPage(c, count, (wanted) => address({ page: wanted }))
  const rows = await readReviewed(deps.db, list, shown)
  const named = codesOf([range])
  const codes = {
    postings: [list.owing, ...rows.map((row) => row.posting)],
    departments: named.departments,
    areas: [...named.areas, ...rows.map(({ area }) => area)],
  }
  const names = await namesOf(deps.db, codes, t.language)
  const what = t(`review.filter.${filter}`)
  const heading = t('review.cases.heading', { count, figure: figure(count), what })
  const view = (
    <ReviewedCases
      {...{ t, heading, now: list.now }}
      scope={rangeName(t, names, range)}
      owing={list.owing && postingName(t, names, list.owing)}
      filters={REVIEW_FILTERS.map((one) => ({
        label: t(`review.filter.${one}`),
        href: address({ filter: one }),
        current: one === filter,
      }))}
      rows={rows.map((row) => caseRow(c, row, names, true))}
      page={pages}
      overview={paths.review(queryOf(range))}
    />
  )
  return page(c, { title: heading, wide: true }, view)
}

export const routes: Route[] = [cases]
