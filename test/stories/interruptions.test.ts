import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submitAction } from '../../db/queries/filing'
import { casesWithOutbox } from '../../db/queries/outbox'
import { actions } from '../../db/schema/action'
import { messages } from '../../db/schema/message'
import { DAY, HOUR, SECOND } from '../../workflows/calendar'
import type { Action } from '../../workflows/grievance/actions'
import type { Case } from './case'
import { setTheStage, type Stage } from './teller'

const refused = { ok: false, retryable: true, error: 'provider away' } as const
let stage: Stage
let silent: Stage
beforeAll(async () => {
  stage = await setTheStage()
  silent = await setTheStage({ sms: { send: async () => refused } })
})
afterAll(() => Promise.all([stage.strike(), silent.strike()]))

const statesOf = (told: Case) =>
  silent.db.select({ state: messages.state }).from(messages).where(eq(messages.number, told.number))

describe('a provider that takes no SMS', () => {
  it('delays no case, and is given up after three days with every message accounted for', async () => {
    const told = await silent.file({ policy: { reopenDays: 1 } })
    await told.reaches('with-officer')
    expect(await told.act('withdraw', {})).toBe('applied')
    await told.reaches('closed')
    await told.nextFallsDue()
    await told.reaches('closed')
    // The run still waits for its messages: whoever acts meanwhile gets an answer.
    expect(await told.act('add-note', {})).toBe('applied')
    expect(await told.act('reopen', {})).toBe('not-reopenable')
    await told.later(3 * DAY + HOUR)
    await silent.client.workflow.getHandle(told.number).result()
    expect(await told.act('add-note', {})).toBe('closed')
    expect((await statesOf(told)).map(({ state }) => state)).toEqual(['undelivered', 'undelivered'])
    await told.keepAs('messages-undelivered')
  }, 120_000)
})

describe('a signal that was lost', () => {
  it('is sent again when the case stays silent about it', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    const report = { id: randomUUID(), kind: 'file-report', by: await told.officer() } as Action
    await submitAction(stage.db, { number: told.number, action: report })
    const lost = { signalledAt: sql`now() - interval '1 minute'`, signals: 1 }
    await stage.db.update(actions).set(lost).where(eq(actions.id, report.id))
    await told.dispatch()
    expect((await told.situation()).stage).toBe('with-officer')
    await stage.db
      .update(actions)
      .set({ signalledAt: sql`now() - interval '3 minutes'` })
      .where(eq(actions.id, report.id))
    expect(await casesWithOutbox(stage.db, 10)).toContain(told.number)
    await told.dispatch()
    await told.reaches('feedback')
  })
})

describe('a word that was given in time', () => {
  it('is not overtaken by the deadline while it waits in the outbox', async () => {
    const told = await stage.file()
    const { clock } = await told.reaches('with-officer')
    const report = { id: randomUUID(), kind: 'file-report', by: await told.officer() } as Action
    await submitAction(stage.db, { number: told.number, action: report })
    await told.until((clock?.dueAt ?? 0) + 10 * SECOND)
    const waiting = await told.situation()
    expect([waiting.stage, waiting.level, waiting.owed]).toEqual(['with-officer', 'L1', []])
    await told.dispatch()
    const { feedback, level } = await told.reaches('feedback')
    expect([feedback?.report, level]).toEqual([report.id, 'L1'])
    await told.keepAs('report-from-the-outbox')
  })

  it('is judged by when it was sent, not by when it came through', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    await told.act('file-report', {})
    await told.reaches('feedback')
    await told.answers({ satisfied: true, via: 'web' })
    const { closure } = await told.reaches('closed')
    const reopen: Action = { id: randomUUID(), kind: 'reopen', by: { role: 'citizen' } }
    const submittedAt = new Date((closure?.reopenUntil ?? 0) - HOUR)
    await submitAction(stage.db, { number: told.number, action: reopen, submittedAt })
    await told.until((closure?.reopenUntil ?? 0) + 10 * SECOND)
    await told.dispatch()
    await told.reaches('with-officer', 'L2')
    await told.keepAs('reopened-from-the-outbox')
  })
})
