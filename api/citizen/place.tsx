import type { Context } from 'hono'
import type { Draft } from '../../db/queries/draft'
import { readCentre } from '../../db/queries/place'
import type { DraftAnswers } from '../../db/schema/draft'
import { kilometresBetween } from '../../db/schema/point'
import { ELSEWHERE, Place, PLACE_FIELDS, placeTitle, type PlaceField } from '../../views/citizen/filing/place'
import type { Faults } from '../../views/components/field'
import { figure } from '../../views/format'
import { page } from '../answer'
import { anyone } from '../middleware/guards'
import { paths, withQuery } from '../paths'
import type { Env, Route } from '../route'
import { amongOthers, draftUnderWay, keepAnswers, placesOf, stepPath } from './draft'
import { foundLine } from './found-places'
import { onDraft, type Sent } from './on-draft'
import { finestOf, placeChoices, placesOffered, type ChosenPlace, type OfferedPlaces } from './place-choice'
import { placeSearch } from './place-search'
import { askedBy, filledIn, OUTSIDE, wordsIn } from './place-ways'
import { POINT_STEP } from './point'
import { serviceSearch } from './service-search'
import { onwards } from './similar'
import { unserved } from './unserved'

const HERE = paths.newGrievanceStep('place')
const LONGEST_ADDRESS = 500

const ask: Route = {
  method: 'get',
  path: HERE,
  guard: anyone,
  handle: async (c) => {
    const draft = await draftUnderWay(c)
    if (!draft?.answers.service) return c.redirect(stepPath('service'), 303)
    const asked = chosenIn(c.req.query())
    const wanted = asked.district ? asked : await placesOf(c, draft.answers.area)
    const { by, words } = c.req.query()
    const fresh = asked.district !== undefined && !isByScript(c) && !by && !words
    const sent = { answers: draft.answers, wanted, address: draft.answers.address ?? '', fresh }
    // Another service was chosen since, and its department does not work at the place.
    return place(c, sent, asked.district ? {} : await unserved(c, draft.answers, draft.answers.area))
  },
}

const answer: Route = {
  method: 'post',
  path: HERE,
  guard: anyone,
  handle: (c) => onDraft(c, (draft, sent) => take(c, draft, sent)),
}

async function take(c: Context<Env>, draft: Draft | null, form: Sent) {
  if (!draft?.answers.service) return c.redirect(stepPath('service'), 303)
  const wanted = chosenIn(form)
  const address = typeof form.address === 'string' ? form.address.trim() : ''
  const way = await askedBy(c, form)
  if (way && (way.words ?? 'said') !== '') {
    await keepAnswers(c, draft, { address })
    return c.redirect(withQuery(HERE, { ...(way.district ? {} : wanted), ...way }), 303)
  }
  const offered = await placesOffered(c.var.deps.db, wanted)
  if (way) return place(c, { answers: draft.answers, wanted, address }, nothingToFind(c))
  // Without a script a form lacks what only its answer makes known: that is on the next page, and no fault.
  const unasked = PLACE_FIELDS.find((field) => offered.areas[field]?.length && form[field] === undefined)
  if (unasked && unasked !== 'district') return narrower(c, draft, offered.chosen, address)
  const sent = { answers: draft.answers, wanted, address }
  const faulty = await faultsOf(c, sent, offered)
  const clear = Object.keys(faulty).length === 0
  const faults = clear ? await unserved(c, draft.answers, finestOf(offered.chosen)) : faulty
  if (Object.keys(faults).length > 0) return place(c, sent, faults)
  const area = finestOf(offered.chosen)
  const answers = await keepAnswers(c, draft, { area, address, ...(await movedAway(c, draft.answers, area)) })
  return c.redirect(form.onward === 'point' ? POINT_STEP : await onwards(c, answers), 303)
}

const nothingToFind = (c: Context<Env>): Faults => ({ words: c.var.t('place.search.needed') })

/** A point far from a place that was chosen since belongs to the place before. */
async function movedAway(c: Context<Env>, { point }: DraftAnswers, area = ''): Promise<DraftAnswers> {
  const centre = point ? await readCentre(c.var.deps.db, area) : null
  return point && centre && kilometresBetween(centre, point) > OUTSIDE ? { point: null } : {}
}

/** What a form or an address says; an empty choice is none. */
function chosenIn(sent: Record<string, unknown>): ChosenPlace {
  const said = PLACE_FIELDS.filter((field) => typeof sent[field] === 'string' && sent[field] !== '')
  return Object.fromEntries(said.map((field) => [field, String(sent[field])]))
}

async function narrower(c: Context<Env>, draft: Draft, chosen: ChosenPlace, address: string) {
  await keepAnswers(c, draft, { address })
  return c.redirect(withQuery(HERE, { ...chosen }), 303)
}

interface Asked {
  answers: DraftAnswers
  wanted: ChosenPlace
  address: string
  /** A page of its own that the answer just before has led to: the list that is still open is new. */
  fresh?: boolean
}

async function faultsOf(
  c: Context<Env>,
  { answers, wanted, address }: Asked,
  { areas, chosen }: OfferedPlaces,
): Promise<Faults> {
  const { t } = c.var
  const needed = await neededFor(c, answers)
  const faults: Faults = {}
  if (!chosen.district) faults.district = t('filing.place.district-needed')
  else if (!chosen.taluk && areas.taluk?.length && (needed !== 'district' || wanted.taluk))
    faults.taluk = t('filing.place.taluk-needed')
  else if (!chosen.locality && needed === 'town' && hasTowns(areas) && wanted.locality !== ELSEWHERE)
    faults.locality = t('filing.place.town-needed')
  // A browser that goes back may keep a choice of a list that is not there any more.
  const stray = PLACE_FIELDS.find((field) => areas[field] && wanted[field] && !chosen[field])
  if (stray && wanted[stray] !== ELSEWHERE) faults[stray] ??= t('filing.place.choose-again')
  if (address.length > LONGEST_ADDRESS)
    faults.address = t('filing.place.address-too-long', { most: figure(LONGEST_ADDRESS) })
  return faults
}

const hasTowns = ({ locality = [] }: OfferedPlaces['areas']): boolean =>
  locality.some(({ kind }) => kind === 'town')

/**
 * How exact the place must be: the service says so, since some matters are dealt with in the district and others by
 * the town itself. What fits no service is taken by its taluk.
 */
async function neededFor(c: Context<Env>, { service }: DraftAnswers): Promise<'district' | 'taluk' | 'town'> {
  const { byCode } = await serviceSearch(c.var.deps.db)
  const known = service ? byCode.get(service)?.place : undefined
  if (known === 'district' || known === 'state') return 'district'
  return known === 'town' ? 'town' : 'taluk'
}

/** The list within the place that was chosen last; whoever takes a choice back gets none. */
function brings(wanted: ChosenPlace, open: PlaceField | undefined): PlaceField | null {
  const around = open && PLACE_FIELDS[PLACE_FIELDS.indexOf(open) - 1]
  return open && around && wanted[around] ? open : null
}

/** The script takes the list that is new out of the page. */
const isByScript = (c: Context<Env>): boolean => c.req.header('HX-Request') === 'true'

async function place(c: Context<Env>, { answers, wanted, address, fresh }: Asked, faults: Faults = {}) {
  const { t, language, deps } = c.var
  const { areas, chosen } = await placesOffered(deps.db, wanted)
  const needed = await neededFor(c, answers)
  const open = PLACE_FIELDS.find((field) => !chosen[field] && areas[field]?.length)
  const next = (fresh && open) || null
  const offered = PLACE_FIELDS.map((field) => [field, placeChoices(areas[field], language)])
  const words = c.req.method === 'GET' ? wordsIn(c.req.query()) : ''
  const { found, count } = words ? (await placeSearch(deps.db)).find(words) : { found: [], count: 0 }
  const view = (
    <Place
      t={t}
      offered={Object.fromEntries(offered)}
      chosen={{ locality: wanted.locality === ELSEWHERE ? ELSEWHERE : undefined, ...chosen }}
      talukOptional={needed === 'district'}
      townNeeded={needed === 'town' && hasTowns(areas)}
      address={address}
      next={next}
      came={(isByScript(c) && brings(wanted, open)) || null}
      faults={faults}
      search={{ words, found: found.map((one) => foundLine(t, one)), count }}
      filled={await filledIn(c, finestOf(chosen))}
      here={HERE}
      back={stepPath('service')}
      idempotencyKey={answers.key ?? ''}
      matter={amongOthers(c, answers)}
      anotherMatter={faults.district && chosen.district ? stepPath('service') : undefined}
    />
  )
  const status = c.req.method === 'POST' && Object.keys(faults).length > 0 ? 422 : 200
  return page(c, { title: placeTitle(t, next), status, htmx: true, scripts: ['place'] }, view)
}

export const routes: Route[] = [ask, answer]
