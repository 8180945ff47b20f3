import type { Child } from 'hono/jsx'
import type { Tone } from './state-label'

/** What stands now and who must act until when: the first thing of a case page. */
export function NowBox({
  labels,
  tone = 'plain',
  children,
}: {
  labels?: Child
  tone?: Tone
  children: Child
}) {
  return (
    <section class={`now ${tone}`}>
      {labels && <div class="row labels">{labels}</div>}
      {children}
    </section>
  )
}
