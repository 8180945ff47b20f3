import { defineQuery, workflowInfo } from '@temporalio/workflow'
import type { Action } from './actions'
import type { Turn, Verdict } from './activities'
import type { CountedFor } from './counting'
import type { CaseEvent, Situation } from './types'

/** What was put on record together, and for whose figures it counts. */
export interface Told extends CountedFor {
  events: CaseEvent[]
  verdicts: Verdict[]
}

/**
 * Everything that one run of a case can say of itself. With it a PostgreSQL that was restored to an earlier time is
 * brought up to date again.
 */
export interface Account {
  /** How often the case was continued. */
  run: number
  situation: Situation
  /** The turn that was put on record last. */
  turn: Turn
  told: Told[]
  /** Ids of all actions that the case has judged, also in former runs. */
  seen: string[]
  /** Actions that came and are not judged yet. */
  inbox: Action[]
  /** False while something is on its way to PostgreSQL: then the two differ and nothing is wrong. */
  settled: boolean
  /** The run that was continued by this one. */
  before: string | null
}

/** Asks a case, running or ended, for its whole account. A question leaves no trace in the history. */
export const giveAccount = defineQuery<Account>('account')

/**
 * What a run has put on record. It is kept in memory only: where the run is read from its history again, so is this.
 */
export class Chronicle {
  private readonly told: Told[] = []
  private turn: Turn | null = null
  private writing = false

  constructor(private readonly run: number) {}

  begin(): void {
    this.writing = true
  }

  /** PostgreSQL has it. */
  keep(told: Told, turn: Turn): void {
    this.writing = false
    this.told.push(told)
    this.turn = turn
  }

  /** @param waiting whether the case has something to tell that is not on its way yet */
  account(now: Pick<Account, 'situation' | 'seen' | 'inbox'>, waiting: boolean): Account {
    const { runId, continuedFromExecutionRunId } = workflowInfo()
    const beforeTheFirst = { run: this.run, runId, events: 0, at: now.situation.filedAt }
    return {
      ...now,
      run: this.run,
      turn: this.turn ?? beforeTheFirst,
      told: this.told,
      settled: !waiting && !this.writing,
      before: continuedFromExecutionRunId ?? null,
    }
  }
}
