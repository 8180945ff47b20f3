import { readAreasIn, readDistricts, type Area } from '../../db/queries/area'
import { countersIn, type Counter } from '../../db/queries/counter'
import { nameFor } from '../../db/schema/names'
import type { Language, Translator } from '../../views/i18n'
import { Counters, countersTitle, type CountersOfPlace } from '../../views/pages/counters'
import { page } from '../answer'
import { placeChoices } from '../citizen/place-choice'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'

/** In person: where the counters of a district are. A district that is not known is none. */
const counters: Route = {
  method: 'get',
  path: paths.counters(),
  guard: anyone,
  handle: async (c) => {
    const { t, language, deps } = c.var
    const districts = await readDistricts(deps.db)
    const district = districts.find(({ code }) => code === c.req.query('district'))
    const [places, found] = district
      ? await Promise.all([readAreasIn(deps.db, district.code), countersIn(deps.db, district.code)])
      : [[], []]
    const name = district && nameFor(district.names, language)
    const chosen = district && {
      district: district.code,
      name: nameFor(district.names, language),
      places: byPlace([named(district, t), ...inOrder(places, language)], found, language),
    }
    const view = (
      <Counters
        t={t}
        districts={placeChoices(districts, language)}
        chosen={chosen ?? null}
        helpline={deps.portal.helpline}
        hours={deps.state.week}
        here={paths.counters()}
      />
    )
    return page(c, { title: countersTitle(t, name) }, view)
  },
}

/** A district and its first taluk often have one name. */
const named = ({ names, ...district }: Area, t: Translator): Area => {
  const name = t('counters.whole-district', { district: nameFor(names, t.language) })
  return { ...district, names: { en: name, [t.language]: name } }
}

const inOrder = (areas: Area[], language: Language): Area[] => {
  const collator = new Intl.Collator(language)
  return areas.toSorted((one, other) =>
    collator.compare(nameFor(one.names, language), nameFor(other.names, language)),
  )
}

/** Each counter once, under the finest of these places in which it stands. */
function byPlace(places: Area[], found: Counter[], language: Language): CountersOfPlace[] {
  const collator = new Intl.Collator(language)
  return places.flatMap((place) => {
    const own = found.filter(
      ({ path }) => places.findLast(({ code }) => path.includes(code))?.code === place.code,
    )
    const names = own.map((counter) => nameFor(counter.names, language))
    return own.length > 0
      ? [{ place: nameFor(place.names, language), counters: names.sort(collator.compare) }]
      : []
  })
}

export const routes: Route[] = [counters]
