import { Button } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { TextField, type Faults } from '../components/field'
import { TYPED_FORM } from '../components/typed'
import type { Translator } from '../i18n'

interface ComeBackProps {
  t: Translator
  /** As it was typed. */
  code: string
  faults: Faults
  signIn: string
}

/** The door of those who filed without a name. */
export function ComeBack({ t, code, faults, signIn }: ComeBackProps) {
  return (
    <>
      <h1>{t('without-name.come-back')}</h1>
      <p class="lead">{t('without-name.come-back.lead')}</p>
      <ErrorSummary t={t} faults={faults} />
      <form id={TYPED_FORM} method="post" novalidate>
        <TextField
          name="code"
          label={t('without-name.code.title')}
          hint={t('without-name.code-hint')}
          fault={faults.code}
          value={code}
          autocomplete="off"
          maxlength={40}
          required
        />
        <p class="row">
          <Button>{t('without-name.open')}</Button>
        </p>
      </form>
      <p>
        <a href={signIn}>{t('without-name.sign-in')}</a>
      </p>
    </>
  )
}
