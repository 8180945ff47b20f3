import type { DueMessage, Recipient } from '../db/queries/message'
import type { TemplateName } from '../views/messages/templates'
import type { MessageVariables } from '../views/messages/values'
import type { CaseEvent, EventKind, Situation } from '../workflows/grievance/types'

/** Which template of which step goes to whom. */
export interface CaseMessage extends DueMessage {
  template: TemplateName
  variables: MessageVariables
}

/**
 * The messages of all steps that are put on record together. Steps that follow each other at once are told as one:
 * "level 1 did not act, the Assistant Commissioner must act by 4 December" rather than two SMS in one second.
 */
export function messagesOf({
  events,
  situation,
}: {
  events: CaseEvent[]
  situation: Situation
}): CaseMessage[] {
  return events.flatMap((event, index) =>
    // The committee opens a case and directs it in one go: the direction says all that the assignment would.
    event.kind === 'assigned' && events[index + 1]?.kind === 'committee-direction'
      ? []
      : messagesFor(event, situation, events[index - 1]),
  )
}

/** Those of the citizen and the officers, and what the followers of the case are told of it. */
export function dueMessages(told: { events: CaseEvent[]; situation: Situation }): CaseMessage[] {
  const messages = messagesOf(told)
  return [...messages, ...messages.flatMap(forFollowers)]
}

/** What who has added his own to a case is told: where it lies, that there is a report, that it is over. */
const FOLLOWED: Partial<Record<TemplateName, TemplateName>> = {
  'now-with': 'followed-moved',
  transferred: 'followed-moved',
  'escalated-lapsed': 'followed-moved',
  'escalated-sent-up': 'followed-moved',
  'escalated-not-satisfied': 'followed-moved',
  reopened: 'followed-moved',
  'committee-direction': 'followed-moved',
  'deadline-moved': 'followed-moved',
  'report-filed': 'followed-report',
  'closed-satisfied': 'followed-closed',
  'closed-no-feedback': 'followed-closed',
  'not-taken-up': 'followed-closed',
  duplicate: 'followed-closed',
  withdrawn: 'followed-closed',
}

function forFollowers({ to, template, variables, ...message }: CaseMessage): CaseMessage[] {
  const followed = to === 'citizen' ? FOLLOWED[template] : undefined
  const { number, posting, level, on } = variables
  const page = 'followed'
  return followed
    ? [{ ...message, to: 'followers', template: followed, variables: { number, posting, level, on, page } }]
    : []
}

/** The messages of one step. `before` is the step that led to it, where the two happened together. */
export function messagesFor(event: CaseEvent, situation: Situation, before?: CaseEvent): CaseMessage[] {
  const tell = teller(event, situation)
  const rule = RULES[event.kind]
  return rule ? rule({ event, situation, before, ...tell }) : []
}

interface Telling {
  event: CaseEvent
  situation: Situation
  before: CaseEvent | undefined
  /** To the citizen, by SMS and, where given, by email. */
  citizen: (template: TemplateName, more?: MessageVariables) => CaseMessage
  officer: (template: TemplateName, to: Recipient, more?: MessageVariables) => CaseMessage
}

function teller(event: CaseEvent, { number }: Situation): Pick<Telling, 'citizen' | 'officer'> {
  const message = (template: TemplateName, to: Recipient, more: MessageVariables): CaseMessage => ({
    revision: event.revision,
    template,
    to,
    channels: ['sms', 'email'],
    variables: {
      number,
      ...(event.posting ? { posting: event.posting } : {}),
      level: levelOf(event),
      ...more,
    },
  })
  return {
    citizen: (template, more = {}) => message(template, 'citizen', more),
    officer: (template, to, more = {}) => message(template, to, more),
  }
}

const levelOf = ({ level }: CaseEvent): number => Number(level.slice(1))

/** An instant that the event tells; the event's own where it tells none. */
function day(event: CaseEvent, name: string): number {
  const value = event.data[name]
  return typeof value === 'number' ? value : event.at
}

const nodal = ({ event, situation }: Telling): Recipient =>
  event.kind === 'queued-for-routing' && event.posting
    ? { posting: event.posting }
    : { nodalOf: situation.subject.department }

/** Whoever proposed is not asked to confirm it, also where that is the nodal officer. */
const decider = ({ event, situation }: Telling): Recipient => {
  const { department } = situation.subject
  return event.action ? { decides: { department, action: event.action } } : { nodalOf: department }
}

/** Steps without a line are told by the step that goes with them, or are the citizen's own. */
const RULES: Partial<Record<EventKind, (telling: Telling) => CaseMessage[]>> = {
  assigned: (told) => [assignedToCitizen(told), ...urgentToOfficer(told)],
  'queued-for-routing': (told) => [
    told.citizen(follows(told) === 'registered' ? 'registered-to-route' : 'to-route', {
      on: day(told.event, 'dueAt'),
    }),
    told.officer('routing-queue', nodal(told), { on: day(told.event, 'dueAt') }),
  ],
  'report-filed': ({ citizen, event }) => [
    citizen('report-filed', { on: day(event, 'until'), report: event.action }),
  ],
  'owed-report-filed': ({ citizen, event }) => [
    citizen('owed-report-filed', {
      level: Number(String(event.data.of ?? event.level).slice(1)),
      report: event.action,
    }),
  ],
  'interim-reply': ({ citizen, event }) => [citizen('interim-reply', { on: day(event, 'expectedAt') })],
  'clarification-asked': ({ citizen, event }) => [
    citizen('clarification-asked', { on: day(event, 'until') }),
  ],
  'clarification-unanswered': ({ citizen }) => [citizen('clarification-unanswered')],
  'deadline-lapsed': ({ officer, event }) =>
    event.posting && event.data.routing !== true
      ? [
          officer(event.data.to === 'committee' ? 'owed-report-at-last' : 'owed-report', {
            posting: event.posting,
          }),
        ]
      : [],
  parked: ({ citizen, event }) => [citizen('parked', { on: day(event, 'until') })],
  'promise-due': ({ citizen, event }) => [citizen('promise-due', { on: day(event, 'dueAt') })],
  'not-taken-up-proposed': (told) => [
    told.citizen('proposed-not-taken-up', { on: day(told.event, 'until') }),
    told.officer('proposal-to-confirm', decider(told), { on: day(told.event, 'until') }),
  ],
  'not-taken-up-refused': goesOn,
  'proposal-lapsed': goesOn,
  'feedback-reminder': ({ citizen, event, situation }) => [
    citizen('feedback-reminder', { on: day(event, 'until'), report: situation.feedback?.report }),
  ],
  'before-committee': ({ citizen, event }) =>
    event.data.why === 'lapsed' ? [citizen('before-committee')] : [],
  'committee-reminder': remindersToOfficers,
  'committee-direction': ({ citizen, event }) =>
    typeof event.data.dueAt === 'number' && event.posting
      ? [citizen('committee-direction', { on: event.data.dueAt })]
      : [],
  closed: (told) => [closedToCitizen(told)],
  'deadline-moved': ({ citizen, event, situation }) =>
    event.posting && situation.stage !== 'routing'
      ? [citizen('deadline-moved', { on: day(event, 'to') })]
      : [],
}

/** The step that led here. The second step of a case always follows its registration. */
const follows = ({ event, before }: Telling): EventKind | undefined =>
  before?.kind ?? (event.revision === 2 ? 'registered' : undefined)

const ASSIGNED_AFTER: Partial<Record<EventKind, TemplateName>> = {
  registered: 'registered',
  transferred: 'transferred',
  'sent-up': 'escalated-sent-up',
  'deadline-lapsed': 'escalated-lapsed',
  'feedback-given': 'escalated-not-satisfied',
  contested: 'reopened',
  reopened: 'reopened',
}

function assignedToCitizen(told: Telling): CaseMessage {
  const { event, before, citizen } = told
  const kind = follows(told)
  const routingLapsed = kind === 'deadline-lapsed' && before?.data.routing === true
  const template = (!routingLapsed && kind && ASSIGNED_AFTER[kind]) || 'now-with'
  const left = template.startsWith('escalated') && before ? { level: levelOf(before) } : {}
  return citizen(template, { on: day(event, 'dueAt'), ...left })
}

/** The officer's clock runs again, to another day; none where its time had passed before. */
function goesOn({ event, citizen }: Telling): CaseMessage[] {
  return typeof event.data.dueAt === 'number' ? [citizen('now-with', { on: event.data.dueAt })] : []
}

function urgentToOfficer({ event, situation, officer }: Telling): CaseMessage[] {
  if (!situation.urgent || !event.posting) return []
  return [officer('assigned', { posting: event.posting }, { on: day(event, 'dueAt') })]
}

function remindersToOfficers({ event, situation, officer }: Telling): CaseMessage[] {
  if (!event.posting) return []
  const { department } = situation.subject
  return [
    officer('committee-reminder', { posting: event.posting }),
    officer('committee-reminder', { nodalOf: department }),
    officer('committee-reminder', { headOf: department }),
  ]
}

function closedToCitizen({ event, situation, citizen }: Telling): CaseMessage {
  const on = day(event, 'reopenUntil')
  switch (situation.closure?.ending ?? event.data.ending) {
    case 'satisfied':
      return citizen('closed-satisfied', { on })
    case 'no-feedback':
      return citizen('closed-no-feedback', { on })
    case 'not-taken-up':
      return citizen('not-taken-up', { on })
    case 'duplicate':
      return citizen('duplicate', { on, other: String(event.data.duplicateOf ?? '') })
    case 'withdrawn':
      return citizen('withdrawn')
    default:
      return citizen('closed-not-satisfied')
  }
}
