import {
  countSteps,
  isEndKept,
  knownCase,
  lostActions,
  startFromFiling,
  unjudgedActions,
  type KnownCase,
} from '../../db/queries/reconciliation'
import type { Account } from '../../workflows/grievance/account'
import type { CaseNumber } from '../../workflows/grievance/types'
import { dispatchCase } from '../dispatch'
import { isEarlier } from '../record'
import { withFormerRuns } from './account'
import { agreesWithItself, isOverFor, saysTheSame, stands } from './compare'
import type { Found, ReconciliationParts } from './parts'
import { restate } from './restate'
import { handOverAgain, startAgain } from './start-again'
import type { Leave } from './settle'

/** All differences of one case, each mended where that is safe. Nothing is found while the case is moving. */
export async function examine(
  parts: ReconciliationParts,
  number: CaseNumber,
  known: KnownCase | null,
  leave: Leave,
): Promise<Found[]> {
  const status = await parts.runs.status(number)
  if (!known) return status === null ? [] : [{ kind: 'orphan', repaired: false, detail: { status } }]
  switch (status) {
    case null:
      return withoutWorkflow(parts, known, leave)
    case 'RUNNING':
    case 'COMPLETED':
      return compareWithCase(parts, known, leave, status === 'RUNNING')
    default:
      return afterBadEnd(parts, known, leave, status)
  }
}

/** Temporal knows nothing of the case. */
async function withoutWorkflow(parts: ReconciliationParts, known: KnownCase, leave: Leave): Promise<Found[]> {
  const { number, situation, startedAt } = known
  if (startedAt === null) return [{ kind: 'not-started', repaired: await isHandedOver(parts, number) }]
  if (situation.stage === 'closed' && (await isEndKept(parts.db, number))) return []
  if (isOverFor(situation, Date.now())) return [{ kind: 'history-lost', repaired: false }]
  if (situation.revision > 0) return startAgain(parts, known, null, leave, 'workflow-missing')
  await startFromFiling(parts.db, number)
  return [{ kind: 'workflow-missing', repaired: await isHandedOver(parts, number) }]
}

async function isHandedOver(parts: ReconciliationParts, number: CaseNumber): Promise<boolean> {
  await dispatchCase(parts, number)
  return (await knownCase(parts.db, number))?.startedAt !== null
}

/** The case can be asked: it runs, or it has come to its own end. */
async function compareWithCase(
  parts: ReconciliationParts,
  known: KnownCase,
  leave: Leave,
  running: boolean,
): Promise<Found[]> {
  const account = await parts.runs.account(known.number)
  if (!account) return [{ kind: 'no-answer', repaired: false }]
  if (!account.settled) return []
  if (knowsLess(account, known)) {
    // The workflow task that told PostgreSQL may be under way once more: only the second answer counts.
    const again = await parts.runs.account(known.number)
    return again?.settled && knowsLess(again, known)
      ? startAgain(parts, known, null, leave, 'case-behind')
      : []
  }
  const found = await bringUpToDate(parts, known, account)
  return running ? [...found, ...(await handOver(parts, known, account))] : found
}

/** Temporal was restored to an earlier time: PostgreSQL was told more, or something later. */
const knowsLess = ({ situation, turn }: Account, known: KnownCase): boolean =>
  situation.revision < known.situation.revision || (known.turn !== null && isEarlier(turn, known.turn))

/** What PostgreSQL lacks and the case knows is put back. */
async function bringUpToDate(
  parts: ReconciliationParts,
  known: KnownCase,
  present: Account,
): Promise<Found[]> {
  const agrees = agreesWithItself(known) && saysTheSame(known.situation, present.situation)
  const unsaid = known.unheard > 0 && (await unjudgedActions(parts.db, known.number)).some(isSeenBy(present))
  const found = agrees && !unsaid ? [] : await putBack(parts, known, present)
  return [...found, ...(await whatStaysLost(parts, present))]
}

async function putBack(parts: ReconciliationParts, known: KnownCase, present: Account): Promise<Found[]> {
  const done = await restate(parts.db, parts.secret, await withFormerRuns(parts.runs, present))
  if (done === 'moved') return []
  const { steps, verdicts: actions } = done
  // Steps that neither side can give are missed at every look: they are not put back each time anew.
  const same = stands(known) && saysTheSame(known.situation, present.situation)
  const found: Found[] = []
  if (steps > 0 || !same) found.push({ kind: 'projection-behind', repaired: true, detail: { steps } })
  if (actions > 0) found.push({ kind: 'verdict-lost', repaired: true, detail: { actions } })
  return found
}

const isSeenBy =
  ({ seen }: Account) =>
  ({ id }: { id: string }): boolean =>
    seen.includes(id)

/** Steps and words that neither side can give any more, and actions of which nobody knows what became. */
async function whatStaysLost({ db }: ReconciliationParts, account: Account): Promise<Found[]> {
  const { situation, seen } = account
  const { number, revision } = situation
  const [steps, words, unjudged] = await Promise.all([
    countSteps(db, number),
    lostActions(db, seen),
    unjudgedActions(db, number),
  ])
  const silent = unjudged.filter(isSeenBy(account)).length
  const lost: Found[] = []
  if (steps < revision)
    lost.push({ kind: 'steps-lost', repaired: false, detail: { steps: revision - steps } })
  if (words.length > 0) lost.push({ kind: 'words-lost', repaired: false, detail: { actions: words.length } })
  if (silent > 0) lost.push({ kind: 'verdict-unknown', repaired: false, detail: { actions: silent } })
  return lost
}

/** Actions that have waited long and that the case has never seen. */
async function handOver(parts: ReconciliationParts, known: KnownCase, account: Account): Promise<Found[]> {
  if (known.unheard === 0) return []
  const underWay = new Set([...account.seen, ...account.inbox.map(({ id }) => id)])
  const unseen = (await unjudgedActions(parts.db, known.number)).filter(({ id }) => !underWay.has(id))
  if (unseen.length === 0) return []
  await handOverAgain(parts, known.number, unseen)
  return [{ kind: 'action-unheard', repaired: true, detail: { actions: unseen.length } }]
}

/** Somebody has terminated the workflow, or it has failed: the case goes on from the last that either side knows. */
async function afterBadEnd(
  parts: ReconciliationParts,
  known: KnownCase,
  leave: Leave,
  status: string,
): Promise<Found[]> {
  const account = await parts.runs.account(known.number)
  const found =
    account && account.situation.revision >= known.situation.revision
      ? await bringUpToDate(parts, known, account)
      : []
  const present = (await knownCase(parts.db, known.number)) ?? known
  if (isOverFor(present.situation, Date.now())) return found
  // A failed one will most likely fail again: somebody should know why first.
  if (status === 'FAILED' && !leave.consent) return [...found, { kind: 'workflow-failed', repaired: false }]
  const kind = status === 'FAILED' ? 'workflow-failed' : 'workflow-ended-early'
  return [...found, ...(await startAgain(parts, present, account, leave, kind))]
}
