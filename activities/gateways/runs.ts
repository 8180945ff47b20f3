import { isGrpcServiceError, WorkflowNotFoundError, type Client } from '@temporalio/client'
import type { SearchAttributePair, SearchAttributeUpdatePair } from '@temporalio/common'
import type { History } from '@temporalio/common/lib/proto-utils'
import type { RunStatus } from '../../db/schema/history'
import { giveAccount, type Account } from '../../workflows/grievance/account'
import { searchAttributesOf } from '../../workflows/grievance/search-attributes'
import type { Carried } from '../../workflows/grievance/story'
import type { CaseNumber, Filed } from '../../workflows/grievance/types'

/** The latest run of a case, as Temporal's lists show it: they follow within a second or so. */
export interface ListedRun {
  number: CaseNumber
  running: boolean
  /** Values of the search attributes in the order of search-attributes.ts; dates as milliseconds. */
  shown: (string | number | null)[]
}

export interface EndedRun {
  number: CaseNumber
  runId: string
  status: RunStatus
  startedAt: Date
  closedAt: Date
}

/** What the reconciliation asks Temporal, and the one thing that it does there. All throw while Temporal is away. */
export interface Runs {
  /** The latest runs of these cases; one that Temporal does not know is missing. */
  list(numbers: CaseNumber[]): Promise<Map<CaseNumber, ListedRun>>
  /** One page of all cases; `after` is `next` of the page before. */
  everyCase(after: string | null): Promise<{ next: string | null; numbers: CaseNumber[] }>
  /** One page of the runs that have ended. */
  ended(after: string | null): Promise<{ next: string | null; runs: EndedRun[] }>
  /** The status of the latest run; null where Temporal knows none. */
  status(number: CaseNumber): Promise<RunStatus | 'RUNNING' | null>
  /** What a run says of itself, the latest one unless told; null where it does not answer. */
  account(number: CaseNumber, runId?: string): Promise<Account | null>
  history(run: Pick<EndedRun, 'number' | 'runId'>): Promise<History>
  /** Starts the case in a situation that it was in. A run that is under way ends with that: it knew less. */
  startAgain(filed: Filed, carried: Carried): Promise<void>
}

/** How long one question may take: a worker may have to read the whole history of the case again. */
const PATIENCE = 15_000
const PAGE = 500

export function temporalRuns(client: Client, taskQueue: string): Runs {
  const { workflow } = client
  const patiently = <Answer>(ask: () => Promise<Answer>) => client.withDeadline(Date.now() + PATIENCE, ask)
  const ours = `WorkflowType = 'grievance' AND TaskQueue = '${taskQueue}'`
  return {
    list: async (numbers) =>
      numbers.length === 0
        ? new Map()
        : patiently(() => list(client, `${ours} AND WorkflowId IN (${quoted(numbers)})`)),
    everyCase: (after) => patiently(() => pageOfCases(client, ours, after)),
    ended: (after) => patiently(() => pageOfEnded(client, ours, after)),
    status: (number) => patiently(() => statusOf(client, number)),
    account: (number, runId) =>
      patiently(() => workflow.getHandle(number, runId).query(giveAccount)).catch(nobodyAnswered),
    history: ({ number, runId }) => patiently(() => workflow.getHandle(number, runId).fetchHistory()),
    startAgain: (filed, carried) => patiently(() => startAgain(client, taskQueue, filed, carried)),
  }
}

const quoted = (numbers: CaseNumber[]): string => numbers.map((number) => `'${number}'`).join(', ')

async function list(client: Client, query: string): Promise<Map<CaseNumber, ListedRun>> {
  const found = new Map<CaseNumber, ListedRun>()
  // The newest start comes first: of several runs of one case it is the one that counts.
  for await (const run of client.workflow.list({ query, pageSize: PAGE })) {
    const { workflowId: number, status, typedSearchAttributes } = run
    const running = status.name === 'RUNNING'
    if (found.has(number) && !running) continue
    const shown = new Map(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]))
    found.set(number, { number, running, shown: ATTRIBUTES.map((name) => plain(shown.get(name))) })
  }
  return found
}

const ATTRIBUTES = ['Department', 'District', 'Level', 'Stage', 'Due']

/** What the lists would show of a case in this situation; compares with `shown`. */
export const wouldShow = (situation: Parameters<typeof searchAttributesOf>[0]): ListedRun['shown'] =>
  searchAttributesOf(situation).map(({ value }) => plain(value))

const plain = (value: unknown): string | number | null =>
  value instanceof Date ? value.getTime() : typeof value === 'string' ? value : null

async function pageOfCases(client: Client, query: string, after: string | null) {
  const { executions, nextPageToken } = await pageOf(client, query, after)
  const numbers = executions.map(({ execution }) => execution?.workflowId ?? '')
  return { next: tokenOf(nextPageToken), numbers: [...new Set(numbers)] }
}

async function pageOfEnded(client: Client, query: string, after: string | null) {
  const { executions, nextPageToken } = await pageOf(
    client,
    `${query} AND ExecutionStatus != 'Running'`,
    after,
  )
  const runs = executions.map(({ execution, status, startTime, closeTime }): EndedRun => ({
    number: execution?.workflowId ?? '',
    runId: execution?.runId ?? '',
    status: STATUSES[status ?? 0] ?? 'FAILED',
    startedAt: instantOf(startTime),
    closedAt: instantOf(closeTime),
  }))
  return { next: tokenOf(nextPageToken), runs }
}

async function pageOf(client: Client, query: string, after: string | null) {
  const { namespace } = client.options
  const nextPageToken = after === null ? undefined : Buffer.from(after, 'base64')
  return client.workflowService.listWorkflowExecutions({ namespace, query, pageSize: PAGE, nextPageToken })
}

const tokenOf = (token: Uint8Array): string | null =>
  token.length === 0 ? null : Buffer.from(token).toString('base64')

/** Temporal's own numbers of the ends of a run. */
const STATUSES: Record<number, RunStatus> = {
  2: 'COMPLETED',
  3: 'FAILED',
  4: 'CANCELLED',
  5: 'TERMINATED',
  6: 'CONTINUED_AS_NEW',
  7: 'TIMED_OUT',
}

interface Timestamp {
  seconds?: { toString(): string } | null
  nanos?: number | null
}

const instantOf = (time: Timestamp | null | undefined): Date =>
  new Date(Number(time?.seconds ?? 0) * 1_000 + Math.floor((time?.nanos ?? 0) / 1_000_000))

async function statusOf(client: Client, number: CaseNumber): Promise<RunStatus | 'RUNNING' | null> {
  try {
    const { status } = await client.workflow.getHandle(number).describe()
    return status.name as RunStatus | 'RUNNING'
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null
    throw error
  }
}

const UNAVAILABLE = 14

/** No worker answers, or none that can read the history of this case. A Temporal that is away is another matter. */
function nobodyAnswered(error: unknown): null {
  const { cause = error } = error instanceof Error ? error : {}
  if (isGrpcServiceError(cause) && Number(cause.code) === UNAVAILABLE) throw error
  return null
}

const hasValue = (pair: SearchAttributeUpdatePair): pair is SearchAttributePair => pair.value !== null

async function startAgain(client: Client, taskQueue: string, filed: Filed, carried: Carried): Promise<void> {
  const { service, department, district } = carried.situation.subject
  await client.workflow.start('grievance', {
    workflowId: filed.number,
    taskQueue,
    args: [filed, carried],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    staticSummary: `${service}, ${department}, ${district}`,
    // Else no list would show where it stands until its next step.
    typedSearchAttributes: searchAttributesOf(carried.situation).filter(hasValue),
  })
}
