import { Button } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { IdempotencyKey, TextField, type Faults } from '../components/field'
import { TYPED_FORM } from '../components/typed'
import type { Translator } from '../i18n'

interface OneTimeCodeProps {
  t: Translator
  label: string
  hint: string
  faults?: Faults
  idempotencyKey: string
  submit: string
}

/** Six digits of an SMS or an app. They can be pasted, and telephones offer them by themselves. */
export function OneTimeCode({ t, label, hint, faults = {}, idempotencyKey, submit }: OneTimeCodeProps) {
  return (
    <>
      <ErrorSummary t={t} faults={faults} />
      <form id={TYPED_FORM} method="post" novalidate>
        <IdempotencyKey value={idempotencyKey} />
        <TextField
          name="code"
          label={label}
          hint={hint}
          fault={faults.code}
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={12}
          short
          required
        />
        <p class="row">
          <Button>{submit}</Button>
        </p>
      </form>
    </>
  )
}
