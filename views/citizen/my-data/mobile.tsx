import { Button, ButtonLink } from '../../components/button'
import { ErrorSummary } from '../../components/error-summary'
import { IdempotencyKey, type Faults } from '../../components/field'
import { TYPED_FORM } from '../../components/typed'
import type { Translator } from '../../i18n'
import { MobileField } from '../../sign-in/mobile'

interface MobileStartProps {
  t: Translator
  /** Last four digits of the present number. */
  ending: string
  /** Why no code went out. */
  fault: string | null
  idempotencyKey: string
  links: { back: string; follow: string }
}

/** Another number: what comes, before the first code. */
export function MobileStart({ t, ending, fault, idempotencyKey, links }: MobileStartProps) {
  return (
    <>
      <h1>{t('my-data.mobile.title')}</h1>
      <ErrorSummary t={t} faults={fault ? { send: fault } : {}} />
      <ol class="numbered">
        <li>{t('my-data.mobile.first', { ending })}</li>
        <li>{t('my-data.mobile.second')}</li>
        <li>{t('my-data.mobile.third')}</li>
      </ol>
      <form method="post" id="send">
        <IdempotencyKey value={idempotencyKey} />
        <div class="row">
          <Button>{t('my-data.mobile.send', { ending })}</Button>
          <a href={links.back}>{t('common.no-go-back')}</a>
        </div>
      </form>
      <section class="prose">
        <h2>{t('my-data.mobile.lost')}</h2>
        <p>{t('my-data.mobile.lost-text')}</p>
        <p>
          <a href={links.follow}>{t('my-data.mobile.follow')}</a>
        </p>
      </section>
    </>
  )
}

interface NewMobileProps {
  t: Translator
  mobile: string
  faults: Faults
  idempotencyKey: string
  back: string
}

/** The old number is proved: which is the new one. */
export function NewMobile({ t, mobile, faults, idempotencyKey, back }: NewMobileProps) {
  return (
    <>
      <h1>{t('my-data.mobile.new')}</h1>
      <p class="lead">{t('my-data.mobile.new-lead')}</p>
      <ErrorSummary t={t} faults={faults} />
      <form id={TYPED_FORM} method="post" novalidate>
        <IdempotencyKey value={idempotencyKey} />
        <MobileField t={t} label={t('my-data.mobile.new-label')} mobile={mobile} fault={faults.mobile} />
        <div class="row">
          <Button>{t('my-data.mobile.send-new')}</Button>
          <a href={back}>{t('common.no-go-back')}</a>
        </div>
      </form>
    </>
  )
}

interface MobileTakenProps {
  t: Translator
  ending: string
  links: { again: string; back: string }
}

/** Told only to who has proved the number. */
export function MobileTaken({ t, ending, links }: MobileTakenProps) {
  return (
    <>
      <h1>{t('my-data.mobile.taken', { ending })}</h1>
      <p>{t('my-data.mobile.taken-text')}</p>
      <p>{t('my-data.mobile.taken-help')}</p>
      <div class="row">
        <ButtonLink href={links.again}>{t('my-data.mobile.another')}</ButtonLink>
        <a href={links.back}>{t('my-data.to-overview')}</a>
      </div>
    </>
  )
}
