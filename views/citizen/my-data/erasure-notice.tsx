import { Notification } from '../../components/notification'
import type { Translator } from '../../i18n'

/** That an erasure was asked for, and the way to take it back. */
export const ErasureNotice = ({ t, day, href }: { t: Translator; day: string; href: string }) => (
  <Notification title={t('my-data.erasure-asked', { day })} tone="soon">
    <p>
      <a href={href}>{t('my-data.erasure-asked-go')}</a>
    </p>
  </Notification>
)
