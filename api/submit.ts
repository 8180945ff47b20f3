import type { Context } from 'hono'
import { isStored, readSituation } from '../db/queries/action'
import { submitAction, type Submission } from '../db/queries/filing'
import type { Translator } from '../views/i18n'
import { judge } from '../workflows/grievance/rules'
import type { Env } from './route'
import { awaitVerdict } from './verdict'

/** What became of an action: done, refused with a code of rules.ts, or stored and on its way to the case. */
export type Submitted = { result: 'applied' } | { result: 'refused'; reason: string } | { result: 'pending' }

/**
 * Puts an action on a case: judged here by what is known, stored with its words, handed to the case's workflow and
 * awaited for a moment. The caller has made sure that this person may know of the case. The same action sent twice
 * has one effect and the same answer.
 */
export async function submitAndWait(c: Context<Env>, submission: Submission): Promise<Submitted> {
  const { db, sql, now, handOver } = c.var.deps
  const { number, action } = submission
  if (!(await isStored(db, action.id))) {
    const situation = await readSituation(db, number)
    if (!situation) return { result: 'refused', reason: 'not-yours' }
    const judgement = judge(situation, action, now())
    if (!judgement.ok) return { result: 'refused', reason: judgement.reason }
    await submitAction(db, submission)
  }
  handOver(number)
  const verdict = await awaitVerdict(sql, action.id)
  return verdict.verdict === 'refused'
    ? { result: 'refused', reason: verdict.reason }
    : { result: verdict.verdict }
}

/** A refusal in words, as a whole sentence. */
export const refusalSentence = (t: Translator, reason: string): string =>
  t.has(`refusals.${reason}`) ? t(`refusals.${reason}`) : t('refusals.not-now')
