import {
  markToHandOver,
  judgedActions,
  unjudgedActions,
  unsentRange,
  type KnownCase,
} from '../../db/queries/reconciliation'
import type { Account } from '../../workflows/grievance/account'
import type { Carried } from '../../workflows/grievance/story'
import type { CaseNumber } from '../../workflows/grievance/types'
import type { DifferenceKind } from '../../workflows/reconciliation/types'
import { dispatchCase } from '../dispatch'
import type { Found, ReconciliationParts } from './parts'
import type { Leave } from './settle'

/**
 * Starts the workflow of a case in its present situation, as if an earlier run had been continued; actions without a
 * verdict are handed over again. More of this than a night may do by itself points to a store that was lost or
 * restored, or to the wrong namespace: then an operator must say so.
 * @param account what the run that ended still said, where it said anything
 */
export async function startAgain(
  parts: ReconciliationParts,
  known: KnownCase,
  account: Account | null,
  leave: Leave,
  kind: DifferenceKind,
): Promise<Found[]> {
  if (leave.restarts <= 0 && !leave.consent) return [{ kind, repaired: false, detail: { limit: 1 } }]
  const { number } = known
  await parts.runs.startAgain(known.filed, await carriedBy(parts, known, account))
  await handOverAgain(parts, number, await unjudgedActions(parts.db, number))
  return [{ kind, repaired: true, restarted: true, detail: { revision: known.situation.revision } }]
}

/** Puts these actions into the outbox once more, and empties it at once. */
export async function handOverAgain(
  parts: ReconciliationParts,
  number: CaseNumber,
  actions: { id: string }[],
): Promise<void> {
  await markToHandOver(
    parts.db,
    actions.map(({ id }) => id),
  )
  await dispatchCase(parts, number)
}

async function carriedBy(
  { db }: ReconciliationParts,
  known: KnownCase,
  account: Account | null,
): Promise<Carried> {
  const { number, situation, turn } = known
  const [judged, unsent] = await Promise.all([judgedActions(db, number), unsentRange(db, number)])
  return {
    run: Math.max(turn?.run ?? 0, account?.run ?? 0) + 1,
    situation,
    seen: [...new Set([...(account?.seen ?? []), ...judged])],
    inbox: account?.inbox ?? [],
    ...(unsent ? { unsent } : {}),
  }
}
