import { and, eq, isNotNull, isNull, lt, notInArray, sql } from 'drizzle-orm'
import type { Change, Verdict } from '../../workflows/grievance/activities'
import type { CountedFor } from '../../workflows/grievance/counting'
import type { CaseEvent, CaseNumber, Situation } from '../../workflows/grievance/types'
import type { Transaction } from '../client'
import { actions } from '../schema/action'
import { audit } from '../schema/audit'
import { events, owedReports, situations } from '../schema/grievance'

/** Adds events to the timeline; those that are there already stay. Returns the revisions that were new. */
export async function insertEvents(
  tx: Transaction,
  number: CaseNumber,
  told: CaseEvent[],
  counted: CountedFor,
): Promise<Set<number>> {
  if (told.length === 0) return new Set()
  const rows = await tx
    .insert(events)
    .values(told.map((event) => rowOf(event, number, counted)))
    .onConflictDoNothing()
    .returning({ revision: events.revision })
  return new Set(rows.map(({ revision }) => revision))
}

function rowOf(event: CaseEvent, number: CaseNumber, counted: CountedFor) {
  return { ...event, ...counted, number, at: new Date(event.at), action: event.action ?? null }
}

/**
 * Writes what the case says of actions. Gives for each that is judged for the first time how many seconds it had
 * waited.
 */
export async function judgeActions(tx: Transaction, verdicts: Verdict[]): Promise<number[]> {
  if (verdicts.length === 0) return []
  const judged = JSON.stringify(verdicts)
  const rows = await tx.execute<{ lag: number; first: boolean }>(sql`
      update ${actions} set
        verdict = case when judged.refused is null then 'applied' else 'refused' end,
        reason = judged.refused,
        judged_at = to_timestamp(judged.at / 1000.0),
        -- What is judged has come through, also where the note of that was lost: nobody is to wait for it any more.
        signalled_at = coalesce(signalled_at, now())
      from jsonb_to_recordset(${judged}::jsonb) as judged(action uuid, at bigint, refused text)
      where ${actions.id} = judged.action
      returning extract(epoch from clock_timestamp() - new.submitted_at)::float8 as lag, old.verdict is null as first`)
  return rows.flatMap(({ lag, first }) => (first ? [lag] : []))
}

/** Brings the projection forward. False where it is as new already, so that a late repeat cannot turn it back. */
export async function projectSituation(
  tx: Transaction,
  { situation, events: told, turn, next }: Change,
): Promise<boolean> {
  const { number, revision, stage, level, posting, urgent, subject, committee } = situation
  const rows = await tx
    .update(situations)
    .set({
      ...{ revision, stage, level, posting, urgent, situation },
      turn,
      ...{
        department: subject.department,
        district: subject.district,
        area: subject.area,
        service: subject.service,
      },
      dueAt: deadlineOf(situation, next),
      dueWhat: next?.kind ?? null,
      beforeCommittee: committee !== null,
      updatedAt: new Date(told.at(-1)?.at ?? situation.filedAt),
    })
    .where(and(eq(situations.number, number), lt(situations.revision, revision)))
    .returning({ number: situations.number })
  return rows.length > 0
}

/** The deadline of whoever must act, by which worklists are sorted; else when something happens by itself. */
function deadlineOf({ stage, clock, hold }: Situation, next: Change['next']): Date | null {
  const officers = stage === 'with-officer' || stage === 'routing'
  const at = (officers ? clock?.dueAt : hold?.until) ?? next?.at
  return at === undefined ? null : new Date(at)
}

/** Reports that the case says are owed, and the end of those that it no longer names. */
export async function keepOwedReports(tx: Transaction, { number, owed }: Situation): Promise<void> {
  const since = owed.map((report) => new Date(report.since))
  const open = and(eq(owedReports.number, number), isNull(owedReports.answeredAt))
  const answered = owed.length > 0 ? and(open, notInArray(owedReports.since, since)) : open
  await tx
    .update(owedReports)
    .set({ answeredAt: sql`now()` })
    .where(answered)
  if (owed.length === 0) return
  const rows = owed.map((report) => ({ ...report, number, since: new Date(report.since) }))
  await tx
    .insert(owedReports)
    .values(rows)
    .onConflictDoUpdate({
      target: [owedReports.number, owedReports.level, owedReports.since],
      // Only a turn that was lost can have said that it was answered.
      set: { answeredAt: null },
      setWhere: isNotNull(owedReports.answeredAt),
    })
}

export async function writeCaseAudit(tx: Transaction, number: CaseNumber, told: CaseEvent[]): Promise<void> {
  await tx.insert(audit).values(
    told.map(({ at, kind, action, revision }) => ({
      at: new Date(at),
      actorKind: 'case' as const,
      act: kind,
      subject: number,
      detail: { revision, action: action ?? null },
    })),
  )
}
