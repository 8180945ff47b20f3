import type { Child } from 'hono/jsx'
import type { Translator } from '../i18n'

interface ChangeableRowProps {
  t: Translator
  label: string
  /** Where it is changed; without it, it stands as it is. */
  change?: string
  children: Child
}

/** One line of what was entered, with the way to change it: inside a `dl` of the class `review`. */
export function ChangeableRow({ t, label, change, children }: ChangeableRowProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
      {change && (
        <dd class="change">
          <a href={change}>
            {t('filing.review.change')}
            <span class="unseen"> {label}</span>
          </a>
        </dd>
      )}
    </div>
  )
}
