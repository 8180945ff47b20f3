import { and, eq, sql } from 'drizzle-orm'
import type { Action, ActionKind } from '../../workflows/grievance/actions'
import type { CaseNumber, Situation } from '../../workflows/grievance/types'
import { onceFor, type Queryable } from '../client'
import { actions, writings } from '../schema/action'
import { situations } from '../schema/grievance'

/** What tells a form from all others: who does what to which case. */
export interface FormOf {
  key: string
  number: CaseNumber
  kind: ActionKind
  citizen?: string
  officer?: string
}

/**
 * Whether a form with this key came before. `other`: the key stands for something else, another case, kind of act or
 * person, so that what became of that says nothing of this form.
 */
export async function cameBefore(db: Queryable, form: FormOf): Promise<'no' | 'same' | 'other'> {
  const [row] = await db
    .select({
      number: actions.number,
      kind: actions.kind,
      citizen: actions.citizen,
      officer: actions.officer,
    })
    .from(actions)
    .where(eq(actions.id, form.key))
  if (!row) return 'no'
  const { number, kind, citizen = null, officer = null } = form
  const same =
    row.number === number && row.kind === kind && row.citizen === citizen && row.officer === officer
  return same ? 'same' : 'other'
}

/** What somebody did on a case and what the case said of it; `verdict` is null until it has spoken. */
export interface OwnAction {
  kind: ActionKind
  number: CaseNumber
  action: Action
  verdict: 'applied' | 'refused' | null
  /** Why it was refused: a code of rules.ts. */
  reason: string | null
  writing: { body: string; language: string } | null
}

/** An action by its id, if this person did it. */
export async function readActionOf(
  db: Queryable,
  id: string,
  by: { citizen: string } | { officer: string },
): Promise<OwnAction | null> {
  const { kind, number, action, verdict, reason } = actions
  const own = 'citizen' in by ? eq(actions.citizen, by.citizen) : eq(actions.officer, by.officer)
  const [row] = await db
    .select({ kind, number, action, verdict, reason, body: writings.body, language: writings.language })
    .from(actions)
    .leftJoin(writings, eq(writings.action, actions.id))
    .where(and(eq(actions.id, id), own))
  if (!row) return null
  const { body, language, ...did } = row
  return { ...did, writing: body !== null && language !== null ? { body, language } : null }
}

/** Where a case stands as far as the pages know; null where there is no such case. Not scoped: the caller has asked. */
export async function readSituation(db: Queryable, number: CaseNumber): Promise<Situation | null> {
  const [row] = await situationOfCase(db).execute({ number })
  return row?.situation ?? null
}

const situationOfCase = onceFor((db) =>
  db
    .select({ situation: situations.situation })
    .from(situations)
    .where(eq(situations.number, sql.placeholder('number')))
    .prepare('situation_of_case'),
)
