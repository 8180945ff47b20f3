import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { temporalRuns } from '../../activities/gateways/runs'
import { actions } from '../../db/schema/action'
import { events, grievances, situations } from '../../db/schema/grievance'
import { DAY, HOUR } from '../../workflows/calendar'
import type { Case } from './case'
import { failWorkflow, forgetWorkflow, found, reconcile } from './reconciliation'
import { setTheStage, type Stage } from './teller'

// What no night can put right by itself: it is parked for an operator, and the case goes on where it can.

let stage: Stage
beforeAll(async () => {
  stage = await setTheStage()
})
afterAll(() => stage.strike())

async function withOfficer(): Promise<Case> {
  const told = await stage.file()
  await told.reaches('with-officer')
  return told
}

/** The case goes on from its situation, and nobody has its former history any more. */
async function losesItsHistory(told: Case): Promise<void> {
  await forgetWorkflow(stage, told)
  await reconcile(stage, { only: [told.number] })
  expect(await found(stage, told)).toEqual(['workflow-missing repaired'])
}

async function reports(told: Case): Promise<void> {
  expect(await told.act('file-report', {})).toBe('applied')
  await told.reaches('feedback')
}

it('a workflow that has failed waits until an operator has seen why, and goes on then', async () => {
  const told = await withOfficer()
  await failWorkflow(stage, told)
  await reconcile(stage)
  expect(await found(stage, told)).toEqual(['workflow-failed parked'])
  await reconcile(stage, { only: [told.number] })
  expect(await found(stage, told)).toEqual(['workflow-failed repaired'])
  await reports(told)
})

it('a case that does not answer is parked, and found well once it does', async () => {
  const told = await withOfficer()
  const [row] = await stage.db.select().from(grievances).where(eq(grievances.number, told.number))
  if (!row) throw new Error('The grievance is not there')
  const startOn = async (taskQueue: string, run: number) => {
    const situation = await told.situation()
    const carried = { run, situation, seen: [], inbox: [] }
    await temporalRuns(stage.client, taskQueue).startAgain(row.filed, carried)
  }
  await startOn('nobody listens here', 1)
  await reconcile(stage, { only: [told.number] })
  expect(await found(stage, told)).toEqual(['no-answer parked'])
  await startOn(stage.taskQueue, 2)
  await reconcile(stage, { only: [told.number] })
  expect(await found(stage, told)).toEqual(['no-answer gone'])
  await reports(told)
})

it('steps that neither side has any more are told, and the case goes on', async () => {
  const told = await withOfficer()
  await losesItsHistory(told)
  await stage.db.delete(events).where(and(eq(events.number, told.number), eq(events.revision, 1)))
  await reconcile(stage)
  expect(await found(stage, told)).toContain('steps-lost parked')
  await reports(told)
})

it('an action of which nobody knows any more what became of it is told', async () => {
  const told = await withOfficer()
  expect(await told.act('add-note', {})).toBe('applied')
  await losesItsHistory(told)
  await stage.db
    .update(actions)
    .set({ verdict: null, reason: null, submittedAt: new Date(Date.now() - HOUR) })
    .where(eq(actions.number, told.number))
  await reconcile(stage)
  expect(await found(stage, told)).toContain('verdict-unknown parked')
  await reports(told)
})

it('a closed case whose history Temporal forgot before it was kept is told', async () => {
  const told = await withOfficer()
  expect(await told.act('withdraw', {})).toBe('applied')
  const situation = await told.reaches('closed')
  await forgetWorkflow(stage, told)
  // Its time for coming back is over.
  const closure = situation.closure && { ...situation.closure, reopenUntil: Date.now() - DAY }
  await stage.db
    .update(situations)
    .set({ situation: { ...situation, closure } })
    .where(eq(situations.number, told.number))
  await reconcile(stage)
  expect(await found(stage, told)).toEqual(['history-lost parked'])
})
