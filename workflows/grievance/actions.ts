import type {
  CallOutcome,
  CaseNumber,
  DissatisfactionReason,
  Instant,
  Level,
  NotTakenUpReason,
  PostingCode,
  Subject,
} from './types'

/** In what capacity somebody acts. The person is known to PostgreSQL only. */
export type Party =
  | { role: 'citizen' }
  | { role: 'officer'; posting: PostingCode }
  | { role: 'nodal'; posting: PostingCode }
  | { role: 'call-agent' }
  | { role: 'committee' }

/** What each kind of action says beyond its kind. Words and files stay in PostgreSQL under the action's id. */
export interface ActionDetails {
  'file-report': object
  'file-owed-report': { level: Level }
  'interim-reply': { expectedAt: Instant }
  'ask-clarification': object
  /** `hold` is the action of the question that was read: an answer to it says nothing of a later one. */
  'answer-clarification': { hold: string }
  transfer: { subject: Subject }
  /** `from` is the posting that had the case when the decision was made. */
  route: { posting: PostingCode; from: PostingCode | null }
  'send-up': object
  park: { until: Instant }
  'link-duplicate': { of: CaseNumber }
  'propose-not-taken-up': { reason: NotTakenUpReason }
  /** `hold` is the action of the proposal that was read. */
  'confirm-not-taken-up': { hold: string }
  'refuse-not-taken-up': { hold: string }
  contest: object
  /** `report` is the action of the report that was read: feedback on an older one says nothing of a newer. */
  feedback: {
    report: string
    satisfied: boolean
    reason?: DissatisfactionReason
    via: 'web' | 'link' | 'counter'
  }
  'call-outcome': { report: string; attempt: number; outcome: CallOutcome; reason?: DissatisfactionReason }
  withdraw: object
  'add-note': object
  reopen: object
  direct: { days: number }
}

export type ActionKind = keyof ActionDetails

export type ActionOf<K extends ActionKind> = {
  id: string
  kind: K
  by: Party
  /** When the person sent it, set as it leaves the outbox: nobody is late because an engine was away. */
  submittedAt?: Instant
} & ActionDetails[K]

/** One act of one party on a case: the payload of the signal. */
export type Action = { [K in ActionKind]: ActionOf<K> }[ActionKind]
