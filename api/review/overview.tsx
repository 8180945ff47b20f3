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
  type OwingPosting,
} from '../../db/queries/review'
import { areaName, departmentName, postingName, serviceName, type Names } from '../../views/case/names'
import { dayAndTime } from '../../views/format'
import type { Translator } from '../../views/i18n'
import { Overview, type OverviewProps, type PartRow } from '../../views/review/overview'
import { DAY, dayInIndia } from '../../workflows/calendar'
import { notFound, page } from '../answer'
import { reviewer } from '../middleware/guards'
import { officerOf } from '../officer/reader'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { addressOf, askedFor, waysFrom, type Asked } from './asked'
import { codesOf, queryOf, rangeName, widerRanges, widestRanges } from './range'

const overview: Route = { method: 'get', path: paths.review(), guard: reviewer, handle: show }

async function show(c: Context<Env>) {
  const asked = await askedFor(c)
  if (!asked) return notFound(c)
  const props = await overviewOf(c, asked)
  return page(c, { title: props.heading, wide: true }, <Overview {...props} />)
}

async function overviewOf(c: Context<Env>, asked: Asked): Promise<OverviewProps> {
  const { t, deps } = c.var
  const { range, by, days } = asked
  const now = deps.now()
  const figures = await figuresOn(c, asked, now)
  const { open, counted, committee, owing } = figures
  const names = await namesFor(c, asked, figures)
  return {
    ...{ t, by, days, at: now, when: dayAndTime(t.language, now, now) },
    heading: rangeName(t, names, range),
    ...waysFrom(t, names, officerOf(c).remit, asked),
    now: { ...sumOf(NOTHING_OPEN, open.values()), committee },
    since: happenedIn(sumOf({}, counted.values())),
    listOf: (filter) => paths.reviewCases({ ...queryOf(range), filter }),
    parts: partsOf(figures, by).map((code) =>
      partRow(t, names, asked, { code, open: open.get(code), counted: counted.get(code) }),
    ),
    owing: owing.map((row) => ({
      ...row,
      name: postingName(t, names, row.posting),
      href: paths.reviewCases({ ...queryOf(range), filter: 'late', owing: row.posting }),
    })),
  }
}

interface Figures {
  open: Map<string, OpenFigures>
  counted: Map<string, Counted>
  committee: number
  owing: OwingPosting[]
}

async function figuresOn(c: Context<Env>, { range, by, days }: Asked, now: number): Promise<Figures> {
  const { db } = c.var.deps
  const since = dayInIndia(now - (days - 1) * DAY)
  const [open, counted, committee, owing] = await Promise.all([
    readOpenFigures(db, range, by, now),
    // Services are not told apart there: the one department stands for all of them.
    readCounted(db, range, by === 'service' ? 'department' : by, since),
    countBeforeCommittee(db, range),
    readOwingPostings(db, range),
  ])
  return { open, counted, committee, owing }
}

/** Codes of the parts, where most has passed its date first. */
function partsOf({ open, counted }: Figures, by: Breakdown): string[] {
  const of = (code: string) => open.get(code) ?? NOTHING_OPEN
  const codes = [...new Set([...open.keys(), ...(by === 'service' ? [] : counted.keys())])]
  return codes.toSorted(
    (one, other) =>
      of(other).late - of(one).late || of(other).open - of(one).open || one.localeCompare(other),
  )
}

function namesFor(c: Context<Env>, { range, by }: Asked, figures: Figures): Promise<Names> {
  const { remit } = officerOf(c)
  const ranges = codesOf([range, ...widerRanges(remit, range), ...widestRanges(remit)])
  const parts = partsOf(figures, by)
  const codes = {
    postings: figures.owing.map(({ posting }) => posting),
    departments: [...ranges.departments, ...(by === 'department' ? parts : [])],
    areas: [...ranges.areas, ...(by === 'district' ? parts : [])],
    services: by === 'service' ? parts : [],
  }
  return namesOf(c.var.deps.db, codes, c.var.t.language)
}

const NOTHING_OPEN: OpenFigures = { open: 0, late: 0, week: 0, urgent: 0, routing: 0 }

interface Part {
  /** Of a department, district or service. */
  code: string
  open: OpenFigures | undefined
  counted: Counted | undefined
}

function partRow(t: Translator, names: Names, { range, by, days }: Asked, part: Part): PartRow {
  const { code, open = NOTHING_OPEN, counted = {} } = part
  const { registered, inTime, satisfied } = happenedIn(counted)
  const row = { open: open.open, late: open.late, registered, inTime, satisfied }
  if (by === 'service') return { ...row, name: serviceName(t, names, code), href: null }
  const name = by === 'district' ? areaName(names, code) : departmentName(t, names, code)
  return { ...row, name, href: addressOf({ range: { ...range, [by]: code }, by, days }) }
}

/** What happened, as shares where shares say more. */
function happenedIn(counted: Counted): OverviewProps['since'] {
  const count = (kind: string) => counted[kind] ?? 0
  return {
    registered: count('registered'),
    closed: count('closed'),
    inTime: share(count('report-in-time'), count('deadline-lapsed')),
    satisfied: share(count('satisfied'), count('not-satisfied')),
    lapsed: count('deadline-lapsed'),
    openedAgain: count('reopened') + count('contested'),
  }
}

function sumOf<Row extends Record<string, number>>(none: Row, rows: Iterable<Row>): Row {
  const sum: Record<string, number> = { ...none }
  for (const row of rows)
    for (const [kind, count] of Object.entries(row)) sum[kind] = (sum[kind] ?? 0) + count
  return sum as Row
}

export const routes: Route[] = [overview]
