import { Button } from '../../components/button'
import { ErrorSummary } from '../../components/error-summary'
import { Choices, IdempotencyKey, TextField, type Faults } from '../../components/field'
import { TYPED_FORM } from '../../components/typed'
import type { Language, Translator } from '../../i18n'

export interface OwnDetails {
  name: string
  email: string
  language: string
}

interface DetailsFormProps {
  t: Translator
  /** The state's own first. */
  languages: Language[]
  values: OwnDetails
  faults: Faults
  idempotencyKey: string
  back: string
}

/** Corrects what was told at registration. */
export function DetailsForm({ t, languages, values, faults, idempotencyKey, back }: DetailsFormProps) {
  return (
    <>
      <h1>{t('my-data.details.title')}</h1>
      <ErrorSummary t={t} faults={faults} />
      <form id={TYPED_FORM} method="post" novalidate>
        <IdempotencyKey value={idempotencyKey} />
        <TextField
          name="name"
          label={t('my-data.name')}
          hint={t('sign-in.register.name-hint')}
          fault={faults.name}
          value={values.name}
          autocomplete="name"
          maxlength={120}
          required
        />
        <TextField
          name="email"
          label={t('common.optional', { label: t('my-data.email') })}
          hint={t('my-data.details.email-hint')}
          fault={faults.email}
          value={values.email}
          type="email"
          inputmode="email"
          autocomplete="email"
          maxlength={254}
        />
        <Choices
          name="language"
          label={t('my-data.details.language')}
          hint={t('my-data.details.language-hint')}
          fault={faults.language}
          value={values.language}
          choices={languages.map((value) => ({ value, label: t(`sign-in.register.language.${value}`) }))}
        />
        <div class="row">
          <Button>{t('my-data.details.save')}</Button>
          <a href={back}>{t('common.no-go-back')}</a>
        </div>
      </form>
    </>
  )
}
