import { eq } from 'drizzle-orm'
import { test } from 'vitest'
import { paths } from '../../api/paths'
import { readSituation } from '../../db/queries/action'
import { callTasks } from '../../db/schema/call'
import { until } from '../harness/system'
import { ownCase } from './filing'
import { be } from './people'
import { openFromWork, report } from './reporting'
import type { Stage } from './stage'
import type { Visitor } from './visitor'

/** Calls that ask citizens for feedback on a report. */
export function callCentre(stage: () => Stage): void {
  test('an agent reaches nobody, then a citizen who is not satisfied', () => callTwice(stage()))
}

async function callTwice(stage: Stage): Promise<void> {
  const { number, citizen } = await ownCase(stage, 'Half of the pension is missing')
  const officer = await stage.visitor({ language: 'en', width: 1280 })
  await be(officer, 'Prakash Naik')
  await openFromWork(officer, number)
  await report(officer, 'The pension is paid in full, as the bank says.')

  const agent = await stage.visitor({ language: 'en', width: 1280 })
  await be(agent, 'Pooja Talwar')
  await callIsDue(stage, number, 1)
  await take(agent)
  await agent.press('desk.record')
  await agent.sees('desk.outcome-missing')
  await agent.choose('desk.outcome.no-answer')
  await agent.press('desk.record')
  await agent.seesInTheEnd('desk.after.no-answer')

  await callIsDue(stage, number, 2)
  await take(agent)
  await agent.choose('desk.outcome.not-satisfied')
  await agent.select('desk.reason', agent.t('case.dissatisfaction.partly-done'))
  await agent.fillOptional('desk.words', 'Only half has come.')
  await agent.press('desk.record')
  await agent.seesInTheEnd('desk.after.not-satisfied')

  await citizen.goTo(paths.grievance(number))
  await citizen.seesInTheEnd('case.level', { level: 2 })
}

/** Lets the hour of the next planned call come. */
async function callIsDue(stage: Stage, number: string, attempt: number): Promise<void> {
  const { db } = stage.system
  const situation = await readSituation(db, number)
  await stage.goTo(number, situation?.feedback?.calls[0] ?? 0)
  const tasks = () => db.select().from(callTasks).where(eq(callTasks.number, number))
  await until(async () => (await tasks()).some((task) => task.attempt === attempt))
  // Only the case has a clock that goes forward: for the desk the hour of the call is brought to the present.
  await db
    .update(callTasks)
    .set({ dueAt: new Date(Date.now() - 1_000) })
    .where(eq(callTasks.number, number))
}

async function take(agent: Visitor): Promise<void> {
  await agent.goTo(paths.calls())
  await agent.press('desk.next')
}
