import { and, asc, count, eq, exists, gt, inArray, isNotNull, isNull, ne, not, or, sql } from 'drizzle-orm'
import type { Turn, Verdict } from '../../workflows/grievance/activities'
import type { CaseNumber, Filed, Situation } from '../../workflows/grievance/types'
import type { Queryable, Transaction } from '../client'
import { actions } from '../schema/action'
import { events, grievances, owedReports, situations } from '../schema/grievance'
import { histories } from '../schema/history'
import { messages } from '../schema/message'

/** A case as PostgreSQL alone knows it. */
export interface KnownCase {
  number: CaseNumber
  filed: Filed
  filedAt: Date
  startedAt: Date | null
  situation: Situation
  /** What the lists are sorted by; must say the same as the situation. */
  row: { revision: number; stage: string; level: string; posting: string | null; department: string }
  turn: Turn | null
  updatedAt: Date
  /** Steps on the timeline: as many as the revision says. */
  steps: number
  /** Actions that nobody has judged for a quarter of an hour. */
  unheard: number
}

const stepsOf = sql<number>`(select count(*) from events e where e.number = ${situations.number})::int`
const unheardOf = sql<number>`(select count(*) from actions a where a.number = ${situations.number}
  and a.verdict is null and a.submitted_at < now() - interval '15 minutes')::int`

const known = {
  number: grievances.number,
  filed: grievances.filed,
  filedAt: grievances.filedAt,
  startedAt: grievances.startedAt,
  situation: situations.situation,
  row: {
    revision: situations.revision,
    stage: situations.stage,
    level: situations.level,
    posting: situations.posting,
    department: situations.department,
  },
  turn: situations.turn,
  updatedAt: situations.updatedAt,
  steps: stepsOf,
  unheard: unheardOf,
}

/**
 * The next cases by number that may have a workflow. A closed one whose workflow has ended, and whose history is kept,
 * has none: Temporal may forget it.
 */
export function casesAfter(db: Queryable, after: CaseNumber | null, most: number): Promise<KnownCase[]> {
  const kept = db
    .select({ one: sql`1` })
    .from(histories)
    .where(and(eq(histories.number, situations.number), eq(histories.status, 'COMPLETED')))
  return db
    .select(known)
    .from(grievances)
    .innerJoin(situations, eq(situations.number, grievances.number))
    .where(and(gt(grievances.number, after ?? ''), or(ne(situations.stage, 'closed'), not(exists(kept)))))
    .orderBy(asc(grievances.number))
    .limit(most)
}

export async function knownCase(db: Queryable, number: CaseNumber): Promise<KnownCase | null> {
  const [row] = await db
    .select(known)
    .from(grievances)
    .innerJoin(situations, eq(situations.number, grievances.number))
    .where(eq(grievances.number, number))
  return row ?? null
}

/** Which of these numbers belong to no grievance. */
export async function withoutGrievance(db: Queryable, numbers: CaseNumber[]): Promise<CaseNumber[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .select({ number: grievances.number })
    .from(grievances)
    .where(inArray(grievances.number, numbers))
  const there = new Set(rows.map(({ number }) => number))
  return numbers.filter((number) => !there.has(number))
}

/** Actions of a case without a verdict, oldest first. */
export const unjudgedActions = (db: Queryable, number: CaseNumber) =>
  db
    .select({ id: actions.id, submittedAt: actions.submittedAt, signalledAt: actions.signalledAt })
    .from(actions)
    .where(and(eq(actions.number, number), isNull(actions.verdict)))
    .orderBy(asc(actions.submittedAt))

/** Ids of the actions that the case has judged. */
export async function judgedActions(db: Queryable, number: CaseNumber): Promise<string[]> {
  const rows = await db
    .select({ id: actions.id })
    .from(actions)
    .where(and(eq(actions.number, number), isNotNull(actions.verdict)))
    .orderBy(asc(actions.judgedAt))
  return rows.map(({ id }) => id)
}

/** Puts actions back into the outbox: they are handed over as if for the first time. */
export async function markToHandOver(db: Queryable, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .update(actions)
    .set({ signalledAt: null, signals: 0 })
    .where(and(inArray(actions.id, ids), isNull(actions.verdict)))
}

/** The filing is in the outbox again. */
export async function startFromFiling(db: Queryable, number: CaseNumber): Promise<void> {
  await db.update(grievances).set({ startedAt: null, retryAt: null }).where(eq(grievances.number, number))
}

/** Which of these actions PostgreSQL has no row of: their words are lost. */
export async function lostActions(db: Queryable, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db.select({ id: actions.id }).from(actions).where(inArray(actions.id, ids))
  const there = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !there.has(id))
}

/** Of these verdicts, those that PostgreSQL lacks. */
export async function missingVerdicts(
  db: Queryable,
  number: CaseNumber,
  verdicts: Verdict[],
): Promise<Verdict[]> {
  const lacking = new Set((await unjudgedActions(db, number)).map(({ id }) => id))
  return verdicts.filter(({ action }) => lacking.has(action))
}

/** Revisions whose messages wait to be sent; null for none. */
export async function unsentRange(
  db: Queryable,
  number: CaseNumber,
): Promise<{ from: number; through: number } | null> {
  const [row] = await db
    .select({
      from: sql<number | null>`min(${messages.revision})`,
      through: sql<number | null>`max(${messages.revision})`,
    })
    .from(messages)
    .where(and(eq(messages.number, number), inArray(messages.state, ['queued', 'sending'])))
  const { from = null, through = null } = row ?? {}
  return from === null || through === null ? null : { from, through }
}

export async function countSteps(db: Queryable, number: CaseNumber): Promise<number> {
  const [row] = await db.select({ steps: count() }).from(events).where(eq(events.number, number))
  return row?.steps ?? 0
}

/** So that whatever is projected next counts as newer. */
export const forgetRevision = (tx: Transaction, number: CaseNumber) =>
  tx.update(situations).set({ revision: -1 }).where(eq(situations.number, number))

/** Whether the history of the end of this case is kept. */
export async function isEndKept(db: Queryable, number: CaseNumber): Promise<boolean> {
  return (
    (await db.$count(histories, and(eq(histories.number, number), eq(histories.status, 'COMPLETED')))) > 0
  )
}

/** Three days for the last messages, and a night. */
const ENDS_WITHIN = sql`interval '4 days'`

/** Closed cases whose time is over and whose history is not kept: 0 but for an accident. */
export async function countNotKept(db: Queryable): Promise<number> {
  const kept = db
    .select({ one: sql`1` })
    .from(histories)
    .where(and(eq(histories.number, situations.number), eq(histories.status, 'COMPLETED')))
  const owed = db
    .select({ one: sql`1` })
    .from(owedReports)
    .where(and(eq(owedReports.number, situations.number), isNull(owedReports.answeredAt)))
  const over = sql`coalesce(${situations.dueAt}, ${situations.updatedAt}) < now() - ${ENDS_WITHIN}`
  return db.$count(
    situations,
    and(eq(situations.stage, 'closed'), over, not(exists(kept)), not(exists(owed))),
  )
}
