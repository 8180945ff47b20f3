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
import { operator } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'

const ROWS = 25

const differences: Route = {
  method: 'get',
  path: paths.differences(),
  guard: operator,
  handle: showDifferences,
}

async function showDifferences(c: Context<Env>) {
  const { t, deps } = c.var
  const wanted = c.req.query('page')
  const shown = DIFFERENCE_FILTERS.find((one) => one === c.req.query('filter')) ?? 'parked'
  const number = Math.min(1000, Math.max(1, Math.trunc(Number(wanted)) || 1))
  const after = (number - 1) * ROWS
  const [rows, counts, last] = await Promise.all([
    readDifferences(deps.db, { filter: shown, after, most: ROWS }),
    countDifferences(deps.db),
    lastReconciliation(deps.db),
  ])
  const all = counts[shown]
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
      page={{
        first: after + 1,
        last: after + rows.length,
        all,
        earlier: number > 1 ? withFilter(shown, number - 1) : null,
        later: after + rows.length < all && rows.length > 0 ? withFilter(shown, number + 1) : null,
      }}
    />
  )
  return page(c, { title: t('operator.heading', { count: counts.parked }), wide: true }, view)
}

const withFilter = (filter: DifferenceFilter, wanted?: number): string =>
  paths.differences({ filter: filter === 'parked' ? undefined : filter, page: wanted })

export const routes: Route[] = [differences]
