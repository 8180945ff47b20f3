import type { Translator } from '../i18n'

/** Unseen until a form found no network; then phone.js puts it to that form, and shows which of its lines are true. */
export function NotSent({ t }: { t: Translator }) {
  return (
    <section id="not-sent" class="notification soon" role="alert" hidden>
      <h2>{t('phone.not-sent.title')}</h2>
      <p>{t('phone.not-sent.text')}</p>
      <p hidden>{t('phone.not-sent.by-itself')}</p>
      <p hidden>
        <strong>{t('phone.not-sent.back')}</strong>
      </p>
    </section>
  )
}
