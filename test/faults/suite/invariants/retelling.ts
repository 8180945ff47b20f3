import { levelAbove } from '../../../../workflows/grievance/rules'
import { openingSituation } from '../../../../workflows/grievance/opening'
import type { CaseEvent, Filed, Level, Situation } from '../../../../workflows/grievance/types'
import type { ActionKind, ActionOf } from '../../../../workflows/grievance/actions'
import type { JudgedAction } from '../evidence'

/** Where a case stands after each of its events, told anew from the timeline alone. */
export interface Retold {
  situation: Situation
  /** What was promised: nothing that time does comes before it. */
  due: number | null
}

export const beginning = (filed: Filed): Retold => ({
  situation: structuredClone(openingSituation(filed)),
  due: null,
})

/** Takes the case one event further. `action` is the act that caused it. */
export function retell(retold: Retold, event: CaseEvent, action?: JudgedAction): void {
  const { situation } = retold
  const { at, data, kind, level, posting } = event
  situation.revision = event.revision
  const number = (name: string) => (typeof data[name] === 'number' ? data[name] : null)
  switch (kind) {
    case 'assigned':
    case 'queued-for-routing':
      if (situation.level !== level) Object.assign(situation, { clarifications: 0, proposed: false })
      Object.assign(situation, { level, posting, arrivedAt: at, hold: null })
      situation.stage = kind === 'assigned' ? 'with-officer' : 'routing'
      return runUntil(retold, number('dueAt'))
    case 'clarification-asked':
      situation.clarifications += 1
      return hold(retold, 'awaiting-citizen', event)
    case 'not-taken-up-proposed':
      situation.proposed = true
      return hold(retold, 'awaiting-nodal', event)
    case 'parked':
      situation.parked = true
      return hold(retold, 'parked', event)
    case 'clarification-answered':
    case 'clarification-unanswered':
    case 'not-taken-up-refused':
    case 'proposal-lapsed':
    case 'promise-due':
      Object.assign(situation, { stage: 'with-officer', hold: null })
      return runUntil(retold, number('dueAt'))
    case 'deadline-moved':
      return runUntil(retold, number('to'))
    case 'transferred':
      situation.transfers += 1
      if (action?.kind === 'transfer') situation.subject = (action.action as ActionOf<'transfer'>).subject
      return
    case 'report-filed':
      Object.assign(situation, { stage: 'feedback', hold: null })
      situation.owed = situation.owed.filter((owed) => owed.level !== level)
      situation.feedback = feedbackOn(event)
      return runUntil(retold, number('until'))
    case 'owed-report-filed':
      situation.owed = situation.owed.filter(
        (owed) => owed.level !== data.of || owed.posting !== data.posting,
      )
      return
    case 'deadline-lapsed':
      return lapse(retold, event)
    case 'sent-up':
      return goUp(retold)
    case 'call-due':
      if (situation.feedback)
        Object.assign(situation.feedback, { attempt: number('attempt') ?? 0, answered: false })
      return
    case 'call-made':
      if (situation.feedback) situation.feedback.answered = true
      return
    case 'feedback-given':
      situation.feedback = null
      return goUp(retold)
    case 'before-committee':
      situation.committee = { since: at, why: 'lapsed', remindAt: null }
      return
    case 'closed':
      situation.closure = {
        ending: data.ending as NonNullable<Situation['closure']>['ending'],
        ...{ at, reopenUntil: number('reopenUntil') },
      }
      Object.assign(situation, { stage: 'closed', hold: null, feedback: null })
      return runUntil(retold, null)
    case 'reopened':
    case 'contested':
      Object.assign(situation, { closure: null, posting: null, level, parked: false })
      Object.assign(situation, { stage: 'routing', clarifications: 0, proposed: false })
      return
  }
}

function runUntil(retold: Retold, due: number | null): void {
  retold.due = due
}

function hold(retold: Retold, stage: Situation['stage'], { at, action = '', data }: CaseEvent): void {
  const until = Number(data.until)
  retold.situation.stage = stage
  retold.situation.hold = { kind: 'clarification', since: at, until, action }
  runUntil(retold, until)
}

const feedbackOn = ({ at, action = '', data }: CaseEvent): Situation['feedback'] => ({
  ...{ report: action, openedAt: at, until: Number(data.until), remindAt: null, calls: [] },
  ...{ attempt: 0, answered: true },
})

function lapse(retold: Retold, { level, posting, data, at }: CaseEvent): void {
  const { situation } = retold
  const owes = situation.owed.some((owed) => owed.level === level && owed.posting === posting)
  if (posting && !data.routing && !owes) situation.owed.push({ level, posting, since: at })
  if (data.to === 'committee') return runUntil(retold, null)
  goUp(retold)
}

/** On its way to the next level: nobody has it until it is assigned. */
function goUp(retold: Retold): void {
  runUntil(retold, null)
}

/** The kinds of event by which an act shows that it was applied. */
export const SHOWN_BY: Record<ActionKind, CaseEvent['kind']> = {
  'file-report': 'report-filed',
  'file-owed-report': 'owed-report-filed',
  'interim-reply': 'interim-reply',
  'ask-clarification': 'clarification-asked',
  'answer-clarification': 'clarification-answered',
  transfer: 'transferred',
  route: 'assigned',
  'send-up': 'sent-up',
  park: 'parked',
  'link-duplicate': 'closed',
  'propose-not-taken-up': 'not-taken-up-proposed',
  'confirm-not-taken-up': 'closed',
  'refuse-not-taken-up': 'not-taken-up-refused',
  contest: 'contested',
  feedback: 'feedback-given',
  'call-outcome': 'call-made',
  withdraw: 'closed',
  'add-note': 'note-added',
  reopen: 'reopened',
  direct: 'committee-direction',
}

/** A case never passes over a level on its way up by itself. */
export const nextLevel = (level: Level): string => levelAbove(level) ?? 'committee'
