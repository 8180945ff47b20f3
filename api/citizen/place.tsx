import type { Context } from 'hono'
import { readAreasIn, readDistricts, type Area } from '../../db/queries/area'
import type { DraftAnswers } from '../../db/schema/draft'
import { Place } from '../../views/citizen/filing/place'
import type { Choice, Faults } from '../../views/components/field'
import { figure } from '../../views/format'
import type { Language } from '../../views/i18n'
import { page } from '../answer'
import { anyone } from '../middleware/guards'
import { paths, withQuery } from '../paths'
import type { Env, Route } from '../route'
import { draftOf, keepAnswers, nextStep, placesOf, stepPath } from './draft'
import { serviceSearch } from './service-search'

const HERE = paths.newGrievanceStep('place')
const LONGEST_ADDRESS = 500

interface Chosen {
  district?: string
  taluk?: string
  locality?: string
}

const ask: Route = {
  method: 'get',
  path: HERE,
  guard: anyone,
  handle: async (c) => {
    const draft = await draftOf(c)
    if (!draft?.answers.service) return c.redirect(stepPath('service'), 303)
    const { district, taluk } = c.req.query()
    const chosen = district ? { district, taluk } : await placesOf(c, draft.answers.area)
    return place(c, { answers: draft.answers, chosen, address: draft.answers.address ?? '' })
  },
}

const answer: Route = {
  method: 'post',
  path: HERE,
  guard: anyone,
  handle: async (c) => {
    const draft = await draftOf(c)
    if (!draft?.answers.service) return c.redirect(stepPath('service'), 303)
    const form = await c.req.parseBody()
    const sent = (name: string) =>
      typeof form[name] === 'string' && form[name] !== '' ? form[name] : undefined
    const address = sent('address')?.trim() ?? ''
    const offered = await offeredFor(c, {
      district: sent('district'),
      taluk: sent('taluk'),
      locality: sent('locality'),
    })
    const { chosen } = offered
    // Without a script the form comes with the district alone: the taluks are on the next page, not a fault.
    if (chosen.district && form.taluk === undefined) {
      await keepAnswers(c, draft, { address })
      return c.redirect(withQuery(HERE, { district: chosen.district }), 303)
    }
    const faults = await faultsOf(c, draft.answers, offered, address)
    if (Object.keys(faults).length > 0) return place(c, { answers: draft.answers, chosen, address }, faults)
    const area = chosen.locality ?? chosen.taluk ?? chosen.district
    const answers = await keepAnswers(c, draft, { area, address })
    return c.redirect(stepPath(nextStep(answers)), 303)
  },
}

interface Offered {
  districts: Area[]
  taluks: Area[]
  localities: Area[]
  /** Only what lies inside each other: a taluk of another district is none. */
  chosen: Chosen
}

async function offeredFor(c: Context<Env>, wanted: Chosen): Promise<Offered> {
  const { db } = c.var.deps
  const among = (areas: Area[], code: string | undefined) =>
    areas.some((area) => area.code === code) ? code : undefined
  const districts = await readDistricts(db)
  const district = among(districts, wanted.district)
  const taluks = district ? await readAreasIn(db, district) : []
  const taluk = among(taluks, wanted.taluk)
  const localities = taluk ? await readAreasIn(db, taluk) : []
  return {
    districts,
    taluks,
    localities,
    chosen: { district, taluk, locality: among(localities, wanted.locality) },
  }
}

async function faultsOf(
  c: Context<Env>,
  answers: DraftAnswers,
  offered: Offered,
  address: string,
): Promise<Faults> {
  const { t } = c.var
  const { chosen, taluks } = offered
  const faults: Faults = {}
  if (!chosen.district) faults.district = t('filing.place.district-needed')
  else if (!chosen.taluk && taluks.length > 0 && !(await districtIsEnough(c, answers)))
    faults.taluk = t('filing.place.taluk-needed')
  if (address.length > LONGEST_ADDRESS)
    faults.address = t('filing.place.address-too-long', { most: figure(LONGEST_ADDRESS) })
  return faults
}

/** Some matters are dealt with in the district: the service says so. What fits no service is taken as it comes. */
async function districtIsEnough(c: Context<Env>, { service }: DraftAnswers): Promise<boolean> {
  const { byCode } = await serviceSearch(c.var.deps.db)
  const known = service ? byCode.get(service) : undefined
  return known?.place === 'district' || known?.place === 'state'
}

interface Asked {
  answers: DraftAnswers
  chosen: Chosen
  address: string
}

async function place(c: Context<Env>, { answers, chosen: wanted, address }: Asked, faults: Faults = {}) {
  const { t, language } = c.var
  const { districts, taluks, localities, chosen } = await offeredFor(c, wanted)
  const view = (
    <Place
      t={t}
      districts={choices(districts, language)}
      district={chosen.district}
      taluks={choices(taluks, language)}
      taluk={chosen.taluk}
      localities={choices(localities, language)}
      locality={chosen.locality}
      talukOptional={await districtIsEnough(c, answers)}
      address={address}
      faults={faults}
      here={HERE}
      back={stepPath('service')}
    />
  )
  const status = Object.keys(faults).length > 0 ? 422 : 200
  return page(c, { title: t('filing.place.title'), status, htmx: true }, view)
}

/** In the order of the reader's own alphabet. */
function choices(areas: Area[], language: Language): Choice[] {
  const collator = new Intl.Collator(language)
  const named = areas.map(({ code, nameEn, nameKn }) => ({
    value: code,
    label: language === 'kn' ? nameKn : nameEn,
  }))
  return named.sort((one, other) => collator.compare(one.label, other.label))
}

export const routes: Route[] = [ask, answer]
