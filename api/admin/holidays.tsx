import type { Context } from 'hono'
import { readHolidays, wasWithdrawn, type Holiday } from '../../db/queries/holiday'
import { nameFor } from '../../db/schema/names'
import { Holidays, type HolidayRow } from '../../views/admin/holidays'
import { day, dayOfDate, noonOf } from '../../views/format'
import { dayInIndia } from '../../workflows/calendar'
import { page } from '../answer'
import { administrator } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { dayOf } from '../calendar-day'

const holidays: Route = { method: 'get', path: paths.holidays(), guard: administrator, handle: show }

/** The holidays of one year: the present one, its neighbours by a link. */
async function show(c: Context<Env>) {
  const { t, deps } = c.var
  const today = dayInIndia(deps.now())
  const thisYear = Number(today.slice(0, 4))
  const years = [thisYear - 1, thisYear, thisYear + 1]
  const year = years.find((one) => String(one) === c.req.query('year')) ?? thisYear
  const rows = await readHolidays(deps.db, String(year))
  const heading = t('holidays.heading', { year: String(year) })
  const view = (
    <Holidays
      {...{ t, heading }}
      notice={await noticeOf(c, rows)}
      years={years.map((one) => ({
        label: String(one),
        href: paths.holidays({ year: one }),
        current: one === year,
      }))}
      rows={rows.map((row) => holidayRow(c, row, today))}
      declare={paths.newHoliday()}
    />
  )
  return page(c, { title: heading, wide: true }, view)
}

/** What was declared on the portal can be taken back as long as it is to come. */
function holidayRow(
  c: Context<Env>,
  { date, names, declaredOn, declaredBy }: Holiday,
  today: string,
): HolidayRow {
  const { t } = c.var
  const declared = declaredBy !== null && declaredOn !== null
  const withoutYear = (one: string, year: string) => day(t.language, noonOf(one), noonOf(year))
  return {
    // The heading has the year.
    day: withoutYear(date, date),
    name: nameFor(names, t.language),
    declared: declared ? t('holidays.declared', { day: withoutYear(declaredOn, date) }) : null,
    withdraw: declared && date > today ? paths.holidayWithdrawal(date) : null,
  }
}

/** What has just been done, as the address says it, where it is so. */
async function noticeOf(c: Context<Env>, rows: Holiday[]): Promise<string | null> {
  const { t, deps } = c.var
  const [declared, withdrawn] = [dayOf(c.req.query('declared')), dayOf(c.req.query('withdrawn'))]
  const isThere = (day: string) => rows.some(({ date, declaredBy }) => date === day && declaredBy !== null)
  if (declared && isThere(declared))
    return t('holidays.declare.done', { day: dayOfDate(t.language, declared) })
  if (withdrawn && !isThere(withdrawn) && (await wasWithdrawn(deps.db, withdrawn)))
    return t('holidays.withdraw.done', { day: dayOfDate(t.language, withdrawn) })
  return null
}

export const routes: Route[] = [holidays]
