import { and, asc, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { MINUTE } from '../../workflows/calendar'
import type { CaseNumber } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { audit } from '../schema/audit'
import { callTasks } from '../schema/call'
import { grievances, situations } from '../schema/grievance'

/** Which call: the attempt at asking about one report. */
export interface CallKey {
  number: CaseNumber
  report: string
  attempt: number
}

/** A call that is due. The list names no person: that is told to the agent who takes it. */
export interface CallRow extends CallKey {
  /** Language that the citizen speaks. */
  language: string
  dueAt: Date
  /** Until when the citizen can be asked. */
  until: Date
  area: string
  service: string
  /** Taken by this agent already. */
  own: boolean
}

/** For so long a call belongs to the agent who took it. */
export const HOLDS = 15 * MINUTE

const isDue = (now: Date) =>
  and(eq(callTasks.state, 'open'), lte(callTasks.dueAt, now), gt(callTasks.until, now))

const isFree = (agent: string, now: Date) =>
  or(
    isNull(callTasks.agent),
    eq(callTasks.agent, agent),
    lt(callTasks.takenAt, new Date(now.getTime() - HOLDS)),
  )

const isThis = ({ number, report, attempt }: CallKey) =>
  and(eq(callTasks.number, number), eq(callTasks.report, report), eq(callTasks.attempt, attempt))

/** Calls that this agent can make now: begun ones first, then those that are due longest. */
export async function readCalls(db: Queryable, agent: string, now: number, most: number): Promise<CallRow[]> {
  const own = sql<boolean>`coalesce(${callTasks.agent} = ${agent} and ${callTasks.takenAt} >= ${new Date(now - HOLDS).toISOString()}::timestamptz, false)`
  return db
    .select({
      number: callTasks.number,
      report: callTasks.report,
      attempt: callTasks.attempt,
      language: grievances.language,
      dueAt: callTasks.dueAt,
      until: callTasks.until,
      area: situations.area,
      service: situations.service,
      own,
    })
    .from(callTasks)
    .innerJoin(grievances, eq(grievances.number, callTasks.number))
    .innerJoin(situations, eq(situations.number, callTasks.number))
    .where(and(isDue(new Date(now)), isFree(agent, new Date(now))))
    .orderBy(sql`${own} desc`, asc(callTasks.dueAt), asc(callTasks.number))
    .limit(most)
}

/** How many calls are due for this agent, and how many others are being made by other agents. */
export async function countCalls(
  db: Queryable,
  agent: string,
  now: number,
): Promise<{ free: number; taken: number }> {
  const at = new Date(now)
  const all = await db.$count(callTasks, isDue(at))
  const free = await db.$count(callTasks, and(isDue(at), isFree(agent, at)))
  return { free, taken: all - free }
}

/**
 * Takes a call for this agent, so that two do not ring the same citizen. False when it is over or with another.
 * One statement: of two agents who press at once one gets it. That it was taken leaves a trace, as the agent learns
 * the citizen's name and number by it.
 */
export async function takeCall(db: Queryable, call: CallKey, agent: string, now: number): Promise<boolean> {
  const at = new Date(now)
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(callTasks)
      .set({ agent, takenAt: at })
      .where(and(isThis(call), isDue(at), isFree(agent, at)))
      .returning({ number: callTasks.number })
    if (rows.length === 0) return false
    const { number, report, attempt } = call
    const taken = { actorKind: 'officer', actor: agent, act: TOOK, subject: number } as const
    await tx.insert(audit).values({ ...taken, detail: { report, attempt } })
    return true
  })
}

const TOOK = 'took-call'

/** Whether this agent has taken the call at any time, though another may have it by now. */
export async function hasHeldCall(
  db: Queryable,
  { number, report, attempt }: CallKey,
  agent: string,
): Promise<boolean> {
  const ofThis = sql`${audit.detail} @> ${JSON.stringify({ report, attempt })}::jsonb`
  const took = and(eq(audit.subject, number), eq(audit.actor, agent), eq(audit.act, TOOK), ofThis)
  return (await db.$count(audit, took)) > 0
}

/** Takes the call that has waited longest; passes over what another agent is taking at this moment. */
export async function takeNextCall(db: Queryable, agent: string, now: number): Promise<CallKey | null> {
  for (const call of await readCalls(db, agent, now, 20)) {
    if (await takeCall(db, call, agent, now)) return call
  }
  return null
}

export type CallTask = typeof callTasks.$inferSelect

export async function readCallTask(db: Queryable, call: CallKey): Promise<CallTask | null> {
  const [row] = await db.select().from(callTasks).where(isThis(call))
  return row ?? null
}

/** Whether the call is this agent's to make now. */
export const holdsCall = (task: CallTask, agent: string, now: number): boolean =>
  task.agent === agent && task.takenAt !== null && task.takenAt.getTime() > now - HOLDS

/** Whether this agent could take the call now. */
export const isCallFree = (task: CallTask, agent: string, now: number): boolean =>
  task.agent === null || task.agent === agent || task.takenAt === null || task.takenAt.getTime() < now - HOLDS
