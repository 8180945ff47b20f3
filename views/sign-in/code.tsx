import { Button } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { IdempotencyKey, TextField, type Faults } from '../components/field'
import type { Translator } from '../i18n'

interface CodeFormProps {
  t: Translator
  realm: 'citizen' | 'officer'
  /** Last four digits of the number. */
  ending: string
  faults?: Faults
  idempotencyKey: string
  /** When another code may be asked for, as people say it; null when that is now. */
  nextAt: string | null
  changeNumber: string
  /** Where the demonstration shows its SMS; null in production. */
  outbox: string | null
}

/** Second step: the code from the SMS. It can be pasted, and telephones offer it by themselves. */
export function CodeForm({
  t,
  realm,
  ending,
  faults = {},
  idempotencyKey,
  nextAt,
  changeNumber,
  outbox,
}: CodeFormProps) {
  return (
    <>
      <h1>{t('sign-in.code-title')}</h1>
      <p class="lead">{t(`sign-in.${realm}.code-sent`, { ending })}</p>
      <ErrorSummary t={t} faults={faults} />
      <form method="post" novalidate>
        <IdempotencyKey value={idempotencyKey} />
        <TextField
          name="code"
          label={t('sign-in.code')}
          hint={t('sign-in.code-hint')}
          fault={faults.code}
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={12}
          short
          required
        />
        <p class="row">
          <Button>{t('sign-in.continue')}</Button>
        </p>
      </form>
      <section aria-labelledby="no-sms">
        <h2 id="no-sms">{t('sign-in.no-sms')}</h2>
        {nextAt ? (
          <p>{t('sign-in.again-at', { time: nextAt })}</p>
        ) : (
          <SendAgain t={t} idempotencyKey={idempotencyKey} />
        )}
        <p>
          <a href={changeNumber}>{t('sign-in.change-number')}</a>
        </p>
        {outbox && (
          <p>
            <a href={outbox}>{t('sign-in.see-outbox')}</a>
          </p>
        )}
      </section>
    </>
  )
}

function SendAgain({ t, idempotencyKey }: { t: Translator; idempotencyKey: string }) {
  return (
    <form method="post">
      <IdempotencyKey value={idempotencyKey} />
      <Button kind="quiet" name="again" value="yes">
        {t('sign-in.send-again')}
      </Button>
    </form>
  )
}
