import type { Faults } from '../../components/field'
import type { Translator } from '../../i18n'
import { NoCode } from '../../sign-in/code'
import { OneTimeCode } from '../../sign-in/one-time-code'

interface OwnCodeProps {
  t: Translator
  /** Words are under `my-data.code.<what>`. */
  what: 'old-mobile' | 'new-mobile' | 'email'
  /** Last four digits of a number, or the mailbox. */
  to: string
  faults: Faults
  idempotencyKey: string
  /** When another code may be asked for, as people say it; null when that is now. */
  nextAt: string | null
  /** Where to begin again, or leave it. */
  links: { again: { href: string; words: string }; back: string; outbox: string | null }
}

/** The code that proves a number or a mailbox to be the reader's own. */
export function OwnCode({ t, what, to, faults, idempotencyKey, nextAt, links }: OwnCodeProps) {
  const { again, back, outbox } = links
  return (
    <>
      <h1>{t(`my-data.code.${what}.title`)}</h1>
      <p class="lead">{t(`my-data.code.${what}.sent`, { to })}</p>
      <OneTimeCode
        {...{ t, faults, idempotencyKey }}
        label={t('sign-in.code')}
        hint={t('my-data.code.hint')}
        submit={t(`my-data.code.${what}.go`)}
      />
      <NoCode {...{ t, idempotencyKey, nextAt, outbox }} id="no-code" title={t('my-data.code.none')}>
        <p>
          <a href={again.href}>{t(again.words)}</a>
        </p>
        <p>
          <a href={back}>{t('my-data.to-overview')}</a>
        </p>
      </NoCode>
    </>
  )
}
