import type { Action, ActionKind } from '../../../workflows/grievance/actions'
import type { CaseEvent, Filed, Situation } from '../../../workflows/grievance/types'
import type { MessageState } from '../../../db/schema/message'
import type { Entry } from './journal'
import type { Acceptance } from './msg91'

/** All that a run has left behind, as plain values: what the invariants judge. */
export interface Evidence {
  journal: Entry[]
  filings: { number: string; key: string; citizen: string; filed: Filed }[]
  /** Executions, as Temporal lists them. */
  workflows: { number: string; status: string }[]
  actions: JudgedAction[]
  events: SeenEvent[]
  audit: { subject: string; act: string; actorKind: string; actor: string | null; detail: AuditDetail }[]
  messages: LedgerRow[]
  acceptances: Acceptance[]
  rollups: { day: string; department: string; district: string; kind: string; count: number }[]
  /** `now` is what time it is for the case; null where its workflow is over. */
  situations: { number: string; situation: Situation; now: number | null }[]
  /** `intact`: its file is there, and is what its name says. */
  documents: { id: string; number: string | null; intact: boolean }[]
  /** Personal data where it must not be. */
  leaks: { where: string; what: string }[]
}

export interface JudgedAction {
  id: string
  number: string
  kind: ActionKind
  action: Action
  person: string | null
  submittedAt: number
  signalled: boolean
  verdict: 'applied' | 'refused' | null
}

export type SeenEvent = CaseEvent & {
  number: string
  /** When it came about, where that was seen. */
  seenAt?: number
}

export interface AuditDetail {
  action?: string | null
  revision?: number
}

export interface LedgerRow {
  id: string
  number: string | null
  template: string
  state: MessageState
  attempts: number
  lostAnswers: number
  providerId: string | null
  /** What the provider would be sent; null for what is no SMS of a case. */
  wire: string | null
}

/** What makes two messages the same to a provider. */
export const wireOf = (flow: string, mobile: string, variables: Record<string, string>): string =>
  [flow, mobile, ...Object.entries(variables).flat()].join(' ')

/** An invariant: says in a sentence each thing that breaks it. */
export type Invariant = (evidence: Evidence) => string[]
