import { Client, Connection } from '@temporalio/client'
import { count, eq, isNull, sum } from 'drizzle-orm'
import type { Database } from '../../../db/client'
import { actions } from '../../../db/schema/action'
import { events, grievances, situations } from '../../../db/schema/grievance'
import { messages, outbox } from '../../../db/schema/message'
import type { Cluster } from '../cluster'
import type { Promised } from './people'

/** What PostgreSQL and Temporal hold, against what people were told. Empty lists and zeros are as it must be. */
export interface Findings {
  /** Numbers on receipts that PostgreSQL does not have. */
  lost: string[]
  /** Numbers in PostgreSQL that stand on no receipt: cases filed twice, or by a request that was told to have failed. */
  unknown: string[]
  /** Numbers with no workflow, with two, or one that stands elsewhere than the pages say. */
  astray: string[]
  /** Cases that are not where the acts of people have brought them. */
  behind: string[]
  /** Acts that were accepted and are not judged, or refused. */
  unjudged: number
  /** Messages that are not sent. */
  unsent: number
  /** How many messages went out more than once, and for how many an answer of the provider was lost. */
  twice: number
  answersLost: number
}

/** Reads everything once. Right after the load much is still under way: ask until it is as it must be. */
export async function readFindings(db: Database, cluster: Cluster, promised: Promised): Promise<Findings> {
  const filed = (await db.select({ number: grievances.number }).from(grievances)).map(({ number }) => number)
  const stages = await stagesOf(db)
  const expected = (number: string) => (promised.reported.includes(number) ? 'feedback' : 'with-officer')
  const workflows = await stagesInTemporal(cluster)
  return {
    lost: promised.numbers.filter((number) => !filed.includes(number)),
    unknown: filed.filter((number) => !promised.numbers.includes(number)),
    behind: promised.numbers.filter((number) => stages.get(number) !== expected(number)),
    astray: [
      ...filed.filter((number) => workflows.get(number)?.join() !== stages.get(number)),
      ...[...workflows.keys()].filter((number) => !filed.includes(number)),
    ],
    unjudged: await unjudgedActs(db),
    ...(await readLedger(db)),
  }
}

/** Each case's stage as pages show it; with a note where the projection lacks steps that were told. */
async function stagesOf(db: Database): Promise<Map<string, string>> {
  const told = await db.select({ number: events.number, steps: count() }).from(events).groupBy(events.number)
  const steps = new Map(told.map(({ number, steps: many }) => [number, many]))
  const rows = await db.select().from(situations)
  return new Map(
    rows.map(({ number, stage, situation }) => [
      number,
      situation.revision === steps.get(number) ? stage : `${stage}, with steps missing`,
    ]),
  )
}

/** The stages of all executions of each workflow, as the search attribute says them: one for each number. */
async function stagesInTemporal({ temporalAddress: address, namespace }: Cluster) {
  const connection = await Connection.connect({ address })
  try {
    const found = new Map<string, string[]>()
    for await (const { workflowId, searchAttributes } of new Client({
      connection,
      namespace,
    }).workflow.list())
      found.set(workflowId, [...(found.get(workflowId) ?? []), String(searchAttributes['Stage'])])
    return found
  } finally {
    await connection.close()
  }
}

async function unjudgedActs(db: Database): Promise<number> {
  const [unjudged] = await db.select({ rows: count() }).from(actions).where(isNull(actions.verdict))
  const [refused] = await db.select({ rows: count() }).from(actions).where(eq(actions.verdict, 'refused'))
  return (unjudged?.rows ?? 0) + (refused?.rows ?? 0)
}

/** The ledger has each message once by its key; the outbox has each that went out, as its reader would have got it. */
async function readLedger(db: Database) {
  const [all] = await db.select({ rows: count(), answersLost: sum(messages.lostAnswers) }).from(messages)
  const [sent] = await db.select({ rows: count() }).from(messages).where(eq(messages.state, 'sent'))
  const [received] = await db.select({ rows: count() }).from(outbox)
  return {
    unsent: (all?.rows ?? 0) - (sent?.rows ?? 0),
    twice: (received?.rows ?? 0) - (all?.rows ?? 0),
    answersLost: Number(all?.answersLost ?? 0),
  }
}
