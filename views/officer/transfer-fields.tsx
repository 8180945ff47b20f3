import { Button } from '../components/button'
import { Choices, Select, TextField, type Choice } from '../components/field'
import type { FieldsProps } from './act-fields'
import { Words } from './act-fields'

export interface TransferFieldsProps extends FieldsProps {
  departments: Choice[]
  /** Services that the search found, or those of the department. */
  services: Choice[]
  /** The place as it is, then those that the search found. */
  places: Choice[]
  /** Something was searched for. */
  searched: boolean
}

/**
 * Which service of which department, and where. The searches send the same form with another button, so that nothing
 * that was chosen or written is lost, and lead to what they found.
 */
export function TransferFields(props: TransferFieldsProps) {
  const { t, kept, faults, departments, services, places, searched } = props
  return (
    <>
      <fieldset class="search-group">
        <legend>{t('officer-acts.transfer.find')}</legend>
        <TextField
          name="search"
          type="search"
          label={t('officer-acts.transfer.search')}
          value={kept.search}
        />
        <Select
          name="department"
          label={t('officer-acts.transfer.department')}
          choices={departments}
          value={kept.department}
          empty={t('officer-acts.transfer.any-department')}
        />
        <Button kind="quiet" name="step" value="search" formaction="#service">
          {t('officer-acts.transfer.search-button')}
        </Button>
      </fieldset>
      {services.length > 0 && (
        <Choices
          name="service"
          label={t('officer-acts.transfer.service')}
          choices={services}
          value={kept.service}
          fault={faults.service}
        />
      )}
      {services.length === 0 && <NothingFound {...props} searched={searched} />}
      <fieldset class="search-group">
        <legend>{t('officer-acts.transfer.where')}</legend>
        <TextField name="place" type="search" label={t('officer-acts.transfer.place')} value={kept.place} />
        <Button kind="quiet" name="step" value="search" formaction="#area">
          {t('officer-acts.transfer.place-button')}
        </Button>
      </fieldset>
      <Choices
        name="area"
        label={t('officer-acts.transfer.area')}
        choices={places}
        value={kept.area}
        fault={faults.area}
      />
      <Words t={t} act="transfer" kept={kept} faults={faults} rows={4} />
    </>
  )
}

function NothingFound({ t, searched, faults }: TransferFieldsProps) {
  if (!searched && !faults.service) return null
  return (
    <p id="service" class={faults.service ? 'fault' : undefined}>
      {searched ? t('officer-acts.transfer.nothing-found') : faults.service}
    </p>
  )
}

interface RouteFieldsProps extends FieldsProps {
  postings: Choice[]
  /** The posting that has the case as the page shows it. */
  from: string | null
}

/** To which posting the nodal officer sends the case. */
export function RouteFields({ t, kept, faults, postings, from }: RouteFieldsProps) {
  return (
    <>
      <input type="hidden" name="from" value={from ?? ''} />
      <fieldset class="search-group">
        <legend>{t('officer-acts.route.find')}</legend>
        <TextField
          name="search"
          type="search"
          label={t('officer-acts.route.search')}
          hint={t('officer-acts.route.search-hint')}
          value={kept.search}
        />
        <Button kind="quiet" name="step" value="search" formaction="#posting">
          {t('officer-acts.route.search-button')}
        </Button>
      </fieldset>
      {postings.length > 0 ? (
        <Choices
          name="posting"
          label={t('officer-acts.route.posting')}
          choices={postings}
          value={kept.posting}
          fault={faults.posting}
        />
      ) : (
        <p id="posting">{t('officer-acts.route.nothing-found')}</p>
      )}
    </>
  )
}
