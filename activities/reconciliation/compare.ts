import type { KnownCase } from '../../db/queries/reconciliation'
import { comingSteps } from '../../workflows/grievance/coming'
import type { Situation } from '../../workflows/grievance/types'
import { wouldShow, type ListedRun } from '../gateways/runs'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A filing that was not handed over for so long did not just come. */
const HANDED_OVER_WITHIN = 10 * MINUTE
/** Cases that have moved in this time are asked themselves. */
const RECENTLY = 2 * DAY
/** A step that is so late will not come by itself. */
const LATE = 60 * MINUTE

/**
 * Whether something points to a difference: by Temporal's lists, which cost little and may be a second old, and by
 * PostgreSQL itself.
 */
export function isSuspect(
  known: KnownCase,
  run: ListedRun | undefined,
  { now, thorough }: { now: number; thorough: boolean },
): boolean {
  if (known.startedAt === null) return now - known.filedAt.getTime() > HANDED_OVER_WITHIN
  if (!run) return true
  if (known.unheard > 0 || !agreesWithItself(known)) return true
  if (!run.running) return !isOverFor(known.situation, now)
  if (thorough || now - known.updatedAt.getTime() < RECENTLY || isLate(known.situation, now)) return true
  return wouldShow(known.situation).join() !== run.shown.join()
}

/** Whether the columns, the situation and the timeline of a case say the same. */
export const agreesWithItself = (known: KnownCase): boolean =>
  stands(known) && known.steps === known.situation.revision

/** Whether the columns say what the situation says. */
export function stands({ row, situation }: KnownCase): boolean {
  const { revision, stage, level, posting, subject } = situation
  const said = [revision, stage, level, posting, subject.department]
  return said.join() === [row.revision, row.stage, row.level, row.posting, row.department].join()
}

/** Whether the two know the same steps and stand at the same place. Only what a step tells is compared. */
export function saysTheSame(one: Situation, other: Situation): boolean {
  return JSON.stringify(outlineOf(one)) === JSON.stringify(outlineOf(other))
}

function outlineOf({ revision, stage, level, posting, subject, clock, hold, closure, owed }: Situation) {
  const { department, service } = subject
  const due = [clock?.dueAt ?? null, hold?.until ?? null]
  return [revision, stage, level, posting, department, service, due, closure?.ending ?? null, owed.length]
}

/** Closed for good as far as PostgreSQL can tell: the end of a time is no step, so it may stand there as to come. */
export function isOverFor(situation: Situation, now: number): boolean {
  const { stage, owed } = situation
  return stage === 'closed' && owed.length === 0 && comingSteps(situation).every(({ at }) => at <= now)
}

const isLate = (situation: Situation, now: number): boolean =>
  comingSteps(situation).some(({ at }) => at < now - LATE)
