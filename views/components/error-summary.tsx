import type { Translator } from '../i18n'
import type { Faults } from './field'

/**
 * Above a form that needs mending: every fault as a link to its field. It has the focus as the page opens, so that a
 * reader begins there. Shows nothing when there is none.
 */
export function ErrorSummary({
  t,
  faults,
  id = 'summary',
}: {
  t: Translator
  faults: Faults
  /** Another one where a page has several. */
  id?: string
}) {
  const entries = Object.entries(faults)
  if (entries.length === 0) return null
  return (
    <section class="summary" role="alert" aria-labelledby={`${id}-title`} tabindex={-1} autofocus>
      <h2 id={`${id}-title`}>{t('common.please-mend', { count: entries.length })}</h2>
      <ul>
        {entries.map(([name, fault]) => (
          <li>
            <a href={`#${name}`}>{fault}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
