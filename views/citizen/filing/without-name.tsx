import { Button } from '../../components/button'
import { IdempotencyKey } from '../../components/field'
import { numberInGroups } from '../../format'
import type { Translator } from '../../i18n'

interface WithoutNameProps {
  t: Translator
  /** The usual way, back to the review. */
  signIn: string
  /** Whether one can also keep the name from the officers alone. */
  confidential: boolean
  /** Of the draft. */
  idempotencyKey: string
}

const CONSEQUENCES = ['nobody', 'code', 'no-sms', 'here'] as const

/** What it means to file without a name, before anybody does. */
export function WithoutName({ t, signIn, confidential, idempotencyKey }: WithoutNameProps) {
  return (
    <>
      <h1>{t('without-name.title')}</h1>
      <p class="lead">{t('without-name.lead')}</p>
      <ul class="prose">
        {CONSEQUENCES.map((one) => (
          <li>{t(`without-name.${one}`)}</li>
        ))}
      </ul>
      {confidential && <p>{t('without-name.confidential')}</p>}
      <form method="post">
        <IdempotencyKey value={idempotencyKey} />
        <div class="row">
          <Button>{t('without-name.go-on')}</Button>
          <a href={signIn}>{t('without-name.sign-in')}</a>
        </div>
      </form>
    </>
  )
}

/** The code to write down: the only way back to what was filed. */
export function ReturnCode({ t, code, href }: { t: Translator; code: string; href: string }) {
  return (
    <section class="receipt">
      <h2>{t('without-name.code.title')}</h2>
      <p class="number large">{numberInGroups(code)}</p>
      <p>{t('without-name.code-text')}</p>
      <p>
        <a href={href}>{t('without-name.come-back')}</a>
      </p>
    </section>
  )
}
