import { kilometresBetween, pointOf, type Point } from '../../db/schema/point'
import type { Reference } from '../read'
import { languagesOf } from '../packs'
import { AREA_KINDS, type AreaRow, type Language } from '../schema'
import type { Placed, RowFault } from '../table'
import { repeats } from './repeats'

/** Areas make one tree below one state, each inside an area of a wider kind. */
export function areaFaults({ areas, state }: Reference): RowFault[] {
  const languages = languagesOf(state)
  const known = new Map(areas.map((area) => [area.code, area]))
  return [
    ...repeats(areas, ({ code }) => code, 'the code'),
    ...repeats(areas, ({ kind, lgd }) => lgd && `${kind} ${lgd}`, 'the directory code'),
    ...areas.flatMap((area) =>
      area.kind === 'state' ? stateFaults(area, state.area) : parentFaults(area, known),
    ),
    ...areas.flatMap((area) => nameFaults(area, languages)),
    ...areas.flatMap((area) => pointFaults(area, known)),
    ...(known.get(state.area)?.kind === 'state'
      ? []
      : [{ line: 1, reason: `the state's own area "${state.area}" of state.json is missing` }]),
  ]
}

/** Kinds that are imported by the thousand have their English names only until somebody adds the others. */
const IMPORTED: AreaRow['kind'][] = ['panchayat', 'town', 'village', 'ward']

const nameFaults = ({ line, kind, names }: Placed<AreaRow>, languages: Language[]): RowFault[] =>
  languages
    .filter((language) => !names[language] && !IMPORTED.includes(kind))
    .map((language) => ({
      line,
      reason: `name_${language} is missing: only ${IMPORTED.join(', ')} may lack it`,
    }))

function stateFaults(area: Placed<AreaRow>, expected: string): RowFault[] {
  const { line } = area
  if (area.code !== expected) return [{ line, reason: `there is one state, "${expected}" of state.json` }]
  return area.parent ? [{ line, reason: 'a state lies in no other area' }] : []
}

function parentFaults(area: Placed<AreaRow>, known: Map<string, AreaRow>): RowFault[] {
  const { line } = area
  if (!area.parent) return [{ line, reason: `parent is missing: in what does "${area.code}" lie?` }]
  const parent = known.get(area.parent)
  if (!parent) return [{ line, reason: `parent "${area.parent}" is not known` }]
  const wider = AREA_KINDS.indexOf(parent.kind) < AREA_KINDS.indexOf(area.kind)
  return wider ? [] : [{ line, reason: `a ${area.kind} cannot lie in the ${parent.kind} "${parent.code}"` }]
}

/** No place of a district is further from its seat. Beyond lies another place of the same name, or a slip of a digit. */
const FAR = 150

function pointFaults(area: Placed<AreaRow>, known: Map<string, AreaRow>): RowFault[] {
  const { line, latitude, longitude } = area
  if ((latitude === null) !== (longitude === null))
    return [{ line, reason: 'latitude and longitude are given together, or neither' }]
  const point = pointOf(area)
  const seat = point && seatOfDistrict(area, known)
  const kilometres = point && seat ? Math.round(kilometresBetween(point, seat)) : 0
  return kilometres > FAR
    ? [{ line, reason: `lies ${kilometres} km from the seat of its district: is it another place?` }]
    : []
}

function seatOfDistrict(area: AreaRow, known: Map<string, AreaRow>): Point | null {
  let around: AreaRow | undefined = area
  // No further than the kinds of area are deep: parents that go round in a ring are a fault of their own.
  for (let step = 0; around && around.kind !== 'district' && step < AREA_KINDS.length; step += 1)
    around = around.parent ? known.get(around.parent) : undefined
  return around ? pointOf(around) : null
}
