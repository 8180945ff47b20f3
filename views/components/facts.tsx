import type { Child } from 'hono/jsx'

export interface Fact {
  label: string
  value: Child
}

/** Names and values, one under the other on a phone. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
