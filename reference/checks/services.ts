import { postingCode } from '../offices'
import type { Reference } from '../read'
import { AREA_KINDS, type MatrixRow } from '../schema'
import type { Placed, RowFault } from '../table'
import { codesOf, faultIf, repeats, unknown } from './repeats'

const LEVELS = ['L1', 'L2', 'L3'] as const
const fineness = (kind: MatrixRow['officeLevel']) => AREA_KINDS.indexOf(kind)

export function departmentFaults({ departments, designations, areas }: Reference): RowFault[] {
  const known = codesOf(designations)
  const places = codesOf(areas)
  return [
    repeats(departments, ({ code }) => code, 'the code'),
    ...departments.map(({ line, nodalDesignation, headDesignation, serves }) =>
      [
        unknown(line, 'nodal_designation', nodalDesignation, known),
        unknown(line, 'head_designation', headDesignation, known),
        serves.flatMap((area) => unknown(line, 'serves', area, places)),
      ].flat(),
    ),
  ].flat()
}

/** Each service belongs to a department, has its three levels, and asks for a place fine enough to find its L1. */
export function serviceFaults({ services, departments, matrix }: Reference): RowFault[] {
  const known = codesOf(departments)
  const rungs = widestOf(matrix)
  return [
    repeats(services, ({ code }) => code, 'the code'),
    ...services.map(({ line, code, department, place }) => {
      const missing = LEVELS.filter((level) => !rungs.has(`${code} ${level}`))
      const office = rungs.get(`${code} L1`)?.officeLevel
      const tooWide = office && fineness(office) > fineness(place)
      return [
        unknown(line, 'department', department, known),
        missing.map((level) => ({ line, reason: `"${code}" has no ${level} in matrix.csv` })),
        faultIf(tooWide, line, `place "${place}" is wider than the office of L1, a ${office}`),
      ].flat()
    }),
  ].flat()
}

/** Each row names what exists; from level to level the office never gets smaller and the posting is another one. */
export function matrixFaults({ matrix, services, departments, designations, areas }: Reference): RowFault[] {
  const known = {
    services: codesOf(services),
    departments: codesOf(departments),
    designations: codesOf(designations),
  }
  const kinds = new Set<string>(areas.map(({ kind }) => kind))
  return [
    repeats(
      matrix,
      ({ service, level, officeLevel }) => `${service} ${level} at a ${officeLevel}`,
      'the level',
    ),
    ...matrix.map(({ line, service, department, designation, officeLevel }) =>
      [
        unknown(line, 'service', service, known.services),
        unknown(line, 'department', department, known.departments),
        unknown(line, 'designation', designation, known.designations),
        faultIf(!kinds.has(officeLevel), line, `office_level: areas.csv has no ${officeLevel}`),
      ].flat(),
    ),
    ...[...Map.groupBy(matrix, ({ service }) => service).values()].map(ladderFaults),
  ].flat()
}

/** The widest office of each level of a service: whoever gives a wide place only is sent there. */
function widestOf(matrix: Placed<MatrixRow>[]): Map<string, Placed<MatrixRow>> {
  const widest = new Map<string, Placed<MatrixRow>>()
  for (const row of matrix) {
    const key = `${row.service} ${row.level}`
    const known = widest.get(key)
    if (!known || fineness(row.officeLevel) < fineness(known.officeLevel)) widest.set(key, row)
  }
  return widest
}

/** The rows of one service, from level to level and in each level from the finest office to the widest. */
function ladderFaults(rows: Placed<MatrixRow>[]): RowFault[] {
  const ladder = rows.toSorted(
    (one, other) =>
      one.level.localeCompare(other.level) || fineness(other.officeLevel) - fineness(one.officeLevel),
  )
  const names = ladder.map((row) => postingCode(row.department, row.designation, row.officeLevel))
  return ladder.flatMap(({ line, level, officeLevel }, place) => {
    const below = ladder[place - 1]
    const smaller = below && fineness(officeLevel) > fineness(below.officeLevel)
    const again = names.indexOf(names[place]!) < place
    return [
      faultIf(
        smaller,
        line,
        `${level} sits at a ${officeLevel}, below ${below?.level} at a ${below?.officeLevel}`,
      ),
      faultIf(again, line, `${level} is the same posting as a level below it`),
    ].flat()
  })
}
