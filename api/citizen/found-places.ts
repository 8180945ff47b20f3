import { nameFor } from '../../db/schema/names'
import type { FoundPlaceLine } from '../../views/citizen/filing/place-search'
import type { Translator } from '../../views/i18n'
import type { FoundPlace } from './place-search'

/** A place as it is told from others of its name: "Kusugal", and "Village, Shiraguppi hobli, Hubballi taluk, ...". */
export function foundLine(t: Translator, { place, around }: FoundPlace): FoundPlaceLine {
  const chain = around.map(({ kind, names }) => t(`place.in.${kind}`, { name: nameFor(names, t.language) }))
  return {
    code: place.code,
    name: nameFor(place.names, t.language),
    chain: [t(`place.kind.${place.kind}`), ...chain].join(', '),
  }
}
