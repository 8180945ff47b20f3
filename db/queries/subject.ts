import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Policy } from '../../workflows/grievance/policy'
import { LEVELS, type Level, type Matrix, type Rung, type Subject } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { departments, matrix, policies, services, type PolicyPack } from '../schema/reference'
import { readPath, type Area } from './area'
import { postingOf, statesOf } from './routing'
import { worksIn } from './served'

/**
 * Who is answerable for a service at a place, as it is laid down today: a case pins it. A level that has offices at
 * several kinds of area is answered by the finest that has somebody: with the ward known its engineer, else the one of
 * the town. Null where the service or the area is unknown or retired, the area lies in no district, or the service's
 * department does not work there.
 */
export async function subjectFor(db: Queryable, service: string, area: string): Promise<Subject | null> {
  const path = await readPath(db, area)
  const district = path.find(({ kind }) => kind === 'district')
  const codes = path.map(({ code }) => code)
  const rows = await db
    .select({ department: services.department, row: matrix })
    .from(services)
    .innerJoin(departments, eq(departments.code, services.department))
    .innerJoin(matrix, eq(matrix.service, services.code))
    .where(and(eq(services.code, service), isNull(services.retiredAt), worksIn(codes)))
    .orderBy(matrix.officeLevel)
  const [{ department } = {}] = rows
  if (!department || !district) return null
  const answering = await matrixAt(
    db,
    rows.map(({ row }) => row),
    path,
  )
  return answering && { department, service, area, district: district.code, matrix: answering }
}

async function matrixAt(
  db: Queryable,
  rows: (typeof matrix.$inferSelect)[],
  path: Area[],
): Promise<Matrix | null> {
  const offered = rows
    .map(({ level, ...rung }) => ({ level, rung, posting: postingOf(rung, path) }))
    .toSorted((one, other) => finenessIn(path, one.rung) - finenessIn(path, other.rung))
  const states = await statesOf(
    db,
    offered.flatMap(({ posting }) => posting ?? []),
  )
  const isAtWork = (posting: string) => (states.get(posting) ?? 'vacant') !== 'vacant'
  const rungOf = (level: Level): Rung | undefined => {
    const own = offered.filter((one) => one.level === level)
    const finest =
      own.findLast(({ posting }) => posting && isAtWork(posting)) ??
      own.find(({ posting }) => posting) ??
      own[0]
    if (!finest) return undefined
    const { department, designation, officeLevel, days } = finest.rung
    return { department, designation, officeLevel, days }
  }
  const found = LEVELS.map((level) => [level, rungOf(level)] as const)
  return found.every(([, rung]) => rung) ? (Object.fromEntries(found) as Matrix) : null
}

/** How far down the path of the case its office is; -1 where the place has no area of that kind. */
const finenessIn = (path: Area[], { officeLevel }: Rung) => path.findIndex(({ kind }) => kind === officeLevel)

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
  tracks: _tracks,
  ...policy
}: PolicyPack): Policy {
  return policy
}
