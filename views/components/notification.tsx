import type { Child } from 'hono/jsx'
import type { Tone } from './state-label'

/** What has just been done, at the top of the page that follows; read out without taking the focus. */
export function Notification({
  title,
  tone = 'kept',
  children,
}: {
  title: string
  tone?: Tone
  children?: Child
}) {
  return (
    <section class={`notification ${tone}`} role={tone === 'late' ? 'alert' : 'status'}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
