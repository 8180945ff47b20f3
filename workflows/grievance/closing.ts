import { endOfDayAfter } from '../calendar'
import { comingSteps } from './coming'
import type { ActionOf } from './actions'
import type { Policy } from './policy'
import { levelAbove } from './rules'
import type { Story } from './story'
import type { CaseNumber, Closure, Ending, Level, NotTakenUpReason } from './types'

/** How a hearing ended, and what belongs to that ending. */
export interface Verdict {
  ending: Ending
  reason?: NotTakenUpReason
  duplicateOf?: CaseNumber
  /** The action that ended it; absent where time did. */
  action?: string
}

/** In how many calendar days the citizen may have the case opened again; null where only the committee can. */
function daysToReopen(ending: Ending, policy: Policy): number | null {
  switch (ending) {
    case 'satisfied':
    case 'no-feedback':
    case 'withdrawn':
      return policy.reopenDays
    case 'not-taken-up':
    case 'duplicate':
      return policy.notTakenUp.contestDays
    case 'not-satisfied':
      return null
  }
}

export function close(story: Story, { ending, reason, duplicateOf, action }: Verdict): void {
  const { situation } = story
  const at = Date.now()
  const days = daysToReopen(ending, situation.policy)
  const reopenUntil = days === null ? null : endOfDayAfter(at, days)
  const closure: Closure = { ending, at, reopenUntil, reason, duplicateOf }
  situation.stage = 'closed'
  situation.clock = null
  situation.hold = null
  situation.feedback = null
  situation.closure = closure
  situation.directedDays = null
  situation.committee =
    ending === 'not-satisfied' ? { since: at, why: 'not-satisfied', remindAt: null } : null
  story.tell(
    'closed',
    { ending, reopenUntil, reason: reason ?? null, duplicateOf: duplicateOf ?? null },
    action,
  )
}

/** Opens the case again at `level`; who has it is found anew. */
export function openAgain(
  story: Story,
  how: 'reopened' | 'contested',
  level: Level,
  action: ActionOf<'reopen' | 'contest' | 'direct'>,
): void {
  const { situation } = story
  situation.closure = null
  situation.stage = 'routing'
  situation.posting = null
  situation.level = level
  situation.parked = false
  situation.clarifications = 0
  situation.proposed = false
  situation.hearing += 1
  story.tell(how, { by: action.by.role }, action.id)
}

/** A time to open the case again has run out. */
export function endTheTime({ situation }: Story, which: 'reopening-ends' | 'direction-ends'): void {
  if (which === 'direction-ends') situation.committee = null
  else if (situation.closure) situation.closure.reopenUntil = null
}

/**
 * Nobody judges twice in the same case: what the citizen does not accept is heard one level higher. A withdrawal that
 * is taken back was judged by nobody.
 */
export function levelThatHearsAgain({ situation }: Story): Level {
  if (situation.closure?.ending === 'withdrawn') return situation.level
  return levelAbove(situation.level) ?? 'L3'
}

/** Closed for good: no time runs any more and no level owes a report. */
export const isOver = ({ situation }: Story): boolean =>
  situation.stage === 'closed' && comingSteps(situation).length === 0 && situation.owed.length === 0
