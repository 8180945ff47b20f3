import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { Worker } from '@temporalio/worker'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { keepSchedule, scheduleOf } from '../../activities/gateways/nightly'
import { temporalRuns } from '../../activities/gateways/runs'
import { unpackHistory } from '../../activities/reconciliation/histories'
import { keptHistoriesOf } from '../../db/queries/history'
import { countNotKept } from '../../db/queries/reconciliation'
import { wrongCounters } from '../../db/queries/recount'
import { actions } from '../../db/schema/action'
import { audit } from '../../db/schema/audit'
import { differences, reconciliations } from '../../db/schema/difference'
import { events, grievances, situations } from '../../db/schema/grievance'
import { messages, outbox } from '../../db/schema/message'
import { rollups } from '../../db/schema/rollup'
import { runsOf } from '../../scripts/runs'
import '../harness/provided'
import { DAY, HOUR } from '../../workflows/calendar'
import type { Action } from '../../workflows/grievance/actions'
import type { Case } from './case'
import { backUp, forgetCase, forgetWorkflow, found, reconcile } from './reconciliation'
import { setTheStage, type Stage } from './teller'

let stage: Stage
beforeAll(async () => {
  stage = await setTheStage()
})
afterAll(() => stage.strike())

/** What was missing is there once; a second reconciliation has nothing to do. */
async function isMended(told: Case, ...kinds: string[]): Promise<void> {
  expect(await found(stage, told)).toEqual(kinds)
  await changesNothing()
}

async function changesNothing(): Promise<void> {
  const before = await everything()
  const { repaired } = await reconcile(stage)
  expect(repaired).toEqual({})
  expect(await everything()).toEqual(before)
}

const everything = async () => [
  await stage.db.select().from(events).orderBy(events.number, events.revision),
  await stage.db.select().from(situations).orderBy(situations.number),
  await stage.db
    .select()
    .from(rollups)
    .orderBy(rollups.day, rollups.department, rollups.district, rollups.kind),
  await stage.db.select().from(actions).orderBy(actions.id),
  (await stage.db.select().from(differences)).length,
  (await stage.db.select().from(audit)).length,
]

const lives = async (told: Case): Promise<void> => {
  expect(await told.act('file-report', {})).toBe('applied')
  await told.reaches('feedback')
}

/** Nothing is known of the case but its filing. */
async function asJustFiled(told: Case): Promise<void> {
  await forgetWorkflow(stage, told)
  const opening = { ...(await told.situation()), revision: 0 }
  await stage.db.delete(events).where(eq(events.number, told.number))
  await stage.db.delete(messages).where(eq(messages.number, told.number))
  await stage.db
    .update(situations)
    .set({ revision: 0, stage: 'routing', posting: null, situation: opening, turn: null })
    .where(eq(situations.number, told.number))
  await stage.db.delete(rollups)
}

async function beginsAnew(told: Case): Promise<void> {
  await reconcile(stage)
  await told.becomes(({ revision }) => revision === 2)
  expect(await told.kinds()).toEqual(['registered', 'assigned'])
  await reconcile(stage)
}

const runOf = async (told: Case) => {
  const { status, runId } = await stage.client.workflow.getHandle(told.number).describe()
  return { status: status.name, runId }
}

describe('a healthy system', () => {
  it('has no differences, whatever its cases are doing', async () => {
    const [quiet, reported, closed, noted] = await Promise.all([
      stage.file(),
      stage.file(),
      stage.file(),
      stage.file({ historyLimit: 20 }),
    ])
    for (const told of [quiet, reported, closed, noted]) await told.reaches('with-officer')
    await lives(reported)
    expect(await closed.act('withdraw', {})).toBe('applied')
    for (let note = 0; note < 6; note += 1) expect(await noted.act('add-note', {})).toBe('applied')
    const { looked, asked, repaired, parked } = await reconcile(stage)
    expect({ looked, asked, repaired, parked }).toEqual({ looked: 4, asked: 4, repaired: {}, parked: {} })
    await changesNothing()
    expect(await stage.db.select().from(differences)).toEqual([])
    expect(await stage.db.$count(reconciliations)).toBe(2)
  })
})

describe('a workflow that is not there', () => {
  it('is started from its filing, where it had told nothing', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    await asJustFiled(told)
    await beginsAnew(told)
    await isMended(told, 'workflow-missing repaired')
  })

  it('is started, where the filing was never handed over', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    await asJustFiled(told)
    const long = { startedAt: null, filedAt: new Date(Date.now() - HOUR) }
    await stage.db.update(grievances).set(long).where(eq(grievances.number, told.number))
    await beginsAnew(told)
    await isMended(told, 'not-started repaired')
  })

  it('goes on where the case stands, and has the time that was left', async () => {
    const told = await stage.file()
    const { clock } = await told.reaches('with-officer')
    await forgetWorkflow(stage, told)
    await reconcile(stage)
    expect((await told.situation()).clock).toEqual(clock)
    await isMended(told, 'workflow-missing repaired')
    await told.later((clock?.dueAt ?? 0) - Date.now() + HOUR)
    await told.reaches('with-officer', 'L2')
    expect((await told.kinds()).filter((kind) => kind === 'deadline-lapsed')).toHaveLength(1)
  })

  it('goes on where somebody has terminated it, with what it had not judged yet', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    await stage.client.workflow.getHandle(told.number).terminate()
    const note = noteOn(told)
    await stage.db.insert(actions).values({ ...note, submittedAt: new Date(Date.now() - HOUR) })
    await reconcile(stage)
    await judged(note.id)
    expect((await runOf(told)).status).toBe('RUNNING')
    await isMended(told, 'workflow-ended-early repaired')
    await lives(told)
  })

  it('is left to an operator where many are missing at once, until that one says so', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    await stage.client.workflow.getHandle(told.number).terminate()
    const { parked } = await reconcile(stage, { restarts: 0 })
    expect(parked).toEqual({ 'workflow-ended-early': 1 })
    await reconcile(stage, { restarts: 0 })
    expect(await found(stage, told)).toEqual(['workflow-ended-early parked'])
    await reconcile(stage, { only: [told.number] })
    await isMended(told, 'workflow-ended-early repaired')
  })
})

const noteOn = ({ number, citizen }: Case) => {
  const id = randomUUID()
  const action: Action = { id, kind: 'add-note', by: { role: 'citizen' } }
  return { id, number, citizen, kind: action.kind, action }
}

async function judged(id: string) {
  for (;;) {
    const [row] = await stage.db.select().from(actions).where(eq(actions.id, id))
    if (row?.verdict) return row.verdict
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('PostgreSQL restored to an earlier time', () => {
  it('learns from the case what it has lost, and nobody is told twice', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    const restore = await backUp(stage, told)
    await lives(told)
    await told.nextFallsDue()
    await told.hears('call-due')
    const [before, sent] = [await told.events(), await stage.db.$count(outbox)]
    const now = await told.situation()
    await restore()
    expect((await told.situation()).stage).toBe('with-officer')

    await reconcile(stage)
    expect(await told.situation()).toEqual(now)
    expect(await told.events()).toEqual(before)
    const ledger = await stage.db.select().from(messages).where(eq(messages.number, told.number))
    const again = ledger.filter(({ revision }) => (revision ?? 0) > 2)
    expect(again.length).toBeGreaterThan(0)
    expect(new Set(again.map(({ state }) => state))).toEqual(new Set(['unconfirmed']))
    expect(await stage.db.$count(outbox)).toBe(sent)
    const [call] = await stage.sql`select state from call_tasks where number = ${told.number}`
    expect(call?.['state']).toBe('open')
    expect(await wrongCounters(stage.db)).toEqual([])
    // Its words were in PostgreSQL only.
    await isMended(told, 'projection-behind repaired', 'words-lost parked')
    expect(await told.answers({ satisfied: true, via: 'web' })).toBe('applied')
  })

  it('learns what became of actions whose verdict it has lost', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    expect(await told.act('add-note', {})).toBe('applied')
    expect(await told.act('send-up', {}, { role: 'officer', posting: 'none' })).toBe('not-yours')
    await stage.db
      .update(actions)
      .set({ verdict: null, reason: null, submittedAt: new Date(Date.now() - HOUR) })
      .where(eq(actions.number, told.number))
    await reconcile(stage)
    const rows = await stage.db.select().from(actions).where(eq(actions.number, told.number))
    expect(rows.map(({ verdict }) => verdict).sort()).toEqual(['applied', 'refused'])
    await isMended(told, 'verdict-lost repaired')
  })

  it('gets steps back from runs that were continued since', async () => {
    const told = await stage.file({ historyLimit: 20 })
    await told.reaches('with-officer')
    const restore = await backUp(stage, told)
    for (let note = 0; note < 12; note += 1) expect(await told.act('add-note', {})).toBe('applied')
    const before = await told.events()
    await restore()
    await reconcile(stage)
    expect(await told.events()).toEqual(before)
    await isMended(told, 'projection-behind repaired', 'words-lost parked')
  })

  it('parks a case that it has lost altogether, and leaves it running', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    await forgetCase(stage, told)
    await reconcile(stage)
    await reconcile(stage)
    expect(await found(stage, told)).toEqual(['orphan parked'])
    expect((await runOf(told)).status).toBe('RUNNING')
    await stage.client.workflow.getHandle(told.number).terminate()
    await forgetWorkflow(stage, told)
    await reconcile(stage)
    expect(await found(stage, told)).toEqual(['orphan gone'])
  })
})

describe('Temporal restored to an earlier time', () => {
  it('goes on with the case as PostgreSQL knows it', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    const earlier = await told.situation()
    await lives(told)
    await forgetWorkflow(stage, told)
    const [row] = await stage.db.select().from(grievances).where(eq(grievances.number, told.number))
    if (!row) throw new Error('The grievance is not there')
    await temporalRuns(stage.client, stage.taskQueue).startAgain(row.filed, {
      ...{ run: 0, situation: earlier, seen: [], inbox: [] },
    })
    await reconcile(stage)
    expect((await told.situation()).stage).toBe('feedback')
    await isMended(told, 'case-behind repaired')
    expect(await told.answers({ satisfied: true, via: 'web' })).toBe('applied')
    await told.reaches('closed')
  })
})

describe('an action that the case has never heard of', () => {
  it('is handed over again', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    const note = noteOn(told)
    const long = new Date(Date.now() - HOUR)
    await stage.db.insert(actions).values({ ...note, submittedAt: long, signalledAt: new Date(), signals: 6 })
    await reconcile(stage)
    expect(await judged(note.id)).toBe('applied')
    await isMended(told, 'action-unheard repaired')
  })
})

describe('the schedule', () => {
  it('is made once, at two in the night of India, and follows the version that runs', async () => {
    const { client, taskQueue } = stage
    const handle = client.schedule.getHandle(scheduleOf(taskQueue))
    await keepSchedule(client, taskQueue)
    await handle.pause('an operator')
    await keepSchedule(client, taskQueue)
    const { info, policies, state } = await handle.describe()
    const next = info.nextActionTimes[0]?.toISOString()
    expect(next).toMatch(/T20:30:00/)
    expect([policies.overlap, state.paused]).toEqual(['SKIP', true])
    await handle.delete()
  })
})

describe('counters', () => {
  it('are counted again', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    await stage.db.update(rollups).set({ count: 1_000 }).where(eq(rollups.kind, 'registered'))
    await stage.db
      .insert(rollups)
      .values({ day: '2026-01-01', department: 'x', district: 'y', kind: 'closed', count: 3 })
    const { repaired } = await reconcile(stage)
    expect(repaired.counters).toBeGreaterThanOrEqual(2)
    expect(await wrongCounters(stage.db)).toEqual([])
    await changesNothing()
  })
})

describe('a case that has ended', () => {
  it('is kept with its history, so that Temporal may forget it', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    await lives(told)
    expect(await told.answers({ satisfied: true, via: 'web' })).toBe('applied')
    await told.reaches('closed')
    await told.later(40 * DAY)
    await stage.client.workflow.getHandle(told.number).result()
    const { kept } = await reconcile(stage)
    expect(kept).toBeGreaterThan(0)
    const [history] = await keptHistoriesOf(stage.db, told.number)
    expect(history?.status).toBe('COMPLETED')
    const whole = history && (await unpackHistory(history))
    expect(whole?.events?.length).toBe(history?.events)
    expect(whole?.events?.at(-1)?.workflowExecutionCompletedEventAttributes).toBeTruthy()
    for await (const { error } of Worker.runReplayHistories(
      { workflowBundle: { codePath: inject('bundlePath') } },
      [{ workflowId: told.number, history: whole as never }],
    ))
      expect(error).toBeUndefined()
    expect((await reconcile(stage)).kept).toBe(0)
    await forgetWorkflow(stage, told)
    const where = {
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      TEMPORAL_NAMESPACE: inject('temporalNamespace'),
    }
    const runs = await runsOf(where, stage.db, told.number)
    expect(runs.map(({ source, status }) => `${source}: ${status}`)).toEqual(['kept here: completed'])
    await reconcile(stage, { only: [told.number] })
    await isMended(told)
  })

  it('is counted where its history is not kept', async () => {
    const before = await countNotKept(stage.db)
    const told = await stage.file()
    await told.act('withdraw', {})
    await told.reaches('closed')
    const long = new Date(Date.now() - 60 * DAY)
    await stage.db.update(situations).set({ dueAt: long }).where(eq(situations.number, told.number))
    expect(await countNotKept(stage.db)).toBe(before + 1)
  })
})
