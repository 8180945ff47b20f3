import type { Context } from 'hono'
import { readCalendar } from '../../db/queries/calendar'
import { declareHoliday, readHoliday } from '../../db/queries/holiday'
import type { Names } from '../../db/schema/names'
import { AskHoliday, NewHoliday } from '../../views/admin/new-holiday'
import type { Faults } from '../../views/components/field'
import { dayOfDate, figure, noonOf } from '../../views/format'
import type { Language } from '../../views/i18n'
import { DAY, dayInIndia, isWorkingDay } from '../../workflows/calendar'
import { page } from '../answer'
import { administrator } from '../middleware/guards'
import { readSent } from '../officer/act-form'
import { officerOf } from '../officer/reader'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { dayOf } from '../calendar-day'

const MOST_LETTERS = 80
/** Nobody declares a holiday for longer ahead than the list of the next year. */
const FARTHEST = 366 * DAY

const path = paths.newHoliday()

/** English, and the language of the State itself. */
const languagesOf = (c: Context<Env>): Language[] => [
  ...new Set<Language>([...c.var.deps.portal.languages.slice(0, 1), 'en']),
]

function form(c: Context<Env>, kept: Record<string, string>, faults: Faults = {}) {
  const { t } = c.var
  const view = <NewHoliday {...{ t, kept, faults }} languages={languagesOf(c)} back={paths.holidays()} />
  const status = Object.keys(faults).length > 0 ? 422 : 200
  return page(c, { title: t('holidays.declare.title'), status }, view)
}

/** Asked first, since it moves the dates of open cases. A second press of the same form finds it done. */
async function receive(c: Context<Env>) {
  const { t, deps } = c.var
  const { step, kept } = await readSent(c)
  const { id: officer } = officerOf(c)
  const date = dayOf(kept.day)
  const known = date && (await readHoliday(deps.db, date))
  if (known && known.declaredBy === officer && step === 'done') return done(c, known.date)
  const faults = { ...(await faultOfDay(c, kept.day, Boolean(known))), ...faultsOfNames(c, kept) }
  if (!date || Object.keys(faults).length > 0) return form(c, kept, faults)
  if (step === 'change') return form(c, kept)
  if (step !== 'done') {
    const view = (
      <AskHoliday
        {...{ t, kept }}
        languages={languagesOf(c)}
        day={dayOfDate(t.language, date)}
        back={paths.holidays()}
      />
    )
    return page(c, { title: t('holidays.declare.ask', { day: dayOfDate(t.language, date) }) }, view)
  }
  const names = Object.fromEntries(
    languagesOf(c).map((language) => [language, kept[`name-${language}`] ?? '']),
  ) as Names
  const at = new Date(deps.now())
  const declaration = { date, names, declaredOn: dayInIndia(deps.now()), officer, at }
  if (await declareHoliday(deps.db, declaration)) return done(c, date)
  // Somebody was first: the same press a second time, or another administrator.
  const own = (await readHoliday(deps.db, date))?.declaredBy === officer
  return own ? done(c, date) : form(c, kept, { day: t('holidays.declare.day-there') })
}

const done = (c: Context<Env>, date: string) =>
  c.redirect(paths.holidays({ year: date.slice(0, 4), declared: date }), 303)

async function faultOfDay(c: Context<Env>, typed: string | undefined, known: boolean): Promise<Faults> {
  const { t, deps } = c.var
  const date = dayOf(typed)
  if (!date) return { day: t('holidays.declare.day-missing') }
  const now = deps.now()
  if (date < dayInIndia(now) || date > dayInIndia(now + FARTHEST))
    return { day: t('holidays.declare.day-not-possible') }
  if (known) return { day: t('holidays.declare.day-there') }
  const calendar = await readCalendar(deps.db, deps.state.week)
  return isWorkingDay(calendar, noonOf(date)) ? {} : { day: t('holidays.declare.day-off') }
}

function faultsOfNames(c: Context<Env>, kept: Record<string, string>): Faults {
  const { t } = c.var
  const faults: Faults = {}
  for (const language of languagesOf(c)) {
    const field = `name-${language}`
    const name = kept[field] ?? ''
    if (name === '') faults[field] = t('holidays.declare.name-missing')
    if (name.length > MOST_LETTERS)
      faults[field] = t('holidays.declare.name-long', { most: figure(MOST_LETTERS) })
  }
  return faults
}

export const routes: Route[] = [
  { method: 'get', path, guard: administrator, handle: (c) => form(c, {}) },
  { method: 'post', path, guard: administrator, handle: receive },
]
