import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { readHoliday, wasWithdrawn, withdrawHoliday } from '../../db/queries/holiday'
import { Confirm } from '../../views/components/confirm'
import { dayOfDate } from '../../views/format'
import { dayInIndia } from '../../workflows/calendar'
import { notFound, page } from '../answer'
import { administrator } from '../middleware/guards'
import { officerOf } from '../officer/reader'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { dayOf } from '../calendar-day'

const path = paths.holidayWithdrawal(':day')

/** A day that was declared on the portal and is still to come; null for every other. */
async function withdrawable(c: Context<Env>): Promise<string | null> {
  const { db, now } = c.var.deps
  const date = dayOf(c.req.param('day'))
  if (!date || date <= dayInIndia(now())) return null
  const holiday = await readHoliday(db, date)
  return holiday?.declaredBy ? date : null
}

async function ask(c: Context<Env>) {
  const { t } = c.var
  const date = await withdrawable(c)
  if (!date) return notFound(c)
  const question = t('holidays.withdraw.ask', { day: dayOfDate(t.language, date) })
  const view = (
    <Confirm
      {...{ t, question }}
      doIt={t('holidays.withdraw.do')}
      back={paths.holidays({ year: date.slice(0, 4) })}
      idempotencyKey={randomUUID()}
    >
      <p>{t('holidays.withdraw.consequence')}</p>
    </Confirm>
  )
  return page(c, { title: question }, view)
}

/** Pressed twice, it is withdrawn once and answers the same. */
async function withdraw(c: Context<Env>) {
  const { db, now } = c.var.deps
  const date = dayOf(c.req.param('day'))
  if (!date) return notFound(c)
  if (await withdrawable(c))
    await withdrawHoliday(db, { date, officer: officerOf(c).id, at: new Date(now()) })
  const gone = (await readHoliday(db, date)) === null && (await wasWithdrawn(db, date))
  return gone ? c.redirect(paths.holidays({ year: date.slice(0, 4), withdrawn: date }), 303) : notFound(c)
}

export const routes: Route[] = [
  { method: 'get', path, guard: administrator, handle: ask },
  { method: 'post', path, guard: administrator, handle: withdraw },
]
