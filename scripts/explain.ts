import { happened, type Telling } from '../views/case/happened'
import { dayAndTime } from '../views/format'
import type { CaseEvent } from '../workflows/grievance/types'

/** One step of a case in plain words, and why it came about where time or a rule brought it. */
export interface Explained {
  at: number
  what: string
  why: string | null
}

/** Why the case is where it is, step by step, from its history. English, for operators; nothing about the person. */
export const explain = (events: CaseEvent[], telling: Telling): Explained[] =>
  events.map((event, index) => ({
    at: event.at,
    what: happened(event, telling),
    why: whyOf(event, events.slice(0, index), telling),
  }))

function whyOf(event: CaseEvent, before: CaseEvent[], telling: Telling): string | null {
  const { kind, data } = event
  switch (kind) {
    case 'assigned':
    case 'queued-for-routing':
      return ROUTED[String(data.because)] ?? null
    case 'deadline-lapsed':
      return lapsed(event, before, telling)
    case 'deadline-moved':
      return 'a holiday was declared after the date had been told'
    case 'closed':
      return data.ending === 'no-feedback'
        ? untilOf('report-filed', 'nobody answered', before, telling)
        : null
    case 'clarification-unanswered':
      return untilOf('clarification-asked', 'the citizen did not answer', before, telling)
    case 'proposal-lapsed':
      return untilOf('not-taken-up-proposed', 'the nodal officer did not decide', before, telling)
    case 'promise-due':
      return 'the day that was promised has come'
    case 'before-committee':
      return data.why === 'lapsed'
        ? 'above L3 there is only the committee'
        : 'the citizen is not satisfied with the report of L3'
    case 'feedback-given':
      return `said ${VIA[String(data.via)] ?? data.via}`
    default:
      return null
  }
}

const ROUTED: Record<string, string> = {
  held: 'the posting that the matrix names is held',
  'in-charge': 'the posting is looked after by another',
  'up-the-offices': 'the postings below are vacant',
  nobody: 'no posting could be found, so the nodal officer must name one',
  'nodal-decision': 'the nodal officer has named it',
}

const VIA: Record<string, string> = {
  web: 'on the portal',
  link: 'by the link of the SMS',
  call: 'to the call centre',
  counter: 'at a counter',
}

/** "L1's deadline of 12 working days, counted from 3 March, 10:00 am, lapsed". */
function lapsed({ level, data }: CaseEvent, before: CaseEvent[], { t, now }: Telling): string {
  const counted = before.findLast(
    ({ kind, data: told }) => typeof told.days === 'number' || kind === 'promise-due',
  )
  if (!counted) return `the time of ${level} passed without a report`
  const since = before.slice(before.indexOf(counted))
  const holds = since.filter(({ kind }) => HOLDS.includes(kind)).length
  const moved = since.filter(({ kind }) => kind === 'deadline-moved').length
  const more = [
    holds > 0 ? `the clock stood still ${times(holds)}` : '',
    moved > 0 ? `a holiday moved it ${times(moved)}` : '',
  ].filter(Boolean)
  const time = `${timeGiven(counted, level, Boolean(data.routing))}, counted from ${dayAndTime(t.language, counted.at, now)}`
  return `${time}, lapsed${more.length > 0 ? ` (${more.join('; ')})` : ''}`
}

function timeGiven({ data: { days } }: CaseEvent, level: string, routing: boolean): string {
  if (days === undefined) return `${level}'s time to prove what was promised`
  const whose = routing ? "the nodal officer's time to route it" : `${level}'s deadline`
  return `${whose} of ${Number(days)} working ${days === 1 ? 'day' : 'days'}`
}

const HOLDS: CaseEvent['kind'][] = ['clarification-asked', 'not-taken-up-proposed', 'parked']

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

/** Until when somebody could have done what a step asked for. */
function untilOf(
  asked: CaseEvent['kind'],
  who: string,
  before: CaseEvent[],
  { t, now }: Telling,
): string | null {
  const until = before.findLast(({ kind }) => kind === asked)?.data.until
  return typeof until === 'number' ? `${who} until ${dayAndTime(t.language, until, now)}` : null
}
