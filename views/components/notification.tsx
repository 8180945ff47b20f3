import type { Child } from 'hono/jsx'
import type { Tone } from './state-label'

/** What has just been done, at the top of the page that follows, or what to know before going on. */
export function Notification({
  title,
  id,
  tone = 'kept',
  first,
  children,
}: {
  title: string
  /** Of one whose words change while the page is read: it stays the same element, so that the change is read out. */
  id?: string
  tone?: Tone
  /** A reader of the page begins here: it has the focus as the page opens. */
  first?: boolean
  children?: Child
}) {
  return (
    <section
      id={id}
      class={`notification ${tone}`}
      role={tone === 'late' ? 'alert' : 'status'}
      {...(first ? { tabindex: -1, autofocus: true } : {})}
    >
      <h2>{title}</h2>
      {children}
    </section>
  )
}
