import { readAreasIn, readDistricts, type Area } from '../../db/queries/area'
import type { Queryable } from '../../db/client'
import { nameFor } from '../../db/schema/names'
import type { Choice } from '../../views/components/field'
import { PLACE_FIELDS, type PlaceField } from '../../views/citizen/filing/place'
import type { Language } from '../../views/i18n'

/** Codes of areas, each lying in the one before. */
export type ChosenPlace = Partial<Record<PlaceField, string>>

export interface OfferedPlaces {
  /** What there is to choose from; nothing below a place that is still open. */
  areas: Partial<Record<PlaceField, Area[]>>
  /** Only what lies inside each other: a taluk of another district is none. */
  chosen: ChosenPlace
}

/** Follows the wish from the district down, as far as it fits. */
export async function placesOffered(db: Queryable, wanted: ChosenPlace): Promise<OfferedPlaces> {
  const offered: OfferedPlaces = { areas: {}, chosen: {} }
  let areas = await readDistricts(db)
  for (const field of PLACE_FIELDS) {
    offered.areas[field] = areas
    const found = areas.find(({ code }) => code === wanted[field])
    if (!found) break
    offered.chosen[field] = found.code
    areas = await readAreasIn(db, found.code)
  }
  return offered
}

/** The finest place that was chosen. */
export const finestOf = ({ village, locality, taluk, district }: ChosenPlace): string | undefined =>
  village ?? locality ?? taluk ?? district

/** In the order of the reader's own alphabet; ward 2 before ward 10. */
export function placeChoices(areas: Area[] = [], language: Language): Choice[] {
  const collator = new Intl.Collator(language, { numeric: true })
  const named = areas.map(({ code, names }) => ({ value: code, label: nameFor(names, language) }))
  return named.sort((one, other) => collator.compare(one.label, other.label))
}
