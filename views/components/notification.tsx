import type { Child } from 'hono/jsx'
import type { Tone } from './state-label'

/** What has just been done, at the top of the page that follows; read out without taking the focus. */
export function Notification({
  title,
  id,
  tone = 'kept',
  children,
}: {
  title: string
  /** Of one whose words change while the page is read: it stays the same element, so that the change is read out. */
  id?: string
  tone?: Tone
  children?: Child
}) {
  return (
    <section id={id} class={`notification ${tone}`} role={tone === 'late' ? 'alert' : 'status'}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
