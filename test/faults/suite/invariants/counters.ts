import { dayInIndia } from '../../../../workflows/calendar'
import type { CaseEvent } from '../../../../workflows/grievance/types'
import type { Invariant } from '../evidence'
import { eventsOf } from './legality'
import { beginning, retell } from './retelling'

/** What one event raises, said a second time, so that the counters are not measured by themselves. */
function countedAs({ kind, data }: CaseEvent): string[] {
  if (kind === 'report-filed') return [kind, data.inTime ? 'report-in-time' : 'report-late']
  if (kind === 'feedback-given') return [kind, data.satisfied ? 'satisfied' : 'not-satisfied']
  if (kind === 'closed') return [kind, `closed:${data.ending}`]
  const plain = ['registered', 'deadline-lapsed', 'before-committee', 'reopened', 'contested']
  return plain.includes(kind) ? [kind] : []
}

/** The counters by day, department and district are what counting all timelines gives. */
export const countersAreRight: Invariant = (evidence) => {
  const counts = new Map<string, number>()
  const add = (row: string, count: number) => counts.set(row, (counts.get(row) ?? 0) + count)
  const byId = new Map(evidence.actions.map((action) => [action.id, action]))
  for (const { number, filed } of evidence.filings) {
    const retold = beginning(filed)
    for (const event of eventsOf(evidence, number)) {
      retell(retold, event, event.action === undefined ? undefined : byId.get(event.action))
      const { department, district } = retold.situation.subject
      for (const kind of countedAs(event)) add(`${dayInIndia(event.at)} ${department} ${district} ${kind}`, 1)
    }
  }
  for (const { day, department, district, kind, count } of evidence.rollups)
    add(`${day} ${department} ${district} ${kind}`, -count)
  return [...counts]
    .filter(([, left]) => left !== 0)
    .map(([row, left]) => `the counter of ${row} is ${Math.abs(left)} too ${left > 0 ? 'low' : 'high'}`)
}
