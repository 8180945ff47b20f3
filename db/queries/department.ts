import { count, isNull } from 'drizzle-orm'
import type { Queryable } from '../client'
import { departments } from '../schema/reference'

/** How many departments take grievances here. */
export async function countDepartments(db: Queryable): Promise<number> {
  const [row] = await db.select({ count: count() }).from(departments).where(isNull(departments.retiredAt))
  return row?.count ?? 0
}
