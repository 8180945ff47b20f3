import { dayOfDate } from '../format'
import type { Translator } from '../i18n'

/**
 * When the words of a page were last changed, in this language: the day stands beside them in the locale, under
 * `<page>.changed`. Each translation has its own, and a release that changes nothing leaves it.
 */
export function Changed({ t, page }: { t: Translator; page: string }) {
  const date = t(`${page}.changed`)
  return (
    <p class="soft changed">
      <time datetime={date}>{t('text-pages.changed', { day: dayOfDate(t.language, date) })}</time>
    </p>
  )
}
