import { gunzipSync } from 'node:zlib'
import type { Client, WorkflowExecutionInfo } from '@temporalio/client'
import { temporal } from '@temporalio/proto'
import { paths } from '../../../api/paths'
import { histories } from '../../../db/schema/history'
import type { ReceivedSpan } from '../../harness/collector'
import type { System } from '../../harness/system'
import { pieceOf, type Piece, type Sink } from './search'

const { History } = temporal.api.history.v1
const { WorkflowExecutionInfo: Listed } = temporal.api.workflow.v1
const { DescribeWorkflowExecutionResponse } = temporal.api.workflowservice.v1

/**
 * All that must be free of what people wrote: Temporal and what is kept of it, logs, metrics, traces, officials'
 * messages, codes beside cases, public pages.
 */
export function sinksOf(system: System, client: Client, spans: ReceivedSpan[]): Sink[] {
  return [
    ...temporalSinks(client),
    keptHistories(system),
    { name: 'traces', pieces: () => spans.map((span) => pieceOf(span.name, span)) },
    ...logSinks(system),
    ...metricSinks(system),
    ...databaseSinks(system),
    publicPages(system),
  ]
}

function temporalSinks(client: Client): Sink[] {
  const each = (piece: (execution: WorkflowExecutionInfo) => Promise<Piece>) => () => eachCase(client, piece)
  const handleOf = ({ workflowId, runId }: WorkflowExecutionInfo) =>
    client.workflow.getHandle(workflowId, runId)
  return [
    {
      name: 'histories, with all payloads',
      pieces: each(async (execution) => ({
        where: execution.workflowId,
        bytes: History.encode(await handleOf(execution).fetchHistory()).finish(),
      })),
    },
    {
      name: 'search attributes and memos',
      pieces: each(async ({ workflowId, raw }) => ({
        where: workflowId,
        bytes: Listed.encode(raw).finish(),
      })),
    },
    {
      name: 'summaries and pending activities',
      pieces: each(async (execution) => ({
        where: execution.workflowId,
        bytes: DescribeWorkflowExecutionResponse.encode((await handleOf(execution).describe()).raw).finish(),
      })),
    },
    {
      name: 'current details',
      pieces: each(async (execution) =>
        pieceOf(execution.workflowId, await handleOf(execution).query('__temporal_workflow_metadata')),
      ),
    },
  ]
}

/** Those of closed cases, as they are handed over to whoever audits. */
const keptHistories = (system: System): Sink => ({
  name: 'kept histories',
  async *pieces() {
    for (const { number, history } of await system.db.select().from(histories))
      yield { where: number, bytes: gunzipSync(history) }
  },
})

async function* eachCase(client: Client, piece: (execution: WorkflowExecutionInfo) => Promise<Piece>) {
  for await (const execution of client.workflow.list()) yield await piece(execution)
}

function logSinks(system: System): Sink[] {
  const names = ['web', 'worker', 'temporal', 'postgres'] as const
  return names.map((name) => ({
    name: `log of ${name}`,
    pieces: () => [pieceOf(name, system.logOf(name))],
  }))
}

const metricSinks = (system: System): Sink[] =>
  (['web', 'worker'] as const).map((name) => ({
    name: `metrics of ${name}`,
    async *pieces() {
      yield pieceOf(name, await (await fetch(system.metrics[name])).text())
    },
  }))

/** Rows as PostgreSQL writes them as JSON. */
export const rowsOf = (system: System, name: string, query: string): Sink => ({
  name,
  async *pieces() {
    for (const row of await system.sql.unsafe(`select row_to_json(found)::text as row from (${query}) found`))
      yield pieceOf(name, String(row.row))
  },
})

function databaseSinks(system: System): Sink[] {
  const officials = 'select mobile from officers union select email from officers where email is not null'
  return [
    rowsOf(
      system,
      'SMS and email to officials',
      `select * from development_outbox where recipient in (${officials})`,
    ),
    rowsOf(system, 'audit', 'select * from audit'),
    rowsOf(system, 'events', 'select * from events'),
    rowsOf(system, 'signals', 'select action from actions'),
    rowsOf(system, 'situations', 'select situation from situations'),
    rowsOf(system, 'inputs of workflows', 'select filed from grievances'),
    rowsOf(system, 'variables of messages', 'select variables from messages where number is not null'),
    rowsOf(system, 'counters', 'select * from rollups'),
  ]
}

/** Tracking by number, as a stranger sees it who has found the number. */
const publicPages = (system: System): Sink => ({
  name: 'public pages by number',
  async *pieces() {
    for (const { number } of await system.sql<{ number: string }[]>`select number from grievances`) {
      const page = await fetch(system.origin + paths.track({ number }))
      if (!page.ok) throw new Error(`Tracking ${number} answers ${page.status}`)
      yield pieceOf(number, await page.text())
    }
  },
})

/** The control: where people's words do belong. What was planted must be found here, each column by itself. */
export const columnsOfWords = (system: System): Sink[] =>
  [
    ['grievances', 'description'],
    ['grievances', 'address'],
    ['grievances', 'on_behalf'],
    ['followers', 'description'],
    ['followers', 'address'],
    ['citizens', 'name'],
    ['citizens', 'mobile'],
    ['writings', 'body'],
    ['documents', 'name'],
  ].map(([table, column]) => rowsOf(system, `${table}, ${column}`, `select ${column} from ${table}`))
