import { Button } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { Choices, IdempotencyKey, TextField, type Faults } from '../components/field'
import { TYPED_FORM } from '../components/typed'
import type { Language, Translator } from '../i18n'

export interface Registration {
  name: string
  email: string
  language: string
}

interface RegistrationFormProps {
  t: Translator
  /** The state's own first. */
  languages: Language[]
  values: Registration
  faults?: Faults
  idempotencyKey: string
  privacy: string
}

/** Once in a life: who the citizen is and in which language we write. */
export function RegistrationForm({
  t,
  languages,
  values,
  faults = {},
  idempotencyKey,
  privacy,
}: RegistrationFormProps) {
  return (
    <>
      <h1>{t('sign-in.register.title')}</h1>
      <p class="lead">{t('sign-in.register.lead')}</p>
      <ErrorSummary t={t} faults={faults} />
      <form id={TYPED_FORM} method="post" novalidate>
        <IdempotencyKey value={idempotencyKey} />
        <TextField
          name="name"
          label={t('sign-in.register.name')}
          hint={t('sign-in.register.name-hint')}
          fault={faults.name}
          value={values.name}
          autocomplete="name"
          maxlength={120}
          required
        />
        <Choices
          name="language"
          label={t('sign-in.register.language')}
          fault={faults.language}
          value={values.language}
          choices={languages.map((value) => ({ value, label: t(`sign-in.register.language.${value}`) }))}
        />
        <TextField
          name="email"
          label={t('common.optional', { label: t('sign-in.register.email') })}
          hint={t('sign-in.register.email-hint')}
          fault={faults.email}
          value={values.email}
          type="email"
          inputmode="email"
          autocomplete="email"
          maxlength={254}
        />
        <PrivacyNotice t={t} privacy={privacy} />
        <p class="row">
          <Button>{t('sign-in.register.submit')}</Button>
        </p>
      </form>
    </>
  )
}

const ITEMS = ['mobile', 'name', 'grievances', 'who', 'how-long', 'rights'] as const

/** The notice of the Digital Personal Data Protection Act: item by item, before anything is given. */
function PrivacyNotice({ t, privacy }: { t: Translator; privacy: string }) {
  return (
    <section class="panel" aria-labelledby="notice">
      <h2 id="notice">{t('sign-in.notice.title')}</h2>
      <dl class="facts">
        {ITEMS.map((item) => (
          <div>
            <dt>{t(`sign-in.notice.${item}`)}</dt>
            <dd>{t(`sign-in.notice.${item}.text`)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={privacy}>{t('sign-in.notice.more')}</a>
      </p>
    </section>
  )
}
