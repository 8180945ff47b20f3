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
