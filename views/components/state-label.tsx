import type { Child } from 'hono/jsx'

/** `plain` says where, `kept` well, `soon` look here, `late` past its date. The words carry the meaning. */
export type Tone = 'plain' | 'kept' | 'soon' | 'late'

export function StateLabel({ tone = 'plain', children }: { tone?: Tone; children: Child }) {
  return <span class={`state ${tone}`}>{children}</span>
}
