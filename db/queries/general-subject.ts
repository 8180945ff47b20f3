import { and, eq, isNull } from 'drizzle-orm'
import { LEVELS, type Matrix, type Rung, type Subject } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { OTHER_SERVICE } from '../schema/draft'
import { departments } from '../schema/reference'
import { readPath } from './area'
import { worksIn } from './served'

/**
 * No posting has this designation, so every level lies in the routing queue of the department's nodal officer until
 * that one names the officer. The days are those of an officer who is named by hand.
 */
const TO_BE_NAMED: Omit<Rung, 'department'> = { designation: 'to-be-named', officeLevel: 'state', days: 15 }

/**
 * The subject of a matter that fits no service of this department. Null where department or place is unknown, or the
 * department does not work there.
 */
export async function generalSubjectFor(
  db: Queryable,
  department: string,
  area: string,
): Promise<Subject | null> {
  const path = await readPath(db, area)
  const district = path.find(({ kind }) => kind === 'district')
  const codes = path.map(({ code }) => code)
  const [known] = await db
    .select({ code: departments.code })
    .from(departments)
    .where(and(eq(departments.code, department), isNull(departments.retiredAt), worksIn(codes)))
  if (!known || !district) return null
  const rungs = LEVELS.map((level) => [level, { department, ...TO_BE_NAMED }] as const)
  return {
    department,
    service: OTHER_SERVICE,
    area,
    district: district.code,
    matrix: Object.fromEntries(rungs) as Matrix,
  }
}
