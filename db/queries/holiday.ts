import { and, asc, eq, isNotNull, like, sql } from 'drizzle-orm'
import type { Database, Queryable } from '../client'
import { audit } from '../schema/audit'
import type { Names } from '../schema/names'
import { holidays } from '../schema/reference'

export type Holiday = typeof holidays.$inferSelect

/** The holidays of a year, such as `2026`. */
export const readHolidays = (db: Queryable, year: string): Promise<Holiday[]> =>
  db
    .select()
    .from(holidays)
    .where(like(dateText, `${year}-%`))
    .orderBy(asc(holidays.date))

/** Days of the calendar compare like their names. */
const dateText = sql<string>`${holidays.date}::text`

export async function readHoliday(db: Queryable, date: string): Promise<Holiday | null> {
  const [row] = await db.select().from(holidays).where(eq(holidays.date, date))
  return row ?? null
}

const WITHDREW = 'withdrew-holiday'

export interface Declaration {
  date: string
  names: Names
  /** The day on which it is declared. */
  declaredOn: string
  officer: string
  at: Date
}

/** Declares a holiday, which is put on record. False where the day is one already. */
export const declareHoliday = (db: Database, declaration: Declaration): Promise<boolean> =>
  db.transaction(async (tx) => {
    const { date, names, declaredOn, officer, at } = declaration
    const declared = await tx
      .insert(holidays)
      .values({ date, names, declaredOn, declaredBy: officer })
      .onConflictDoNothing()
      .returning({ date: holidays.date })
    if (declared.length === 0) return false
    await tx
      .insert(audit)
      .values({ at, actorKind: 'officer', actor: officer, act: 'declared-holiday', subject: date })
    return true
  })

/** Takes back what was declared on the portal, which is put on record too. False where there is nothing to take back. */
export const withdrawHoliday = (
  db: Database,
  { date, officer, at }: Pick<Declaration, 'date' | 'officer' | 'at'>,
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const withdrawn = await tx
      .delete(holidays)
      .where(and(eq(holidays.date, date), isNotNull(holidays.declaredBy)))
      .returning({ date: holidays.date })
    if (withdrawn.length === 0) return false
    await tx.insert(audit).values({ at, actorKind: 'officer', actor: officer, act: WITHDREW, subject: date })
    return true
  })

/** Whether it was taken back at some time. */
export const wasWithdrawn = async (db: Queryable, date: string): Promise<boolean> =>
  (await db.$count(audit, and(eq(audit.subject, date), eq(audit.act, WITHDREW)))) > 0
