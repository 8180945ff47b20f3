import { putBackCallTasks } from '../../db/queries/call-task'
import { readTurn } from '../../db/queries/lost-turn'
import { insertMessages } from '../../db/queries/message'
import {
  insertEvents,
  judgeActions,
  keepOwedReports,
  projectSituation,
  writeCaseAudit,
} from '../../db/queries/record'
import { forgetRevision, missingVerdicts } from '../../db/queries/reconciliation'
import { countEvents } from '../../db/queries/rollup'
import type { Database, Transaction } from '../../db/client'
import { DAY } from '../../workflows/calendar'
import type { Account, Told } from '../../workflows/grievance/account'
import { comingSteps } from '../../workflows/grievance/coming'
import type { CaseEvent } from '../../workflows/grievance/types'
import { dueMessages } from '../message-rules'
import { isNeeded } from '../../views/messages/needs'
import { isEarlier } from '../record'

/** What a case says of itself, with what its former runs told, oldest first. */
export interface WholeAccount extends Account {
  told: Told[]
}

/** What was put back; `moved`: the case has gone on meanwhile and there was nothing to do. */
export type Restated = 'moved' | { steps: number; verdicts: number }

/**
 * Brings PostgreSQL up to what the case says of itself, in one transaction, as `record` would have: steps, verdicts,
 * projection, owed reports, call tasks, counters and audit. Messages of steps that were lost get into the ledger as
 * unconfirmed: they may have gone out, and nobody is told twice.
 */
export function restate(db: Database, secret: string, account: WholeAccount): Promise<Restated> {
  return db.transaction(async (tx) => {
    const { situation, turn, told } = account
    const { number } = situation
    const before = await readTurn(tx, number)
    if (before.turn && isEarlier(turn, before.turn)) return 'moved'
    const verdicts = await missingVerdicts(
      tx,
      number,
      told.flatMap((one) => one.verdicts),
    )
    await judgeActions(tx, verdicts)
    let steps = 0
    for (const one of told) steps += await putBack(tx, account, one, secret)
    await forgetRevision(tx, number)
    const events = told.flatMap((one) => one.events)
    const next = comingSteps(situation)[0] ?? null
    await projectSituation(tx, { situation, events, verdicts, turn, next })
    await keepOwedReports(tx, situation)
    await putBackCallTasks(tx, situation, events)
    return { steps, verdicts: verdicts.length }
  })
}

/** What was told together and PostgreSQL lacks. Gives how many steps these were. */
async function putBack(
  tx: Transaction,
  { situation }: WholeAccount,
  { events, verdicts: _judged, ...counted }: Told,
  secret: string,
): Promise<number> {
  const { number, policy } = situation
  const written = await insertEvents(tx, number, events, counted)
  const fresh = events.filter(({ revision }) => written.has(revision))
  if (fresh.length === 0) return 0
  await countEvents(tx, number, counted, fresh)
  await writeCaseAudit(tx, number, fresh)
  const due = dueMessages({ situation, events: fresh })
  const linksExpireAt = new Date(lastOf(fresh).at + policy.linkDays * DAY)
  await insertMessages(tx, { number, due, linksExpireAt, secret, isNeeded, state: 'unconfirmed' })
  return fresh.length
}

const lastOf = (events: CaseEvent[]): CaseEvent => events.at(-1) as CaseEvent
