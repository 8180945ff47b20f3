import type { Logger } from 'pino'
import { together, type Database, type Transaction } from '../db/client'
import { causesOf } from '../db/queries/cause'
import { keepCallTasks } from '../db/queries/call-task'
import { noteTurn, readTurn, undoEventsFrom } from '../db/queries/lost-turn'
import { insertMessages, unsentMessages } from '../db/queries/message'
import { wakePages } from '../db/queries/notice'
import {
  insertEvents,
  judgeActions,
  keepOwedReports,
  projectSituation,
  writeCaseAudit,
} from '../db/queries/record'
import { countEvents } from '../db/queries/rollup'
import { DAY } from '../workflows/calendar'
import type { Change, Turn } from '../workflows/grievance/activities'
import { countedFor } from '../workflows/grievance/counting'
import type { CaseEvent } from '../workflows/grievance/types'
import type { Counts } from '../operations/metrics'
import { noTraces, type Traces } from '../operations/traces'
import { isNeeded } from '../views/messages/needs'
import type { SendAtOnce } from './at-once'
import { dueMessages } from './message-rules'

export interface RecordParts {
  db: Database
  /** From it the links of SMS are derived. */
  secret: string
  log: Pick<Logger, 'error'>
  counts?: Counts
  traces?: Traces
  /** Sends at once what a person's act has to tell. */
  sendAtOnce?: SendAtOnce
}

/**
 * What the workflow puts on record, in the trace of the action or the filing that brought it about; what time brought
 * about begins a trace. Which it is stands in their rows and not in the workflow, so that histories are the same with
 * traces and without.
 */
export async function recordInTrace(parts: RecordParts, change: Change): Promise<{ messages: number }> {
  const { traces = noTraces, db } = parts
  if (traces === noTraces) return recordChange(parts, change)
  // What cannot be traced is put on record all the same.
  const [cause = null, ...more] = await causesOf(db, change).catch(() => [])
  const { number, level, stage } = change.situation
  const events = change.events.map(({ kind }) => kind).join(' ')
  const work = {
    name: 'record',
    kind: 'consumer',
    cause,
    more,
    details: { number, level, stage, events },
  } as const
  return traces.during(work, () => recordChange(parts, change))
}

/**
 * The workflow's only writer: one transaction for the timeline, the projection, the verdicts, the messages due, the
 * counters and the audit trail. A repeated attempt finds its events there and changes nothing more; one that a later
 * turn has overtaken changes nothing at all.
 */
export async function recordChange(parts: RecordParts, change: Change): Promise<{ messages: number }> {
  const began = Date.now()
  const { messages, lags } = await parts.db.transaction((tx) => write(tx, parts, change))
  const keys = [change.situation.number, ...change.verdicts.map(({ action }) => action)]
  await wakePages(parts.db, keys).catch((error: unknown) =>
    parts.log.error({ err: error }, 'pages that wait were not woken'),
  )
  for (const seconds of lags) parts.counts?.judged(seconds)
  const [first] = change.events
  if (first) parts.counts?.recorded((Date.now() - first.at) / 1_000)
  if (messages === 0 || !parts.sendAtOnce || !isOfAPerson(change)) return { messages }
  return { messages: await parts.sendAtOnce(stepsOf(change), messages, began) }
}

/**
 * Whether a filing or an action brought it about. Nothing can come before that any more. What time brought about may be
 * taken back by a word that came meanwhile, if this turn is lost: its messages wait until the turn is complete.
 */
const isOfAPerson = ({ verdicts, events }: Change): boolean =>
  verdicts.length > 0 || events[0]?.kind === 'registered'

const stepsOf = ({ situation, events }: Change) => ({
  number: situation.number,
  from: events[0]?.revision ?? 0,
  through: situation.revision,
})

async function write(tx: Transaction, parts: RecordParts, change: Change) {
  const { number } = change.situation
  const place = await takeTurn(tx, change)
  if (place === 'overtaken') {
    parts.log.error({ number }, 'a record came after a later one of its case and was left out')
    return { messages: await waiting(tx, change), lags: [] }
  }
  const written = await insertEvents(tx, number, change.events, countedFor(change.situation))
  const silent = change.events.length === 0 && place === 'next'
  const fresh = change.events.filter(({ revision }) => written.has(revision))
  const [lags, queued] = await together([
    judgeActions(tx, change.verdicts),
    putInLedger(tx, change, parts),
    silent ? noteTurn(tx, number, change.turn) : project(tx, change),
    followUp(tx, change, fresh),
  ])
  const first = place === 'next' && fresh.length === change.events.length
  return { messages: first ? queued : await waiting(tx, change), lags }
}

/**
 * How many messages of these steps are not sent yet. A case that tells its steps again, as their first telling was lost
 * with its workflow task, has nobody else who sends them: also where that went on to a later turn.
 */
const waiting = async (tx: Transaction, change: Change): Promise<number> =>
  (await unsentMessages(tx, stepsOf(change))).length

async function project(tx: Transaction, change: Change): Promise<void> {
  if (await projectSituation(tx, change)) await keepOwedReports(tx, change.situation)
}

/** Whether this turn comes after the one that wrote last, instead of one that was lost, or too late. */
type Place = 'next' | 'instead' | 'overtaken'

/** Makes room for what this turn tells: what a lost one has told at the same revisions is taken back. */
async function takeTurn(tx: Transaction, change: Change): Promise<Place> {
  const { situation, events, turn } = change
  const before = await readTurn(tx, situation.number)
  if (before.turn && isEarlier(turn, before.turn)) return 'overtaken'
  if (isSame(turn, before.turn)) return 'next'
  const agreed = situation.revision - events.length
  if (before.situation.revision <= agreed) return 'next'
  const lost = await undoEventsFrom(tx, situation.number, agreed + 1)
  for (const event of lost) await countEvents(tx, situation.number, event, [event], -1)
  return 'instead'
}

/** Whether the case said this before the other. */
export function isEarlier(one: Turn, other: Turn): boolean {
  if (one.run !== other.run) return one.run < other.run
  // A run that was reset goes on with another id, from fewer events: what it says now is what happened.
  if (one.runId !== other.runId) return false
  return one.events === other.events ? one.at < other.at : one.events < other.events
}

const isSame = (one: Turn, other: Turn | null): boolean =>
  other !== null && one.runId === other.runId && one.events === other.events && one.at === other.at

/** What must happen once for each event: that it is new says that it has not happened yet. */
async function followUp(tx: Transaction, { situation }: Change, fresh: CaseEvent[]): Promise<void> {
  if (fresh.length === 0) return
  const { number } = situation
  await together([
    keepCallTasks(tx, situation, fresh),
    writeCaseAudit(tx, number, fresh),
    countEvents(tx, number, countedFor(situation), fresh),
  ])
}

/** Gives how many are new. */
async function putInLedger(
  tx: Transaction,
  change: Change,
  { secret, traces = noTraces }: RecordParts,
): Promise<number> {
  const { situation, events } = change
  const due = dueMessages(change)
  if (due.length === 0) return 0
  const { number } = situation
  const told = events.at(-1)?.at ?? situation.filedAt
  const linksExpireAt = new Date(told + situation.policy.linkDays * DAY)
  return insertMessages(tx, { number, due, linksExpireAt, secret, isNeeded, traceparent: traces.here() })
}
