import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callTasks } from '../../db/schema/call'
import type { Case } from './case'
import { setTheStage, type Stage } from './teller'

let stage: Stage
beforeAll(async () => {
  stage = await setTheStage()
})
afterAll(() => stage.strike())

async function reported(): Promise<Case> {
  const told = await stage.file()
  await told.reaches('with-officer')
  await told.act('file-report', {})
  await told.reaches('feedback')
  return told
}

const tasks = (told: Case) => stage.db.select().from(callTasks).where(eq(callTasks.number, told.number))

describe('the citizen’s window', () => {
  it('brings three calls on different days and hours, a reminder half-way, and closes without feedback', async () => {
    const told = await reported()
    const { feedback } = await told.situation()
    const hours = (feedback?.calls ?? []).map((call) => new Date(call).toISOString().slice(11, 16))
    expect(new Set(hours).size).toBe(3)
    for (let step = 0; step < 5; step += 1) {
      const before = (await told.situation()).revision
      await told.nextFallsDue()
      await told.becomes(({ revision }) => revision > before)
    }
    const kinds = await told.kinds()
    expect(kinds.filter((kind) => kind === 'call-due')).toHaveLength(3)
    expect(kinds.filter((kind) => kind === 'feedback-reminder')).toHaveLength(1)
    expect((await told.reaches('closed')).closure?.ending).toBe('no-feedback')
    expect((await tasks(told)).map(({ state }) => state)).toEqual(['missed', 'missed', 'not-needed'])
    expect(await told.act('reopen', {})).toBe('applied')
    expect((await told.reaches('with-officer', 'L2')).hearing).toBe(2)
    await told.keepAs('no-feedback-then-reopened')
  })

  it('hears "not satisfied" on a call, after one that nobody answered', async () => {
    const told = await reported()
    await told.nextFallsDue()
    await told.hears('call-due', 1)
    expect(await told.isCalled({ attempt: 1, outcome: 'no-answer' })).toBe('applied')
    await told.nextFallsDue()
    await told.hears('call-due', 2)
    expect(await told.isCalled({ attempt: 1, outcome: 'satisfied' })).toBe('call-is-over')
    expect(await told.isCalled({ attempt: 2, outcome: 'not-satisfied', reason: 'partly-done' })).toBe(
      'applied',
    )
    await told.reaches('with-officer', 'L2')
    expect((await tasks(told)).map(({ state, outcome }) => [state, outcome])).toEqual([
      ['done', 'no-answer'],
      ['done', 'not-satisfied'],
    ])
    await told.keepAs('not-satisfied-on-a-call')
  })

  it('is over with one answer: a second one is told so', async () => {
    const told = await reported()
    expect(await told.answers({ satisfied: true, via: 'link' })).toBe('applied')
    expect(await told.answers({ satisfied: false, via: 'web' })).toBe('closed')
    expect((await told.reaches('closed')).closure?.ending).toBe('satisfied')
  })

  it('takes no word on an older report for one on the newer', async () => {
    const told = await reported()
    const older = await told.latestReport()
    await told.answers({ satisfied: false, reason: 'nothing-done', via: 'web' })
    await told.reaches('with-officer', 'L2')
    await told.act('file-report', {})
    await told.reaches('feedback')
    expect(await told.act('feedback', { report: older, satisfied: true, via: 'link' })).toBe('another-report')
    expect(await told.isCalled({ attempt: 0, outcome: 'satisfied' })).toBe('call-is-over')
    expect((await told.situation()).stage).toBe('feedback')
  })

  it('ends with the time to reopen', async () => {
    const told = await reported()
    await told.answers({ satisfied: true, via: 'web' })
    await told.reaches('closed')
    await told.nextFallsDue()
    await stage.client.workflow.getHandle(told.number).result()
    expect(await told.act('reopen', {})).toBe('closed')
  })

  it('lets a withdrawal end it', async () => {
    const told = await reported()
    expect(await told.act('withdraw', {})).toBe('applied')
    expect((await told.reaches('closed')).closure?.ending).toBe('withdrawn')
    await told.keepAs('withdrawn-during-feedback')
  })
})
