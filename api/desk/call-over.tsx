import type { Context } from 'hono'
import { readSituation } from '../../db/queries/action'
import type { CallTask } from '../../db/queries/call-worklist'
import { readOwnAction } from '../../db/queries/officer-case'
import { CallOver, type CallState, type Unstored } from '../../views/desk/call-over'
import { CALL_OUTCOMES, DISSATISFACTION_REASONS } from '../../workflows/grievance/types'
import { notFound, page } from '../answer'
import { officerOf } from '../officer/reader'
import { paths } from '../paths'
import type { Env } from '../route'

/** What came of the call, by the action that recorded it. */
export async function afterCall(c: Context<Env>, task: CallTask, id: string) {
  const own = await readOwnAction(c.var.deps.db, id, officerOf(c).id)
  if (!own || own.number !== task.number) return notFound(c)
  if (own.verdict === null) return over(c, task, 'pending', { id })
  if (own.verdict === 'applied') return over(c, task, task.outcome ?? 'over')
  const entered = own.action.kind === 'call-outcome' ? own.action : null
  const { outcome = '', reason = '' } = entered ?? {}
  return over(c, task, 'over', { kept: { outcome, reason, words: own.writing?.body ?? '' } })
}

interface OverOptions {
  /** The action that recorded the call and is not judged yet. */
  id?: string
  status?: 200 | 409
  /** What the agent had entered and nobody has stored. */
  kept?: Record<string, string>
}

/** The page of a call that is over, or that is not this agent's to make. */
export async function over(
  c: Context<Env>,
  task: CallTask,
  state: CallState,
  { id, status = state === 'taken' ? 409 : 200, kept }: OverOptions = {},
) {
  const { t, deps } = c.var
  const { number, report, attempt } = task
  const situation = await readSituation(deps.db, number)
  const view = (
    <CallOver
      {...{ t, number, state, now: deps.now() }}
      unstored={kept ? unstoredIn(kept) : null}
      nextAttempt={situation?.feedback?.calls[0] ?? null}
      next={paths.nextCall()}
      back={paths.calls()}
      again={id ? paths.callDone(number, report, attempt, id) : paths.call(number, report, attempt)}
    />
  )
  return page(c, { title: t(`desk.after.${state}`), status }, view)
}

const unstoredIn = ({ outcome, reason, words = '' }: Record<string, string>): Unstored => ({
  outcome: CALL_OUTCOMES.find((one) => one === outcome) ?? null,
  reason: DISSATISFACTION_REASONS.find((one) => one === reason) ?? null,
  words,
})
