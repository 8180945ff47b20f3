import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../../workflows/calendar'
import { setTheStage, type Stage } from './teller'

let stage: Stage
beforeAll(async () => {
  stage = await setTheStage()
})
afterAll(() => stage.strike())

describe('the life of a grievance', () => {
  it('is answered at L1 to the citizen’s satisfaction, and rests until the time to reopen is over', async () => {
    const told = await stage.file()
    await told.reaches('with-officer', 'L1')
    expect(await told.act('file-report', {})).toBe('applied')
    await told.reaches('feedback')
    expect(await told.answers({ satisfied: true, via: 'web' })).toBe('applied')
    const { closure } = await told.reaches('closed')
    expect(closure?.ending).toBe('satisfied')
    await told.nextFallsDue()
    await stage.client.workflow.getHandle(told.number).result()
    expect(await told.kinds()).toEqual(['registered', 'assigned', 'report-filed', 'feedback-given', 'closed'])
    expect(await told.messages()).toEqual(['registered', 'report-filed', 'closed-satisfied'])
    await told.keepAs('satisfied-at-l1')
  })

  it('goes up by itself from level to level while nobody reports, and before the committee at last', async () => {
    const told = await stage.file()
    await told.reaches('with-officer', 'L1')
    await told.nextFallsDue()
    await told.reaches('with-officer', 'L2')
    await told.nextFallsDue()
    await told.reaches('with-officer', 'L3')
    await told.nextFallsDue()
    const { owed, stage: stands } = await told.becomes(({ committee }) => committee?.why === 'lapsed')
    expect(stands).toBe('with-officer')
    expect(owed.map(({ level }) => level)).toEqual(['L1', 'L2', 'L3'])
    await told.nextFallsDue()
    await told.hears('committee-reminder')
    await told.nextFallsDue()
    await told.hears('committee-reminder', 2)
    await told.act('park', { until: told.now + 90 * DAY })
    const { hold, policy } = await told.reaches('parked')
    await told.nextFallsDue()
    await told.hears('committee-reminder', 3)
    expect((await told.situation()).stage).toBe('parked')
    await told.until((hold?.until ?? 0) + MINUTE)
    await told.reaches('with-officer', 'L3')
    const reminders = (await told.events()).filter(({ kind }) => kind === 'committee-reminder')
    const gaps = reminders
      .slice(1)
      .map(({ at }, index) => at.getTime() - (reminders[index]?.at.getTime() ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(policy.committee.reminderDays * DAY)
    expect(await told.act('file-report', {})).toBe('applied')
    const reported = await told.reaches('feedback')
    expect(reported.owed.map(({ level }) => level)).toEqual(['L1', 'L2'])
    await told.keepAs('lapsed-through-all-levels')
  })

  it('goes up two steps on negative feedback, and is closed as not satisfied before the committee', async () => {
    const told = await stage.file()
    for (const level of ['L1', 'L2', 'L3'] as const) {
      await told.reaches('with-officer', level)
      expect(await told.act('file-report', {})).toBe('applied')
      expect(await told.answers({ satisfied: false, reason: 'nothing-done', via: 'link' })).toBe('applied')
    }
    const { closure, committee } = await told.reaches('closed')
    expect(closure?.ending).toBe('not-satisfied')
    expect(committee?.why).toBe('not-satisfied')
    expect(await told.act('reopen', {})).toBe('not-reopenable')
    expect(await told.act('direct', { days: 10 })).toBe('applied')
    const directed = await told.reaches('with-officer', 'L3')
    expect(directed.clock?.days).toBe(10)
    await told.keepAs('not-satisfied-then-directed')
  })

  it('is sent up by an officer who cannot solve it', async () => {
    const told = await stage.file()
    const first = await told.reaches('with-officer', 'L1')
    expect(await told.act('send-up', {})).toBe('applied')
    const second = await told.reaches('with-officer', 'L2')
    expect(second.posting).not.toBe(first.posting)
    expect(second.owed).toEqual([])
    await told.keepAs('sent-up')
  })

  it('settles an owed report of a lower level while a higher one works', async () => {
    const told = await stage.file()
    const { posting } = await told.reaches('with-officer', 'L1')
    await told.nextFallsDue()
    await told.reaches('with-officer', 'L2')
    const late = { role: 'officer', posting: posting ?? '' } as const
    expect(await told.act('file-report', {}, late)).toBe('not-yours')
    expect(await told.act('file-owed-report', { level: 'L1' }, late)).toBe('applied')
    expect(await told.act('file-owed-report', { level: 'L1' }, late)).toBe('nothing-owed')
    expect((await told.situation()).owed).toEqual([])
    await told.keepAs('owed-report-settled')
  })

  it('is withdrawn by its citizen', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    expect(await told.act('withdraw', {})).toBe('applied')
    expect((await told.reaches('closed')).closure?.ending).toBe('withdrawn')
    await told.nextFallsDue()
    await stage.client.workflow.getHandle(told.number).result()
    expect(await told.act('reopen', {})).toBe('closed')
    await told.keepAs('withdrawn')
  })

  it('goes on where it was when a withdrawal is taken back: the citizen may not have been the one who withdrew', async () => {
    const told = await stage.file()
    const { posting } = await told.reaches('with-officer')
    await told.act('withdraw', {})
    await told.reaches('closed')
    expect(await told.act('reopen', {})).toBe('applied')
    expect((await told.reaches('with-officer', 'L1')).posting).toBe(posting)
    await told.keepAs('withdrawal-taken-back')
  })

  it('runs on shorter days where life or safety is in danger', async () => {
    const told = await stage.file({ urgent: true })
    const { clock, policy } = await told.reaches('with-officer')
    expect(clock?.days).toBe(policy.urgentDays.L1)
    expect(await told.messages()).toContain('registered')
    await told.keepAs('urgent')
  })

  it('tells of an interim reply and of notes without moving', async () => {
    const told = await stage.file()
    const { clock } = await told.reaches('with-officer')
    expect(await told.act('interim-reply', { expectedAt: told.now + 5 * DAY })).toBe('applied')
    expect(await told.act('interim-reply', { expectedAt: told.now - DAY })).toBe('date-not-possible')
    expect(await told.act('add-note', {})).toBe('applied')
    const after = await told.becomes(({ revision }) => revision === 4)
    expect(after.clock).toEqual(clock)
    await told.keepAs('interim-reply-and-note')
  })
})
