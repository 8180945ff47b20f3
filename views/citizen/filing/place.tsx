import { Button } from '../../components/button'
import { Select, TextArea, type Choice, type Faults } from '../../components/field'
import type { Translator } from '../../i18n'
import { Step } from './step'

interface PlaceProps {
  t: Translator
  districts: Choice[]
  district: string | undefined
  taluks: Choice[]
  taluk: string | undefined
  /** Hoblis and towns of the taluk; empty where none are known. */
  localities: Choice[]
  locality: string | undefined
  /** The matter is dealt with in the district: the taluk may be left open. */
  talukOptional: boolean
  address: string
  faults: Faults
  here: string
  /** The step before. */
  back: string
}

/**
 * Where it is. The lists depend on each other: with a script they are fetched as soon as one is chosen, without one
 * the button brings the next.
 */
export function Place(props: PlaceProps) {
  const { t, districts, district, address, faults, back } = props
  return (
    <Step t={t} number={3} title={t('filing.place.title')} back={back} faults={faults}>
      <form method="post">
        <p class="soft">{t('filing.place.hint')}</p>
        <div
          hx-get={props.here}
          hx-trigger="change"
          hx-include="#district"
          hx-target="#inside"
          hx-select="#inside"
          hx-swap="outerHTML"
        >
          <Select
            name="district"
            label={t('filing.place.district')}
            fault={faults.district}
            choices={districts}
            value={district}
            empty={t('filing.place.choose')}
          />
        </div>
        <Inside {...props} />
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
        </div>
      </form>
    </Step>
  )
}

/** Also the part that is fetched when a district or a taluk is chosen. */
function Inside({
  t,
  district,
  taluks,
  taluk,
  localities,
  locality,
  talukOptional,
  faults,
  here,
}: PlaceProps) {
  if (!district) return <div id="inside" />
  return (
    <div id="inside" class="stack-form">
      <div
        hx-get={here}
        hx-trigger="change"
        hx-include="#district, #taluk"
        hx-target="#inside"
        hx-select="#inside"
        hx-swap="outerHTML"
      >
        <Select
          name="taluk"
          label={
            talukOptional ? t('common.optional', { label: t('filing.place.taluk') }) : t('filing.place.taluk')
          }
          fault={faults.taluk}
          choices={taluks}
          value={taluk}
          empty={t('filing.place.choose')}
        />
      </div>
      {localities.length > 0 && (
        <Select
          name="locality"
          label={t('common.optional', { label: t('filing.place.locality') })}
          choices={localities}
          value={locality}
          empty={t('filing.place.choose')}
        />
      )}
    </div>
  )
}
