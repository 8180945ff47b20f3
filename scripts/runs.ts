import { Client, Connection, isGrpcServiceError } from '@temporalio/client'
import type { History } from '@temporalio/common/lib/proto-utils'
import proto from '@temporalio/proto'
import { unpackHistory } from '../activities/reconciliation/histories'
import type { Config } from '../config'
import type { Database } from '../db/client'
import { keptHistoriesOf } from '../db/queries/history'
import { temporalAddress } from '../operations/connection'
import type { CaseNumber } from '../workflows/grievance/types'

/** One run of a case's workflow, and where its history was found. */
export interface Run {
  runId: string
  source: 'Temporal' | 'kept here'
  startedAt: number
  /** Null while it runs. */
  closedAt: number | null
  /** `running`, or how it ended. */
  status: string
  events: number
  /** Signals that came, timers that fired, and workflow tasks that failed. */
  signals: number
  timers: number
  failures: number
}

type Where = Pick<Config, 'TEMPORAL_ADDRESS' | 'TEMPORAL_NAMESPACE'>

/** What a run's events say of it. */
type Story = Omit<Run, 'source'>

/**
 * All runs of a case, the oldest first: from Temporal while it knows them, else as they were kept. Where Temporal is
 * away, what is kept is all.
 */
export async function runsOf(where: Where, db: Database, number: CaseNumber): Promise<Run[]> {
  const kept = await Promise.all(
    (await keptHistoriesOf(db, number)).map(async (one) => ({
      ...storyOf(await unpackHistory(one), one.runId),
      source: 'kept here' as const,
    })),
  )
  const known = await knownToTemporal(where, number)
  const fresh = known.filter(({ runId }) => !kept.some((one) => one.runId === runId))
  return [...kept, ...fresh].sort((one, other) => one.startedAt - other.startedAt)
}

async function knownToTemporal(where: Where, number: CaseNumber): Promise<Run[]> {
  const connection = await Connection.connect({ ...temporalAddress(where), connectTimeout: '2s' }).catch(
    () => null,
  )
  if (!connection) return []
  try {
    const { workflow } = new Client({ connection, namespace: where.TEMPORAL_NAMESPACE })
    return await chainOf((runId) => workflow.getHandle(number, runId).fetchHistory())
  } finally {
    await connection.close()
  }
}

/** The latest run and those that it continues, as far back as they are known. */
async function chainOf(fetch: (runId?: string) => Promise<History>): Promise<Run[]> {
  const runs: Run[] = []
  for (let runId: string | undefined; ;) {
    const history = await fetch(runId).catch(unlessUnknown)
    const begun = history?.events?.[0]?.workflowExecutionStartedEventAttributes
    if (!history || !begun) return runs
    runs.push({ ...storyOf(history, begun.originalExecutionRunId ?? ''), source: 'Temporal' })
    if (!begun.continuedExecutionRunId) return runs
    runId = begun.continuedExecutionRunId
  }
}

/** As gRPC numbers it. */
const NOT_FOUND = 5

function unlessUnknown(error: unknown): null {
  if (isGrpcServiceError(error) && Number(error.code) === NOT_FOUND) return null
  throw error
}

const { EventType } = proto.temporal.api.enums.v1

function storyOf({ events }: History | Awaited<ReturnType<typeof unpackHistory>>, runId: string): Story {
  const told = events ?? []
  const count = (type: number): number => told.filter(({ eventType }) => eventType === type).length
  const last = told.at(-1)
  const ended = ENDS[Number(last?.eventType)]
  return {
    runId,
    status: ended ?? 'running',
    startedAt: millisecondsOf(told[0]?.eventTime),
    closedAt: ended ? millisecondsOf(last?.eventTime) : null,
    events: told.length,
    signals: count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED),
    timers: count(EventType.EVENT_TYPE_TIMER_FIRED),
    failures: count(EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED),
  }
}

const ENDS: Record<number, string> = {
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED]: 'completed',
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED]: 'failed',
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT]: 'timed out',
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED]: 'cancelled',
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED]: 'terminated',
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW]: 'continued as a new run',
}

const millisecondsOf = (time: { seconds?: unknown } | null | undefined): number =>
  Number(time?.seconds ?? 0) * 1_000
