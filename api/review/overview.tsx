import type { Context } from 'hono'
import { namesOf } from '../../db/queries/names'
import { share } from '../../db/queries/performance'
import {
  countBeforeCommittee,
  readCounted,
  readOpenFigures,
  readOwingPostings,
  type Breakdown,
  type Counted,
  type OpenFigures,
  type Range,
} from '../../db/queries/review'
import { areaName, departmentName, postingName, serviceName, type Names } from '../../views/case/names'
import type { Filter } from '../../views/components/filters'
import { dayAndTime } from '../../views/format'
import type { Translator } from '../../views/i18n'
import { Overview, type OverviewProps, type PartRow } from '../../views/review/overview'
import { DAY, dayInIndia } from '../../workflows/calendar'
import { notFound, page } from '../answer'
import { reviewer } from '../middleware/guards'
import { officerOf } from '../officer/reader'
import { paths, type Query } from '../paths'
import type { Env, Route } from '../route'
import { codesOf, queryOf, rangeName, rangeOf, widerRanges, widestRanges } from './range'

const PERIODS = [7, 30, 90]
const USUAL_PERIOD = 30

const overview: Route = { method: 'get', path: paths.review(), guard: reviewer, handle: show }

/** What the address asks for. */
interface Asked {
  range: Range
  by: Breakdown
  days: number
}

async function show(c: Context<Env>) {
  const asked = askedFor(c)
  if (!asked) return notFound(c)
  const props = await overviewOf(c, asked)
  return page(c, { title: props.heading, wide: true }, <Overview {...props} />)
}

function askedFor(c: Context<Env>): Asked | null {
  const range = rangeOf(c)
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

async function overviewOf(c: Context<Env>, asked: Asked): Promise<OverviewProps> {
  const { t, deps } = c.var
  const { range, by, days } = asked
  const now = deps.now()
  const { remit } = officerOf(c)
  const since = dayInIndia(now - days * DAY)
  const [open, counted, committee, owing] = await Promise.all([
    readOpenFigures(deps.db, range, by, now),
    readCounted(deps.db, range, by === 'service' ? 'department' : by, since),
    countBeforeCommittee(deps.db, range),
    readOwingPostings(deps.db, range),
  ])
  const ranges = [range, ...widerRanges(remit, range), ...widestRanges(remit)]
  const named = codesOf(ranges)
  const parts = [...new Set([...open.keys(), ...(by === 'service' ? [] : counted.keys())])]
  const names = await namesOf(
    deps.db,
    {
      postings: owing.map(({ posting }) => posting),
      departments: [...named.departments, ...(by === 'department' ? parts : [])],
      areas: [...named.areas, ...(by === 'district' ? parts : [])],
      services: by === 'service' ? parts : [],
    },
    t.language,
  )
  const all = sumOf(open.values())
  return {
    ...{ t, by, days, now: { ...all, committee }, since: figuresOf(sumOf(counted.values())) },
    heading: rangeName(t, names, range),
    ...{ at: now, when: dayAndTime(t.language, now, now) },
    again: addressOf(asked),
    wider: widerRanges(remit, range).map((one) => ({
      label: rangeName(t, names, one),
      href: addressOf({ ...asked, range: one }),
    })),
    scopes: scopesOf(t, names, widestRanges(remit), asked),
    periods: PERIODS.map((one) => ({
      label: t('review.days', { days: one }),
      href: addressOf({ ...asked, days: one }),
      current: one === days,
    })),
    comparisons: comparisonsOf(t, asked),
    listOf: (filter) => paths.reviewCases({ ...queryOf(range), filter }),
    parts: parts
      .map((code) => partRow(t, names, asked, code, open.get(code), counted.get(code)))
      .toSorted(
        (one, other) =>
          other.late - one.late || other.open - one.open || one.name.localeCompare(other.name, t.language),
      ),
    owing: owing.map((row) => ({
      ...row,
      name: postingName(t, names, row.posting),
      href: paths.reviewCases({ ...queryOf(range), filter: 'late', posting: row.posting }),
    })),
  }
}

const addressOf = ({ range, by, days }: Asked): string => {
  const whole = range.department === null && range.district === null
  return paths.review({
    ...queryOf(range),
    by: whole && by === 'department' ? by : undefined,
    days: days === USUAL_PERIOD ? undefined : days,
  } satisfies Query)
}

/** One link for each range that the reader begins with; none where there is one only. */
function scopesOf(t: Translator, names: Names, ranges: Range[], asked: Asked): Filter[] {
  if (ranges.length < 2) return []
  return ranges.map((range) => ({
    label: rangeName(t, names, range),
    href: addressOf({ ...asked, range }),
    current: range.department === asked.range.department && range.district === asked.range.district,
  }))
}

function comparisonsOf(t: Translator, asked: Asked): Filter[] {
  if (asked.range.department !== null || asked.range.district !== null) return []
  return (['district', 'department'] as const).map((by) => ({
    label: t(`review.by.${by}`),
    href: addressOf({ ...asked, by }),
    current: asked.by === by,
  }))
}

const NOTHING_OPEN: OpenFigures = { open: 0, late: 0, week: 0, urgent: 0, routing: 0 }

/** @param code of a department, district or service */
function partRow(
  t: Translator,
  names: Names,
  { range, by, days }: Asked,
  code: string,
  open: OpenFigures = NOTHING_OPEN,
  counted: Counted = {},
): PartRow {
  const { registered, inTime, satisfied } = figuresOf(counted)
  const row = { open: open.open, late: open.late, registered, inTime, satisfied }
  if (by === 'service') return { ...row, name: serviceName(t, names, code), href: null }
  const part = { ...range, [by]: code }
  const name = by === 'district' ? areaName(names, code) : departmentName(t, names, code)
  return { ...row, name, href: addressOf({ range: part, by, days }) }
}

/** What happened, as shares where shares say more. */
function figuresOf(counted: Counted): OverviewProps['since'] {
  const count = (kind: string) => counted[kind] ?? 0
  return {
    registered: count('registered'),
    closed: count('closed'),
    inTime: share(count('report-in-time'), count('deadline-lapsed')),
    satisfied: share(count('satisfied'), count('not-satisfied')),
    lapsed: count('deadline-lapsed'),
    again: count('reopened') + count('contested'),
  }
}

function sumOf<K extends string>(parts: Iterable<Record<K, number>>): Record<K, number> {
  const sum: Record<string, number> = { open: 0, late: 0, week: 0, urgent: 0, routing: 0 }
  for (const part of parts)
    for (const [kind, count] of Object.entries<number>(part)) sum[kind] = (sum[kind] ?? 0) + count
  return sum as Record<K, number>
}

export const routes: Route[] = [overview]
