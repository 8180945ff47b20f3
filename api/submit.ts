import type { Context } from 'hono'
import { cameBefore, readSituation } from '../db/queries/action'
import { submitAction, type Submission } from '../db/queries/filing'
import type { Translator } from '../views/i18n'
import { judge } from '../workflows/grievance/rules'
import type { Env } from './route'
import { awaitVerdict } from './verdict'

/**
 * What became of an action: done, refused with a code of rules.ts, or stored and on its way to the case. Refused as
 * `sent-before` its key stands for something else: the form is to be sent again, with a new one.
 */
export type Submitted = { result: 'applied' } | { result: 'refused'; reason: string } | { result: 'pending' }

/**
 * Puts an action on a case: judged here by what is known, stored with its words, handed to the case's workflow and
 * awaited for a moment. The caller has made sure that this person may know of the case. The same action sent twice
 * has one effect and the same answer.
 */
export async function submitAndWait(c: Context<Env>, submission: Submission): Promise<Submitted> {
  const { sql, handOver } = c.var.deps
  const { number, action } = submission
  const refusal = await store(c, submission)
  if (refusal) return { result: 'refused', reason: refusal }
  handOver(number)
  const verdict = await awaitVerdict(sql, action.id)
  return verdict.verdict === 'refused'
    ? { result: 'refused', reason: verdict.reason }
    : { result: verdict.verdict }
}

/** Stores the action unless it is there already. Gives the reason where it may not be. */
async function store(c: Context<Env>, submission: Submission): Promise<string | null> {
  const { db, now, traces } = c.var.deps
  const { number, action, citizen, officer } = submission
  const form = { key: action.id, number, kind: action.kind, citizen, officer }
  const before = await cameBefore(db, form)
  if (before === 'no') {
    const situation = await readSituation(db, number)
    if (!situation) return 'not-yours'
    const judgement = judge(situation, action, now())
    if (!judgement.ok) return judgement.reason
    const sent = { submittedAt: new Date(now()), ...submission, traceparent: traces.here() }
    const stored = await submitAction(db, sent)
    if (stored === 'stored') return null
    if (stored === 'not-joinable') return stored
  }
  // Of two that came at once with one key, the second one looks again.
  const known = before === 'no' ? await cameBefore(db, form) : before
  return known === 'same' ? null : 'sent-before'
}

/** A refusal in words, as a whole sentence. */
export const refusalSentence = (t: Translator, reason: string): string =>
  t.has(`refusals.${reason}`) ? t(`refusals.${reason}`) : t('refusals.not-now')
