import { Button } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { IdempotencyKey, TextField, type Faults } from '../components/field'
import { TYPED_FORM } from '../components/typed'
import type { Translator } from '../i18n'
import { SumField, type SumProps } from './sum'

interface MobileFormProps {
  t: Translator
  realm: 'citizen' | 'officer'
  /** What was typed before, here or where a grievance is followed, kept as it was. */
  mobile?: string
  faults?: Faults
  idempotencyKey: string
  /** The other door: officers for citizens and the other way round. */
  other: string
  /** For citizens who stay unnamed: on with the grievance at hand, where one is ready, or back with a code. */
  /** Where very many codes are asked for at this moment. */
  sum?: SumProps['sum'] | null
  unnamed?: { goOn: string | null; comeBack: string } | null
}

/** First step: the number to which a code is sent. */
export function MobileForm(props: MobileFormProps) {
  const { t, realm, mobile = '', faults = {}, idempotencyKey, other, unnamed, sum } = props
  const carried = mobile !== '' && Object.keys(faults).length === 0
  return (
    <>
      <h1>{t(`sign-in.${realm}.title`)}</h1>
      <p class="lead">{t(carried ? 'sign-in.carried' : `sign-in.${realm}.lead`)}</p>
      <ErrorSummary t={t} faults={faults} />
      <form id={TYPED_FORM} method="post" novalidate>
        <IdempotencyKey value={idempotencyKey} />
        <MobileField t={t} label={t('sign-in.mobile')} mobile={mobile} fault={faults.mobile} />
        {sum && <SumField t={t} sum={sum} />}
        <p class="row">
          <Button>{t('sign-in.send-code')}</Button>
        </p>
      </form>
      {unnamed?.goOn && (
        <p>
          <a href={unnamed.goOn}>{t('without-name.title')}</a>
        </p>
      )}
      {unnamed && (
        <p>
          <a href={unnamed.comeBack}>{t('without-name.come-back')}</a>
        </p>
      )}
      <p>
        <a href={other}>{t(`sign-in.${realm}.other`)}</a>
      </p>
    </>
  )
}

interface MobileFieldProps {
  t: Translator
  label: string
  mobile: string
  fault?: string
}

/** An Indian mobile number, as people type it. */
export const MobileField = ({ t, label, mobile, fault }: MobileFieldProps) => (
  <TextField
    name="mobile"
    label={label}
    hint={t('sign-in.mobile-hint')}
    fault={fault}
    value={mobile}
    type="tel"
    inputmode="tel"
    autocomplete="tel"
    maxlength={20}
    short
    required
  />
)
