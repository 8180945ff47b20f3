import type { Context } from 'hono'
import {
  countDifferences,
  DIFFERENCE_FILTERS,
  lastReconciliation,
  readDifferences,
  type DifferenceFilter,
} from '../../db/queries/difference'
import { Differences } from '../../views/operator/differences'
import { page } from '../answer'
import { listPage } from '../list-pages'
import { operator } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'

const differences: Route = {
  method: 'get',
  path: paths.differences(),
  guard: operator,
  handle: showDifferences,
}

async function showDifferences(c: Context<Env>) {
  const { t, deps } = c.var
  const shown = DIFFERENCE_FILTERS.find((one) => one === c.req.query('filter')) ?? 'parked'
  const [counts, last] = await Promise.all([countDifferences(deps.db), lastReconciliation(deps.db)])
  const { after, most, pages } = listPage(c, counts[shown], (wanted) => withFilter(shown, wanted))
  const rows = await readDifferences(deps.db, { filter: shown, after, most })
  const view = (
    <Differences
      {...{ t, shown, now: deps.now(), waiting: counts.parked }}
      last={last && { at: last.endedAt, looked: last.tally.looked }}
      filters={DIFFERENCE_FILTERS.map((filter) => ({
        label: t(`operator.filter.${filter}`),
        href: withFilter(filter),
        current: filter === shown,
        count: counts[filter],
      }))}
      rows={rows.map((row) => ({ ...row, href: paths.difference(row.id) }))}
      page={pages}
    />
  )
  return page(c, { title: t('operator.heading', { count: counts.parked }), wide: true }, view)
}

const withFilter = (filter: DifferenceFilter, wanted?: number): string =>
  paths.differences({ filter: filter === 'parked' ? undefined : filter, page: wanted })

export const routes: Route[] = [differences]
