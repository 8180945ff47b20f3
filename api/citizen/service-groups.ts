import type { Context } from 'hono'
import type { Service } from '../../db/queries/service'
import { OTHER_SERVICE } from '../../db/schema/draft'
import { nameFor } from '../../db/schema/names'
import { LIFE_SITUATIONS } from '../../db/schema/reference'
import type { ServiceGroup } from '../../views/citizen/filing/browse'
import type { Env } from '../route'
import { serviceSearch } from './service-search'

/** All departments with their services and "something else", in the reader's language and its order. */
export async function departmentGroups(c: Context<Env>): Promise<ServiceGroup[]> {
  const { deps, language, t } = c.var
  const { all } = await serviceSearch(deps.db)
  const departments = Map.groupBy(all, ({ department }) => department)
  const groups = [...departments].map(([department, services]) => ({
    name: services[0] ? nameFor(services[0].departmentNames, language) : department,
    services: [
      ...entriesOf(c, services),
      { code: `${OTHER_SERVICE}@${department}`, name: t('filing.browse.other') },
    ],
  }))
  const collator = new Intl.Collator(language)
  return groups.sort((one, other) => collator.compare(one.name, other.name))
}

/** Services by what happens in life, from the cradle on; one may stand in several groups. */
export async function lifeSituationGroups(c: Context<Env>): Promise<ServiceGroup[]> {
  const { deps, t } = c.var
  const { all } = await serviceSearch(deps.db)
  return LIFE_SITUATIONS.map((situation) => ({
    name: t(`filing.life.${situation}`),
    services: entriesOf(
      c,
      all.filter(({ lifeSituations }) => lifeSituations.includes(situation)),
    ),
  })).filter(({ services }) => services.length > 0)
}

const entriesOf = ({ var: { language } }: Context<Env>, services: Service[]) =>
  services.map(({ code, names }) => ({ code, name: nameFor(names, language) }))
