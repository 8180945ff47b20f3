import type { Child } from 'hono/jsx'
import { Button } from '../components/button'
import { IdempotencyKey, type Faults } from '../components/field'
import type { Translator } from '../i18n'
import { OneTimeCode } from './one-time-code'

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

/** Second step: the code from the SMS. */
export function CodeForm({
  t,
  realm,
  ending,
  faults,
  idempotencyKey,
  nextAt,
  changeNumber,
  outbox,
}: CodeFormProps) {
  return (
    <>
      <h1>{t('sign-in.code-title')}</h1>
      <p class="lead">{t(`sign-in.${realm}.code-sent`, { ending })}</p>
      <OneTimeCode
        {...{ t, faults, idempotencyKey }}
        label={t('sign-in.code')}
        hint={t('sign-in.code-hint')}
        submit={t('sign-in.continue')}
      />
      <NoCode {...{ t, idempotencyKey, nextAt, outbox }} id="no-sms" title={t('sign-in.no-sms')}>
        <p>
          <a href={changeNumber}>{t('sign-in.change-number')}</a>
        </p>
      </NoCode>
    </>
  )
}

interface NoCodeProps extends Pick<CodeFormProps, 't' | 'idempotencyKey' | 'nextAt' | 'outbox'> {
  id: string
  title: string
  /** Ways to begin again, or to leave it. */
  children: Child
}

/** What to do where no code comes. */
export function NoCode({ t, idempotencyKey, nextAt, outbox, id, title, children }: NoCodeProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {nextAt ? (
        <p>{t('sign-in.again-at', { time: nextAt })}</p>
      ) : (
        <SendAgain t={t} idempotencyKey={idempotencyKey} />
      )}
      {children}
      {outbox && (
        <p>
          <a href={outbox}>{t('sign-in.see-outbox')}</a>
        </p>
      )}
    </section>
  )
}

/** Asks for another code, where that may be asked for. */
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
