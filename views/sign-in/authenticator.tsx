import type { Faults } from '../components/field'
import type { Translator } from '../i18n'
import { OneTimeCode } from './one-time-code'

interface AuthenticatorProps {
  t: Translator
  faults?: Faults
  idempotencyKey: string
  /** Back to the first step. */
  startAgain: string
}

/** Third step of an officer: the code of the authenticator app. An SMS alone opens nothing. */
export function Authenticator({ t, startAgain, ...form }: AuthenticatorProps) {
  return (
    <>
      <h1>{t('sign-in.app.title')}</h1>
      <p class="lead">{t('sign-in.app.lead')}</p>
      <AppCodeForm t={t} {...form} submit={t('sign-in.app.submit')} />
      <p class="soft">{t('sign-in.app.lost')}</p>
      <p>
        <a href={startAgain}>{t('sign-in.start-again')}</a>
      </p>
    </>
  )
}

interface EnrolmentProps extends AuthenticatorProps {
  /** Address of the QR code. */
  picture: string
  /** Base32, for those who type it. */
  secret: string
  /** Opens an app on this very device. */
  appLink: string
}

/** First time: the app is bound to the officer by a picture or by typing the key. */
export function Enrolment({ t, picture, secret, appLink, startAgain, ...form }: EnrolmentProps) {
  return (
    <>
      <h1>{t('sign-in.enrol.title')}</h1>
      <p class="lead">{t('sign-in.enrol.lead')}</p>
      <ol class="steps">
        <li>{t('sign-in.enrol.install')}</li>
        <li>
          <p>{t('sign-in.enrol.scan')}</p>
          <img class="qr" src={picture} width="232" height="232" alt={t('sign-in.enrol.picture')} />
          <p>
            <a href={appLink}>{t('sign-in.enrol.same-device')}</a>
          </p>
          <p>
            {t('sign-in.enrol.type')} <code class="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
        </li>
        <li>{t('sign-in.enrol.confirm')}</li>
      </ol>
      <AppCodeForm t={t} {...form} submit={t('sign-in.enrol.submit')} />
      <p>
        <a href={startAgain}>{t('sign-in.start-again')}</a>
      </p>
    </>
  )
}

interface AppCodeFormProps extends Omit<AuthenticatorProps, 'startAgain'> {
  submit: string
}

const AppCodeForm = ({ t, ...form }: AppCodeFormProps) => (
  <OneTimeCode t={t} {...form} label={t('sign-in.app.code')} hint={t('sign-in.app.code-hint')} />
)
