import { comingSteps, movesTheCase } from '../../../../workflows/grievance/coming'
import type { EventKind } from '../../../../workflows/grievance/types'
import type { Evidence, Invariant, SeenEvent } from '../evidence'
import type { Fault } from '../journal'
import { eventsOf } from './legality'
import { beginning, nextLevel, retell } from './retelling'

/** What time alone does, once it is due. */
const BY_TIME: EventKind[] = ['deadline-lapsed', 'clarification-unanswered', 'proposal-lapsed', 'promise-due']
/** Milliseconds. */
const LATEST = 60_000

interface Due {
  event: SeenEvent
  due: number | null
}

/** Each step that time took, beside the instant that was promised before it. */
function stepsByTime(evidence: Evidence): Due[] {
  const byId = new Map(evidence.actions.map((action) => [action.id, action]))
  return evidence.filings.flatMap(({ number, filed }) => {
    const retold = beginning(filed)
    return eventsOf(evidence, number).flatMap((event) => {
      const silent = event.kind === 'closed' && event.data.ending === 'no-feedback'
      const step = BY_TIME.includes(event.kind) || silent ? [{ event, due: retold.due }] : []
      retell(retold, event, event.action === undefined ? undefined : byId.get(event.action))
      return step
    })
  })
}

/** No deadline lapses before its time, and each goes to the next level. */
export const nothingComesEarly: Invariant = (evidence) =>
  stepsByTime(evidence).flatMap(({ event, due }) => {
    const where = `${event.kind} at ${event.number}.${event.revision}`
    const early = due === null || event.at < due ? [`${where} came early, or was not due at all`] : []
    const astray = event.kind === 'deadline-lapsed' && event.data.to !== nextLevel(event.level)
    return [...early, ...(astray ? [`${where} went to ${event.data.to}`] : [])]
  })

/**
 * None is later than a minute after its time, or after the recovery of what held it up. A case's own clock runs apart
 * from ours by as much as it was moved: at the same pace, so that both tell how late it was.
 */
export const nothingComesLate: Invariant = (evidence) => {
  const outages = evidence.journal.filter((one): one is Fault => one.entry === 'fault' && one.stopsCases)
  return stepsByTime(evidence).flatMap(({ event, due }) => {
    const late = event.at - (due ?? event.at)
    if (late <= LATEST || event.seenAt === undefined) return []
    const { seenAt } = event
    const wasDue = seenAt - late
    const recoveries = outages
      .filter(({ at, until }) => at < seenAt && until > wasDue)
      .map(({ until }) => until)
    const recovered = Math.max(wasDue, ...recoveries)
    const seconds = Math.round((seenAt - recovered) / 1000)
    return seenAt - recovered <= LATEST
      ? []
      : [`${event.kind} at ${event.number}.${event.revision} came ${seconds} s late`]
  })
}

/** Nor does one stay away: no case stands where its time was over more than a minute ago. */
export const nothingIsOverdue: Invariant = ({ situations }) =>
  situations.flatMap(({ number, situation, now }) => {
    // The end of the time to reopen is no step of the timeline: there nothing tells that it has come.
    if (situation.stage === 'closed') return []
    const coming = comingSteps(situation).find(movesTheCase)
    const overdue = coming && now !== null && now - coming.at > LATEST
    return overdue ? [`${number} has not moved, though ${coming.kind} was due`] : []
  })
