import { Button } from '../../components/button'
import { Checkbox, Choices, IdempotencyKey, TextField, type Faults } from '../../components/field'
import { TYPED_FORM } from '../../components/typed'
import type { Translator } from '../../i18n'
import { Step } from './step'

/** Whose matter a grievance is. */
export const WHOSE = ['self', 'person', 'group', 'panchayat'] as const
export type Whose = (typeof WHOSE)[number]

interface FormProps {
  t: Translator
  faults: Faults
  back: string
  /** Of the draft. */
  idempotencyKey: string
}

interface ForWhomProps extends FormProps {
  whose: Whose
  /** Null where the state does not allow it, or there is no name to keep back. */
  withheld: boolean | null
}

/** Whose matter it is, and whether the officers learn who files it. */
export function ForWhom({ t, whose, withheld, faults, back, idempotencyKey }: ForWhomProps) {
  return (
    <Step t={t} number={5} title={t('for-whom.title')} back={back} faults={faults}>
      <form id={TYPED_FORM} method="post">
        <IdempotencyKey value={idempotencyKey} />
        <Choices
          name="whose"
          label={t('for-whom.label')}
          choices={WHOSE.map((value) => ({
            value,
            label: t(`for-whom.${value}`),
            hint: t(`for-whom.${value}.hint`),
          }))}
          value={whose}
          fault={faults.whose}
        />
        {withheld !== null && (
          <Checkbox
            name="withheld"
            label={t('for-whom.withheld')}
            hint={t('for-whom.withheld.hint')}
            checked={withheld}
          />
        )}
        <div class="row">
          <Button>{t('common.continue')}</Button>
        </div>
      </form>
    </Step>
  )
}

interface ForWhomDetailsProps extends FormProps {
  whose: Exclude<Whose, 'self'>
  values: { name: string; relation: string; people: string; office: string; agrees: boolean }
  relations: readonly string[]
  offices: readonly string[]
}

/** For whom it is filed, by name. */
export function ForWhomDetails(props: ForWhomDetailsProps) {
  const { t, whose, values, faults, back, idempotencyKey } = props
  return (
    <Step t={t} number={5} title={t(`for-whom.${whose}.title`)} back={back} faults={faults}>
      <form id={TYPED_FORM} method="post" novalidate>
        <IdempotencyKey value={idempotencyKey} />
        <input type="hidden" name="whose" value={whose} />
        <TextField
          name="name"
          label={t(`for-whom.${whose}.name`)}
          hint={t(`for-whom.${whose}.name-hint`)}
          fault={faults.name}
          value={values.name}
          autocomplete="off"
          maxlength={120}
          required
        />
        {whose === 'person' && <OfPerson {...props} />}
        {whose === 'group' && <OfGroup {...props} />}
        {whose === 'panchayat' && <OfPanchayat {...props} />}
        <div class="row">
          <Button>{t('common.continue')}</Button>
        </div>
      </form>
    </Step>
  )
}

const OfPerson = ({ t, values, relations, faults }: ForWhomDetailsProps) => (
  <>
    <Choices
      name="relation"
      label={t('for-whom.relation')}
      choices={relations.map((value) => ({ value, label: t(`for-whom.relation.${value}`) }))}
      value={values.relation}
      fault={faults.relation}
    />
    <Checkbox name="agrees" label={t('for-whom.agrees')} checked={values.agrees} fault={faults.agrees} />
  </>
)

const OfGroup = ({ t, values, faults }: ForWhomDetailsProps) => (
  <TextField
    name="people"
    label={t('common.optional', { label: t('for-whom.people') })}
    hint={t('for-whom.people-hint')}
    fault={faults.people}
    value={values.people}
    inputmode="numeric"
    maxlength={6}
    short
  />
)

const OfPanchayat = ({ t, values, offices, faults }: ForWhomDetailsProps) => (
  <Choices
    name="office"
    label={t('for-whom.office')}
    choices={offices.map((value) => ({ value, label: t(`for-whom.office.${value}`) }))}
    value={values.office}
    fault={faults.office}
  />
)
