import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Policy } from '../../workflows/grievance/policy'
import { LEVELS, type Level, type Matrix, type Subject } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { departments, matrix, policies, services, type PolicyPack } from '../schema/reference'
import { readPath } from './area'
import { worksIn } from './served'

/**
 * Who is answerable for a service at a place, as it is laid down today: a case pins it.
 * Null where the service or the area is unknown or retired, the area lies in no district, or the
 * service's department does not work there.
 */
export async function subjectFor(db: Queryable, service: string, area: string): Promise<Subject | null> {
  const path = await readPath(db, area)
  const district = path.find(({ kind }) => kind === 'district')
  const codes = path.map(({ code }) => code)
  const [asked] = await db
    .select({ department: services.department })
    .from(services)
    .innerJoin(departments, eq(departments.code, services.department))
    .where(and(eq(services.code, service), isNull(services.retiredAt), worksIn(codes)))
  const rungs = await matrixOf(db, service)
  if (!asked || !district || !rungs) return null
  return { department: asked.department, service, area, district: district.code, matrix: rungs }
}

async function matrixOf(db: Queryable, service: string): Promise<Matrix | null> {
  const rows = await db.select().from(matrix).where(eq(matrix.service, service))
  const rungs = rows.map(({ level, department, designation, officeLevel, days }) => {
    return [level, { department, designation, officeLevel, days }] as const
  })
  const found = Object.fromEntries(rungs) as Partial<Record<Level, Matrix[Level]>>
  return LEVELS.every((level) => found[level]) ? (found as Matrix) : null
}

/**
 * The newest version of a policy pack, without what only people read of it.
 * @throws where no such pack is loaded: the portal cannot take a grievance without one
 */
export async function policyInForce(db: Queryable, code: string): Promise<Policy> {
  const [row] = await db
    .select({ pack: policies.pack })
    .from(policies)
    .where(eq(policies.code, code))
    .orderBy(desc(policies.version))
    .limit(1)
  if (!row) throw new Error(`Policy ${code} is not loaded: run "npm run reference -- load"`)
  return figuresOf(row.pack)
}

function figuresOf({
  name: _name,
  illustrative: _illustrative,
  source: _source,
  ...policy
}: PolicyPack): Policy {
  return policy
}
