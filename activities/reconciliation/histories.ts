import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import proto, { type temporal } from '@temporalio/proto'
import { dropHistory, keepHistory, keptRuns, readHistory, type KeptHistory } from '../../db/queries/history'
import type { EndedRun } from '../gateways/runs'
import type { ReconciliationParts } from './parts'

const { History } = proto.temporal.api.history.v1
export type RunHistory = temporal.api.history.v1.IHistory

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/**
 * Keeps the histories of runs that have ended, before Temporal forgets them. Each is read back and counted.
 * @returns how many were new
 */
export async function keepEnded(
  parts: ReconciliationParts,
  runs: EndedRun[],
  alive: () => void,
): Promise<number> {
  const { db } = parts
  const there = await keptRuns(
    db,
    runs.map(({ runId }) => runId),
  )
  const missing = runs.filter(({ runId }) => !there.has(runId))
  for (const run of missing) {
    alive()
    await keep(parts, run)
  }
  return missing.length
}

async function keep({ db, runs, log }: ReconciliationParts, run: EndedRun): Promise<void> {
  const history = await runs.history(run)
  const events = history.events?.length ?? 0
  const packed = await pack(History.encode(history).finish())
  await keepHistory(db, { ...run, events, history: packed })
  const kept = await readHistory(db, run.runId)
  if (kept && isWhole(await unpackHistory(kept), events)) return
  await dropHistory(db, run.runId)
  log.error({ number: run.number }, 'a history could not be read back and is not kept')
  throw new Error(`The history of ${run.number} could not be read back`)
}

/** A kept history as Temporal had it. */
export async function unpackHistory({ history }: Pick<KeptHistory, 'history'>): Promise<RunHistory> {
  return History.decode(await unpack(history))
}

/** All events are there, numbered from 1 without a gap. */
function isWhole({ events }: RunHistory, expected: number): boolean {
  if (!events || events.length !== expected || expected === 0) return false
  return events.every(({ eventId }, index) => Number(eventId) === index + 1)
}
