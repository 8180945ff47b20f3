import type { Child } from 'hono/jsx'
import type { Coming } from '../../workflows/grievance/coming'
import type { CaseEvent, Situation } from '../../workflows/grievance/types'
import { Thread, type ThreadStep } from '../components/thread'
import { comes, type Above } from './coming'
import { happened, reasonOf, type Telling } from './happened'

interface CaseThreadProps {
  telling: Telling
  situation: Situation
  events: CaseEvent[]
  /** From comingSteps: what time alone will bring. */
  coming: Coming[]
  above: Above
  /** A person's words, documents and messages of a step; the public page gives none. */
  detail?: (event: CaseEvent) => Child
}

/** The whole life of a case on one line. Citizen, officer, committee and print read the same. */
export function CaseThread({ telling, situation, events, coming, above, detail }: CaseThreadProps) {
  const past = events.map((event, index): ThreadStep => ({
    at: event.at,
    what: happened(event, telling),
    when: index === events.length - 1 ? 'present' : 'happened',
    detail: detailOf(event, telling, detail),
  }))
  const future = coming.map((step): ThreadStep => ({
    at: step.at,
    what: comes(step, situation, above, telling),
    when: 'to-come',
  }))
  return <Thread t={telling.t} steps={[...past, ...future]} now={telling.now} />
}

function detailOf(event: CaseEvent, { t }: Telling, detail: CaseThreadProps['detail']): Child {
  const reason = reasonOf(event, t)
  const more = detail?.(event)
  if (!reason && !more) return undefined
  return (
    <>
      {reason && <p>{reason}</p>}
      {more}
    </>
  )
}
