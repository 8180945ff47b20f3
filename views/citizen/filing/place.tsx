import type { Child } from 'hono/jsx'
import { Button } from '../../components/button'
import { IdempotencyKey, Select, TextArea, type Choice, type Faults } from '../../components/field'
import { TYPED_FORM } from '../../components/typed'
import type { Translator } from '../../i18n'
import { Phone } from './phone'
import { FilledNotice, PlaceSearch, type Filled, type PlaceSearchProps } from './place-search'
import { Step } from './step'

/** Fields of the form, each a place in the one before: a locality is a hobli, a gram panchayat or a town, a village may be a ward. */
export const PLACE_FIELDS = ['district', 'taluk', 'locality', 'village'] as const
export type PlaceField = (typeof PLACE_FIELDS)[number]

/** Sent for a locality that is not in the list. */
export const ELSEWHERE = 'elsewhere'

interface PlaceProps {
  t: Translator
  /** Empty where nothing is known, or the place around it is still open. */
  offered: Record<PlaceField, Choice[]>
  chosen: Partial<Record<PlaceField, string>>
  /** The matter is dealt with in the district: the taluk may be left open. */
  talukOptional: boolean
  /** The matter is dealt with by a town, and towns of this taluk are known. */
  townNeeded: boolean
  address: string
  /** The list that the answer before has just brought: without a script nothing else shows that it is new. */
  next: PlaceField | null
  /** The list that a choice has just brought into the page. */
  came: PlaceField | null
  faults: Faults
  search: Pick<PlaceSearchProps, 'words' | 'found' | 'count'>
  /** What has filled the lists, where the reader did not; to be confirmed. */
  filled: Filled | null
  here: string
  /** The step before. */
  back: string
  /** Of the draft. */
  idempotencyKey: string
  /** What the grievance is called, where this browser has others too. */
  matter?: string
  /** Where to choose another matter, when this one is not dealt with at the place. */
  anotherMatter?: string
}

/**
 * Where it is. The lists depend on each other: with a script they are fetched as soon as one is chosen, without one
 * the button brings the next.
 */
export function Place(props: PlaceProps) {
  const { t, address, next, came, faults, search, filled, here, back, idempotencyKey, matter } = props
  return (
    <Step t={t} number={3} title={placeTitle(t, next)} back={back} faults={faults} matter={matter}>
      {filled && <FilledNotice t={t} filled={filled} />}
      <form id={TYPED_FORM} method="post">
        <IdempotencyKey value={idempotencyKey} />
        <p class="soft">{t(next ? 'filing.place.now-hint' : 'filing.place.hint')}</p>
        {!next && <PlaceSearch t={t} {...search} faults={faults} here={here} />}
        {!next && <PhonePlace t={t} />}
        <District {...props} />
        <p id="came" class="unseen" role="status">
          {came && listCame(props, came)}
        </p>
        <TextArea
          name="address"
          label={t('common.optional', { label: t('filing.place.address') })}
          hint={t('filing.place.address-hint')}
          fault={faults.address}
          value={address}
          rows={3}
        />
        <div class="row">
          <Button>{t('common.continue')}</Button>
          <Button kind="quiet" name="onward" value="point">
            {t('place.point.add')}
          </Button>
        </div>
      </form>
    </Step>
  )
}

/** What has come, within what, and how much of it. */
function listCame({ t, offered, chosen }: PlaceProps, came: PlaceField): string {
  const around = PLACE_FIELDS[PLACE_FIELDS.indexOf(came) - 1] ?? came
  const inside = offered[around].find(({ value }) => value === chosen[around])?.label ?? ''
  return t('filing.place.list-came', { list: labelOf(t, came), inside, count: offered[came].length })
}

const PhonePlace = ({ t }: { t: Translator }) => (
  <Phone
    t={t}
    button={t('place.here.button')}
    hint={t('place.here.hint')}
    refused={t('place.here.refused')}
    unknown={t('place.here.unknown')}
  />
)

/** Also the title of the document, which a screen reader says first. */
export const placeTitle = (t: Translator, next: PlaceField | null): string =>
  t(next ? `filing.place.now.${next}` : 'filing.place.title')

const labelOf = (t: Translator, field: PlaceField): string => t(`filing.place.${field}`)

function District(props: PlaceProps) {
  const { t, anotherMatter } = props
  return (
    <>
      <PlaceSelect {...props} name="district" label={labelOf(t, 'district')} inside="taluks" />
      {anotherMatter && (
        <p>
          <a href={anotherMatter}>{t('filing.place.another-matter')}</a>
        </p>
      )}
      <div id="taluks" class="stack-form">
        {props.offered.taluk.length > 0 && <Taluk {...props} />}
      </div>
    </>
  )
}

function Taluk(props: PlaceProps) {
  const { t, talukOptional, offered } = props
  const label = labelOf(t, 'taluk')
  return (
    <>
      <PlaceSelect
        {...props}
        name="taluk"
        label={talukOptional ? t('common.optional', { label }) : label}
        inside="localities"
      />
      <div id="localities" class="stack-form">
        {offered.locality.length > 0 && <Locality {...props} />}
      </div>
    </>
  )
}

function Locality(props: PlaceProps) {
  const { t, townNeeded, offered } = props
  const label = labelOf(t, 'locality')
  const elsewhere = { value: ELSEWHERE, label: t('filing.place.elsewhere') }
  return (
    <>
      <PlaceSelect
        {...props}
        name="locality"
        label={townNeeded ? label : t('common.optional', { label })}
        more={townNeeded ? [elsewhere] : []}
        inside="villages"
      />
      <div id="villages" class="stack-form">
        {offered.village.length > 0 && (
          <PlaceSelect {...props} name="village" label={labelOf(t, 'village')} />
        )}
      </div>
    </>
  )
}

interface PlaceSelectProps extends PlaceProps {
  name: PlaceField
  label: string
  /** Choices that are no places. */
  more?: Choice[]
  /** Id of the part that depends on the choice. */
  inside?: string
}

function PlaceSelect({ t, offered, chosen, faults, here, name, label, more = [], inside }: PlaceSelectProps) {
  const select = (
    <Select
      name={name}
      label={label}
      fault={faults[name]}
      choices={[...offered[name], ...more]}
      value={chosen[name]}
      empty={t('filing.place.choose')}
    />
  )
  return inside ? <Fetching {...{ here, name, inside }}>{select}</Fetching> : select
}

/**
 * Around a list whose choice decides what the part inside it offers; only that part is fetched, so focus stays, and who
 * does not see it hears of it. Who goes
 * through the list by keyboard chooses each of its entries for a moment: only the last one counts.
 */
function Fetching({
  here,
  name,
  inside,
  children,
}: {
  here: string
  name: PlaceField
  inside: string
  children: Child
}) {
  const around = PLACE_FIELDS.slice(0, PLACE_FIELDS.indexOf(name) + 1)
  return (
    <div
      hx-get={here}
      hx-trigger="change"
      hx-sync="this:replace"
      hx-include={around.map((field) => `#${field}`).join(', ')}
      hx-target={`#${inside}`}
      hx-select={`#${inside}`}
      hx-select-oob="#came:outerMorph"
      hx-swap="outerHTML"
    >
      {children}
    </div>
  )
}
