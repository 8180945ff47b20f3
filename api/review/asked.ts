import type { Context } from 'hono'
import type { Remit } from '../../db/queries/remit'
import type { Breakdown, Range } from '../../db/queries/review'
import type { Names } from '../../views/case/names'
import type { Filter } from '../../views/components/filters'
import type { Translator } from '../../views/i18n'
import type { OverviewProps } from '../../views/review/overview'
import { paths } from '../paths'
import type { Env } from '../route'
import { queryOf, rangeName, rangeOf, widerRanges, widestRanges } from './range'

const PERIODS = [7, 30, 90]
const USUAL_PERIOD = 30

/** What the address of an overview asks for. */
export interface Asked {
  range: Range
  by: Breakdown
  /** How far the figures of what happened look back. */
  days: number
}

/** Null where the reader does not look over what is asked for. */
export async function askedFor(c: Context<Env>): Promise<Asked | null> {
  const range = await rangeOf(c)
  if (!range) return null
  const days = PERIODS.find((one) => String(one) === c.req.query('days')) ?? USUAL_PERIOD
  return { range, days, by: breakdownOf(range, c.req.query('by')) }
}

/** The State is compared by districts or by departments; a department by districts, a district by departments. */
function breakdownOf({ department, district }: Range, wanted: string | undefined): Breakdown {
  if (department !== null && district !== null) return 'service'
  if (department !== null) return 'district'
  if (district !== null) return 'department'
  return wanted === 'department' ? 'department' : 'district'
}

const isWhole = ({ department, district }: Range): boolean => department === null && district === null

export const addressOf = ({ range, by, days }: Asked): string =>
  paths.review({
    ...queryOf(range),
    by: isWhole(range) && by === 'department' ? by : undefined,
    days: days === USUAL_PERIOD ? undefined : days,
  })

type Ways = Pick<OverviewProps, 'again' | 'wider' | 'scopes' | 'periods' | 'comparisons'>

/** The ways from one overview to the others. */
export function waysFrom(t: Translator, names: Names, remit: Remit, asked: Asked): Ways {
  const { range, by, days } = asked
  const to = (one: Range) => ({ label: rangeName(t, names, one), href: addressOf({ ...asked, range: one }) })
  const widest = widestRanges(remit)
  return {
    again: addressOf(asked),
    wider: widerRanges(remit, range).map(to),
    // None where there is one only.
    scopes: widest.length < 2 ? [] : widest.map((one) => ({ ...to(one), current: isSame(one, range) })),
    periods: PERIODS.map((one) => ({
      label: t('review.days', { days: one }),
      href: addressOf({ ...asked, days: one }),
      current: one === days,
    })),
    comparisons: isWhole(range) ? BREAKDOWNS.map((one) => comparison(t, asked, one, by)) : [],
  }
}

const BREAKDOWNS = ['district', 'department'] as const

const comparison = (t: Translator, asked: Asked, one: Breakdown, by: Breakdown): Filter => ({
  label: t(`review.by.${one}`),
  href: addressOf({ ...asked, by: one }),
  current: by === one,
})

const isSame = (one: Range, other: Range): boolean =>
  one.department === other.department && one.district === other.district
