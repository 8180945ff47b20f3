import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Policy } from '../../workflows/grievance/policy'
import { LEVELS, type Level, type Matrix, type Subject } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { areas, matrix, policies, services, type PolicyPack } from '../schema/reference'

/**
 * Who is answerable for a service at a place, as it is laid down today: a case pins it.
 * Null where the service or the area is unknown or retired, or the area lies in no district.
 */
export async function subjectFor(db: Queryable, service: string, area: string): Promise<Subject | null> {
  const [asked] = await db
    .select({ department: services.department })
    .from(services)
    .where(and(eq(services.code, service), isNull(services.retiredAt)))
  const district = await districtOf(db, area)
  const rungs = await matrixOf(db, service)
  if (!asked || !district || !rungs) return null
  return { department: asked.department, service, area, district, matrix: rungs }
}

/** The district that an area is or lies in. */
async function districtOf(db: Queryable, area: string): Promise<string | null> {
  const [place] = await db
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.code, area), isNull(areas.retiredAt)))
  if (!place) return null
  const [district] = await db
    .select({ code: areas.code })
    .from(areas)
    .where(and(inArray(areas.code, place.path), eq(areas.kind, 'district')))
  return district?.code ?? null
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

function figuresOf({ name: _name, illustrative: _illustrative, source: _source, ...policy }: PolicyPack): Policy {
  return policy
}
