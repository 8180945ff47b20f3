import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actions } from '../../../../db/schema/action'
import { audit } from '../../../../db/schema/audit'
import { documents } from '../../../../db/schema/document'
import { events, grievances, situations } from '../../../../db/schema/grievance'
import { rollups } from '../../../../db/schema/rollup'
import { clockOf } from '../clock'
import type { Evidence, JudgedAction, SeenEvent } from '../evidence'
import type { Entry } from '../journal'
import type { Run } from '../run'
import type { World } from '../world'
import { leaksIn } from './leaks'
import { readLedger } from './ledger'

/** Reads everything that the runs on this world have left behind. Call it when nothing is under way. */
export async function gather(world: World, runs: Run[]): Promise<Evidence> {
  const { db } = world.system
  const workflows: Evidence['workflows'] = []
  for await (const { workflowId, status } of world.temporal.workflow.list())
    workflows.push({ number: workflowId, status: status.name })
  const filed = await db.select().from(grievances)
  return {
    journal: runs.flatMap(({ journal }): Entry[] => journal.entries),
    filings: filed.map(({ number, idempotencyKey: key, citizen, filed: input }) => ({
      ...{ number, key, citizen, filed: input },
    })),
    workflows,
    actions: await judged(world),
    events: await seenEvents(world, runs),
    audit: (await db.select().from(audit)).map(({ subject, act, actorKind, actor, detail }) => ({
      ...{ subject: subject ?? '', act, actorKind, actor, detail },
    })),
    messages: await readLedger(world),
    acceptances: world.msg91.accepted,
    rollups: await db.select().from(rollups),
    situations: await standing(world),
    documents: await papers(world),
    leaks: await leaksIn(
      world,
      filed.map(({ number }) => number),
    ),
  }
}

async function judged({ system }: World): Promise<JudgedAction[]> {
  const rows = await system.db.select().from(actions)
  return rows.map(({ id, number, kind, action, citizen, officer, submittedAt, signalledAt, verdict }) => ({
    ...{ id, number, kind, action, verdict },
    person: officer ?? citizen,
    submittedAt: submittedAt.getTime(),
    signalled: signalledAt !== null,
  }))
}

async function seenEvents({ system }: World, runs: Run[]): Promise<SeenEvent[]> {
  const rows = await system.db.select().from(events).orderBy(events.number, events.revision)
  return rows.map(({ at, action, ...event }) => ({
    ...event,
    at: at.getTime(),
    ...(action ? { action } : {}),
    seenAt: runs.map(({ seen }) => seen.get(`${event.number} ${event.revision}`)).find(Boolean),
  }))
}

async function standing({ system, temporal }: World): Promise<Evidence['situations']> {
  const rows = await system.db.select().from(situations)
  const read: Evidence['situations'] = []
  for (const { number, situation } of rows)
    read.push({ number, situation, now: await clockOf(temporal, number).catch(() => null) })
  return read
}

async function papers({ system }: World): Promise<Evidence['documents']> {
  const rows = await system.db.select().from(documents)
  const folder = join(system.directory, 'data', 'documents')
  return rows.map(({ id, number, storedAs }) => ({
    ...{ id, number },
    intact: isIntact(join(folder, storedAs.slice(0, 2), storedAs), storedAs),
  }))
}

function isIntact(file: string, name: string): boolean {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex') === name
  } catch {
    return false
  }
}
