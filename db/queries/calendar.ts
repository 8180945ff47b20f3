import { asc } from 'drizzle-orm'
import type { Calendar } from '../../workflows/calendar'
import type { Queryable } from '../client'
import { holidays } from '../schema/reference'

/** What a state lays down once and for all; the holidays are rows, because they are declared as the year goes on. */
export type WorkingWeek = Omit<Calendar, 'holidays'>

export async function readCalendar(db: Queryable, week: WorkingWeek): Promise<Calendar> {
  const rows = await db.select({ date: holidays.date }).from(holidays).orderBy(asc(holidays.date))
  return { ...week, holidays: rows.map(({ date }) => date) }
}
