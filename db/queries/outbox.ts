import { and, asc, eq, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import type { CaseNumber } from '../../workflows/grievance/types'
import type { Database } from '../client'
import { actions } from '../schema/action'
import { grievances, situations } from '../schema/grievance'
import { wakePages } from './notice'

/** How long one process may work on the outbox of one case before another takes over. */
const LEASE_SECONDS = 15
const LONGEST_PAUSE_SECONDS = 10

const leaseIsFree = or(isNull(grievances.retryAt), lt(grievances.retryAt, sql`now()`))

/** The right to send what the outbox of one case holds, until it runs out. */
export interface Lease {
  number: CaseNumber
  /** The instant at which it runs out, as PostgreSQL writes it: by it one's own lease is known. */
  until: string
}

/** Takes the outbox of one case, so that its actions go out in order. Undefined while another process has it. */
export async function leaseCase(db: Database, number: CaseNumber) {
  const [leased] = await db
    .update(grievances)
    .set({ retryAt: sql`now() + make_interval(secs => ${LEASE_SECONDS})` })
    .where(and(eq(grievances.number, number), leaseIsFree))
    .returning({
      filed: grievances.filed,
      startedAt: grievances.startedAt,
      traceparent: grievances.traceparent,
      until: sql<string>`${grievances.retryAt}::text`,
    })
  return leased && { ...leased, lease: { number, until: leased.until } }
}

/** One's own lease: another process may have taken over since. */
const isHeld = ({ until }: Lease) => sql`${grievances.retryAt}::text = ${until}`

/** What has come through to Temporal under one lease. */
export interface Handed {
  started: boolean
  /** Ids of actions. */
  signalled: string[]
}

/** Notes what came through, and gives the case free. What is not noted is sent once more, which changes nothing. */
export async function releaseCase(db: Database, lease: Lease, handed: Handed): Promise<void> {
  const free = { retryAt: sql`null`, attempts: sql`0` }
  await Promise.all([noteCase(db, lease, handed, free), noteActions(db, handed)])
}

/** Temporal did not answer: the next try comes later each time, ten seconds at most. */
export async function postponeCase(db: Database, lease: Lease, handed: Handed): Promise<void> {
  const later = {
    attempts: sql`${grievances.attempts} + 1`,
    retryAt: sql`now() + make_interval(secs => least(${LONGEST_PAUSE_SECONDS}, power(2, least(${grievances.attempts}, 5))))`,
  }
  await Promise.all([noteCase(db, lease, handed, later), noteActions(db, handed)])
}

/** Whoever has taken over since keeps the lease; that the case was started is noted all the same. */
const noteCase = (
  db: Database,
  lease: Lease,
  { started }: Handed,
  when: Record<'retryAt' | 'attempts', SQL>,
) =>
  db
    .update(grievances)
    .set({
      startedAt: started ? sql`coalesce(${grievances.startedAt}, now())` : undefined,
      retryAt: sql`case when ${isHeld(lease)} then ${when.retryAt} else ${grievances.retryAt} end`,
      attempts: sql`case when ${isHeld(lease)} then ${when.attempts} else ${grievances.attempts} end`,
    })
    .where(eq(grievances.number, lease.number))

const noteActions = async (db: Database, { signalled }: Handed) =>
  signalled.length > 0 &&
  db
    .update(actions)
    .set({ signalledAt: sql`now()`, signals: sql`${actions.signals} + 1` })
    .where(inArray(actions.id, signalled))

/**
 * To be sent: what its workflow has not got, and what it was silent about for two minutes, eight, thirty-two and so
 * on. A workflow may lose a signal where more than a hundred wait at once; a repeated one changes nothing.
 */
const isToBeSent = and(
  isNull(actions.verdict),
  or(
    isNull(actions.signalledAt),
    sql`${actions.signalledAt} < now() - interval '2 minutes' * power(4, least(${actions.signals}, 6) - 1)`,
  ),
)

/** Actions of a case that are to be sent into its workflow, oldest first. */
export const actionsToSend = (db: Database, number: CaseNumber) =>
  db
    .select({
      id: actions.id,
      action: actions.action,
      submittedAt: actions.submittedAt,
      traceparent: actions.traceparent,
    })
    .from(actions)
    .where(and(eq(actions.number, number), isToBeSent))
    .orderBy(asc(actions.submittedAt), asc(actions.id))

/** Whether something of this case is still on its way to its workflow. */
export async function hasUnsignalledActions(db: Database, number: CaseNumber): Promise<boolean> {
  const [row] = await db
    .select({ id: actions.id })
    .from(actions)
    .where(and(eq(actions.number, number), isNull(actions.signalledAt)))
    .limit(1)
  return row !== undefined
}

/** Whether the projection says that the case is closed, so that its workflow may be over. */
export async function isClosed(db: Database, number: CaseNumber): Promise<boolean> {
  const [row] = await db
    .select({ stage: situations.stage })
    .from(situations)
    .where(eq(situations.number, number))
  return row?.stage === 'closed'
}

/** The workflow is over: the action comes too late, and whoever sent it is told so. */
export async function refuseAfterEnd(db: Database, action: string): Promise<void> {
  await db
    .update(actions)
    .set({ signalledAt: sql`now()`, judgedAt: sql`now()`, verdict: 'refused', reason: 'closed' })
    // It may have been judged before the end: another process had sent it meanwhile.
    .where(and(eq(actions.id, action), isNull(actions.verdict)))
  await wakePages(db, [action])
}

/** Cases with something in the outbox that nobody is working on. */
export async function casesWithOutbox(db: Database, limit: number): Promise<CaseNumber[]> {
  const rows = await db.execute<{ number: string }>(sql`
    select number from (
      select number, filed_at as since from grievances where started_at is null
      union all
      select number, min(submitted_at) from actions where ${isToBeSent} group by number
    ) waiting
    join grievances using (number)
    where retry_at is null or retry_at < now()
    group by number order by min(since) limit ${limit}`)
  return rows.map(({ number }) => number)
}
