import type { Policy } from './policy'

/** Milliseconds since 1970-01-01 UTC. Inside a workflow it always comes from workflow time. */
export type Instant = number

/** Public id of a grievance, without spaces: state, year, seven random Crockford digits, check character. */
export type CaseNumber = string

/** `<department>/<designation>@<area>`, such as `revenue/tahsildar@dharwad.hubballi`. */
export type PostingCode = string

export const LEVELS = ['L1', 'L2', 'L3'] as const
export type Level = (typeof LEVELS)[number]

/** One row of the escalation matrix: whose office, which designation, at which kind of area, in how many working days. */
export interface Rung {
  department: string
  designation: string
  officeLevel: string
  days: number
}
export type Matrix = Record<Level, Rung>

/** For what and where: decides who is answerable. Changes only by a transfer. */
export interface Subject {
  department: string
  service: string
  area: string
  district: string
  matrix: Matrix
}

export const CHANNELS = ['portal', 'counter', 'call-centre', 'post', 'email', 'cpgrams', 'open311'] as const
export type Channel = (typeof CHANNELS)[number]

/** The workflow's input. Codes and instants only: whoever reads Temporal learns nothing about a person. */
export interface Filed {
  number: CaseNumber
  filedAt: Instant
  channel: Channel
  urgent: boolean
  subject: Subject
  policy: Policy
  /** Events after which the run is continued as a new one, where fewer than the server suggests. */
  historyLimit?: number
}

/** Where the case stands, as a person would ask it. */
export const STAGES = [
  'routing',
  'with-officer',
  'awaiting-citizen',
  'awaiting-nodal',
  'parked',
  'feedback',
  'closed',
] as const
export type Stage = (typeof STAGES)[number]

/** The officer's clock: `days` working days counted from the day after `from`, less the time held. */
export interface Clock {
  from: Instant
  days: number
  dueAt: Instant
  /** Its time passed and the case stayed: above L3 there is only the committee. */
  lapsed?: boolean
}

/** The officer's clock stands still while somebody else must act; `until` is that one's own deadline. */
export interface Hold {
  kind: 'clarification' | 'proposal' | 'parked'
  since: Instant
  until: Instant
  /** The action that began the hold. */
  action: string
  /** Proposal only: why it should not be taken up. */
  reason?: NotTakenUpReason
}

/** The citizen's turn after an action taken report. */
export interface FeedbackWindow {
  report: string
  openedAt: Instant
  until: Instant
  remindAt: Instant | null
  /** Calls still to be placed, first one first. */
  calls: Instant[]
  /** Number of the call task that is open or was the last one; 0 before the first. */
  attempt: number
  /** Whether that call has been made: each is made once. */
  answered: boolean
}

export interface OwedReport {
  level: Level
  posting: PostingCode
  since: Instant
}

export interface CommitteeReferral {
  since: Instant
  why: 'lapsed' | 'not-satisfied'
  /** When the level, the nodal officer and the head of department are reminded next; null once answered. */
  remindAt: Instant | null
}

export const ENDINGS = [
  'satisfied',
  'not-satisfied',
  'no-feedback',
  'withdrawn',
  'not-taken-up',
  'duplicate',
] as const
export type Ending = (typeof ENDINGS)[number]

export interface Closure {
  ending: Ending
  at: Instant
  /** Until when the citizen may reopen or contest; null where only the committee can. */
  reopenUntil: Instant | null
  reason?: NotTakenUpReason
  duplicateOf?: CaseNumber
}

/**
 * All that a case knows about itself, as one plain object: what the projection stores, what a continued run
 * carries over, and what the rules judge by.
 */
export interface Situation {
  number: CaseNumber
  filedAt: Instant
  channel: Channel
  urgent: boolean
  policy: Policy
  subject: Subject
  /** Number of the latest event; each event raises it by one. */
  revision: number
  stage: Stage
  level: Level
  /** Who must act, or acted last. Null only before the first routing. */
  posting: PostingCode | null
  /** Why that posting: it is held, another looks after it, or the one below was vacant. */
  routedBecause: RoutedBecause | null
  arrivedAt: Instant
  clock: Clock | null
  hold: Hold | null
  feedback: FeedbackWindow | null
  committee: CommitteeReferral | null
  closure: Closure | null
  owed: OwedReport[]
  transfers: number
  /** Working days that the committee has set; null where it has directed nothing. */
  directedDays: number | null
  /** Of this level: questions asked, and whether "not taken up" was proposed. */
  clarifications: number
  proposed: boolean
  /** Of this hearing. */
  parked: boolean
  /** How many times the case was opened: 1, plus each reopening. */
  hearing: number
}

export type RoutedBecause = 'held' | 'in-charge' | 'up-the-offices' | 'nobody' | 'nodal-decision'

export const NOT_TAKEN_UP_REASONS = [
  'sub-judice',
  'right-to-information',
  'service-matter',
  'other-government',
  'private-dispute',
  'no-substance',
] as const
export type NotTakenUpReason = (typeof NOT_TAKEN_UP_REASONS)[number]

export const DISSATISFACTION_REASONS = [
  'nothing-done',
  'partly-done',
  'report-untrue',
  'came-back',
  'no-reason-given',
  'other',
] as const
export type DissatisfactionReason = (typeof DISSATISFACTION_REASONS)[number]

export const CALL_OUTCOMES = [
  'satisfied',
  'not-satisfied',
  'no-answer',
  'call-later',
  'wrong-number',
] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

export const EVENT_KINDS = [
  'registered',
  'assigned',
  'queued-for-routing',
  'report-filed',
  'owed-report-filed',
  'interim-reply',
  'clarification-asked',
  'clarification-answered',
  'clarification-unanswered',
  'transferred',
  'sent-up',
  'deadline-lapsed',
  'parked',
  'promise-due',
  'not-taken-up-proposed',
  'not-taken-up-refused',
  'proposal-lapsed',
  'feedback-reminder',
  'call-due',
  'call-made',
  'feedback-given',
  'before-committee',
  'committee-reminder',
  'committee-direction',
  'closed',
  'contested',
  'reopened',
  'note-added',
  'deadline-moved',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** One step of the public timeline. `data` holds codes and instants, never a person's words. */
export interface CaseEvent {
  revision: number
  at: Instant
  kind: EventKind
  level: Level
  posting: PostingCode | null
  /** The action that caused it; absent where time did. */
  action?: string
  data: Record<string, string | number | boolean | null>
}
