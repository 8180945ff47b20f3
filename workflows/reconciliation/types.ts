import type { CaseNumber } from '../grievance/types'

/** What PostgreSQL and Temporal can differ in. Each has its words for operators in views/locales, operator.json. */
export const DIFFERENCE_KINDS = [
  // Mended by itself.
  'not-started',
  'workflow-missing',
  'workflow-ended-early',
  'projection-behind',
  'case-behind',
  'verdict-lost',
  'action-unheard',
  'counters',
  // Left to an operator.
  'orphan',
  'workflow-failed',
  'no-answer',
  'words-lost',
  'steps-lost',
  'verdict-unknown',
  'history-lost',
] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** What a reconciliation is to do. */
export interface Order {
  /** Asks every open case for its account, as after a restore; else only where something points to a difference. */
  thorough: boolean
  /** How many cases it may start again by itself before it leaves the rest to an operator. */
  restarts: number
  /** Looks at these cases only. An operator has asked, so it also does what needs a word of consent. */
  only?: CaseNumber[]
  /** Milliseconds between the first look and the second: what was merely on its way has arrived by then. */
  pause: number
}

/** What was found so far. */
export interface Tally {
  /** Cases that were looked at, and of them those that were asked themselves. */
  looked: number
  asked: number
  repaired: Partial<Record<DifferenceKind, number>>
  parked: Partial<Record<DifferenceKind, number>>
  /** Histories of ended runs that were kept. */
  kept: number
}

export const emptyTally = (): Tally => ({ looked: 0, asked: 0, repaired: {}, parked: {}, kept: 0 })

/** What became of the second look at some cases. */
export interface Findings {
  repaired: Partial<Record<DifferenceKind, number>>
  parked: Partial<Record<DifferenceKind, number>>
  /** Cases that were started again. */
  restarted: number
}

/** One page of a first look. `next` is null after the last one. */
export interface Look {
  next: string | null
  looked: number
  suspects: CaseNumber[]
}

/** What of the order is being done, for whoever waits for it. */
export const PHASES = ['cases', 'orphans', 'histories', 'counters', 'done'] as const
export type Phase = (typeof PHASES)[number]
