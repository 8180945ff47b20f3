import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { CaseNumber } from '../../workflows/grievance/types'
import type { Database } from '../client'
import { actions } from '../schema/action'
import { grievances } from '../schema/grievance'

/** How long one process may work on the outbox of one case before another takes over. */
const LEASE_SECONDS = 15
const LONGEST_PAUSE_SECONDS = 30

const leaseIsFree = or(isNull(grievances.retryAt), lt(grievances.retryAt, sql`now()`))

/** Takes the outbox of one case, so that its actions go out in order. Undefined while another process has it. */
export async function leaseCase(db: Database, number: CaseNumber) {
  const [leased] = await db
    .update(grievances)
    .set({ retryAt: sql`now() + make_interval(secs => ${LEASE_SECONDS})` })
    .where(and(eq(grievances.number, number), leaseIsFree))
    .returning({ filed: grievances.filed, startedAt: grievances.startedAt })
  return leased
}

export async function markStarted(db: Database, number: CaseNumber): Promise<void> {
  await db.update(grievances).set({ startedAt: sql`now()` }).where(eq(grievances.number, number))
}

export const releaseCase = (db: Database, number: CaseNumber) =>
  db.update(grievances).set({ retryAt: null, attempts: 0 }).where(eq(grievances.number, number))

/** Temporal did not answer: the next try comes later each time, half a minute at most. */
export const postponeCase = (db: Database, number: CaseNumber) =>
  db
    .update(grievances)
    .set({
      attempts: sql`${grievances.attempts} + 1`,
      retryAt: sql`now() + make_interval(secs => least(${LONGEST_PAUSE_SECONDS}, power(2, ${grievances.attempts})))`,
    })
    .where(eq(grievances.number, number))

/** Actions of a case that its workflow has not got yet, oldest first. */
export const unsignalledActions = (db: Database, number: CaseNumber) =>
  db
    .select({ id: actions.id, action: actions.action })
    .from(actions)
    .where(and(eq(actions.number, number), isNull(actions.signalledAt)))
    .orderBy(asc(actions.submittedAt), asc(actions.id))

export const markSignalled = (db: Database, action: string) =>
  db.update(actions).set({ signalledAt: sql`now()` }).where(eq(actions.id, action))

/** The workflow is over: the action comes too late, and whoever sent it is told so. */
export async function refuseAfterEnd(db: Database, action: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(actions)
      .set({ signalledAt: sql`now()`, judgedAt: sql`now()`, verdict: 'refused', reason: 'closed' })
      .where(eq(actions.id, action))
    await tx.execute(sql`select pg_notify('verdicts', ${action})`)
  })
}

/** Cases with something in the outbox that nobody is working on. */
export async function casesWithOutbox(db: Database, limit: number): Promise<CaseNumber[]> {
  const rows = await db.execute<{ number: string }>(sql`
    select number from (
      select number, filed_at as since from grievances where started_at is null
      union all
      select number, min(submitted_at) from actions where signalled_at is null group by number
    ) waiting
    join grievances using (number)
    where retry_at is null or retry_at < now()
    group by number order by min(since) limit ${limit}`)
  return rows.map(({ number }) => number)
}
