import { setCurrentDetails } from '@temporalio/workflow'
import type { Coming } from './coming'
import type { CaseEvent, Instant, Situation } from './types'

/**
 * Plain words for the operator who opens the case in the Temporal UI. English only: operators are the state's own
 * engineers, and no citizen reads this.
 */
export function describe(situation: Situation, coming: Coming | undefined): void {
  const { level, posting, subject, closure, committee, owed, urgent } = situation
  const lines = [
    `**${STANDS[situation.stage]}** ${closure ? `Ending: ${closure.ending}.` : `Level ${level}, posting ${posting}.`}`,
    `Service ${subject.service} of ${subject.department}, area ${subject.area}.`,
    coming ? `If nobody acts: ${sayWhatIsAwaited(coming)}.` : 'Nothing happens by itself from here.',
  ]
  if (urgent) lines.push('Urgent.')
  if (committee) lines.push(`Before the District Committee since ${day(committee.since)} (${committee.why}).`)
  if (owed.length > 0)
    lines.push(`Reports owed: ${owed.map((report) => `${report.level} ${report.posting}`).join('; ')}.`)
  setCurrentDetails(lines.join('\n\n'))
}

const STANDS: Record<Situation['stage'], string> = {
  routing: "In the nodal officer's routing queue.",
  'with-officer': 'With the officer, who must file the action taken report.',
  'awaiting-citizen':
    'Waits for the answer of the citizen to a question; the clock of the officer stands still.',
  'awaiting-nodal': 'Waits for the nodal officer to confirm that it is not taken up; the clock stands still.',
  parked: 'Parked until a promised date.',
  feedback: 'The report is filed; waits for the feedback of the citizen.',
  closed: 'Closed.',
}

const AWAITED: Record<Coming['kind'], string> = {
  escalates: 'escalates for want of a report',
  'goes-before-committee': 'goes before the District Committee for want of a report',
  'routing-lapses': 'goes up for want of routing',
  'clarification-ends': 'the clock goes on without the answer',
  'proposal-lapses': 'the proposal falls and the clock goes on',
  'promise-falls-due': 'the promised date is here and proof is due',
  'reminds-citizen': 'reminds the citizen to give feedback',
  'calls-citizen': 'a call task for feedback is opened',
  'closes-without-feedback': 'closes without feedback',
  'reminds-level-three': 'reminds L3, the nodal officer and the head of department',
  'reopening-ends': 'the time to reopen ends',
  'direction-ends': 'the time for a direction of the committee ends',
}

/** One line for a timer's summary. */
export const sayWhatIsAwaited = (coming: Coming): string => `${day(coming.at)} ${AWAITED[coming.kind]}`

/** One line for what is put on record; a refusal has no step of its own. */
export const sayWhatWasTold = (events: CaseEvent[]): string => {
  const kinds = [...new Set(events.map(({ kind }) => kind))]
  return kinds.length > 0 ? kinds.join(', ') : 'an action refused'
}

const day = (at: Instant): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
