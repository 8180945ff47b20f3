import { figure } from '../format'
import type { Translator } from '../i18n'

/** Where a reader of a long list is, and the ways to its other pages. */
export interface Pages {
  /** Number of the first and the last row shown, and of all. */
  first: number
  last: number
  all: number
  earlier: string | null
  later: string | null
}

export function Pagination({ t, first, last, all, earlier, later }: Pages & { t: Translator }) {
  return (
    <nav class="pagination row" aria-label={t('common.pages')}>
      <span class="soft">
        {t('common.shown', { first: figure(first), last: figure(last), all: figure(all) })}
      </span>
      {earlier && (
        <a href={earlier} rel="prev">
          {t('common.earlier')}
        </a>
      )}
      {later && (
        <a href={later} rel="next">
          {t('common.later')}
        </a>
      )}
    </nav>
  )
}
