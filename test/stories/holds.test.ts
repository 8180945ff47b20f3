import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCalendar } from '../../db/queries/calendar'
import { holidays } from '../../db/schema/reference'
import { readState } from '../../reference/state'
import { DAY, workingDaysLeft } from '../../workflows/calendar'
import type { Case } from './case'
import { setTheStage, type Stage } from './teller'

let stage: Stage
beforeAll(async () => {
  stage = await setTheStage()
})
afterAll(() => stage.strike())

const calendar = () => readCalendar(stage.db, readState('karnataka').week)

async function daysLeft(told: Case): Promise<number> {
  const { clock } = await told.situation()
  return workingDaysLeft(await calendar(), told.now, clock?.dueAt ?? 0)
}

describe('a question to the citizen', () => {
  it('stops the officer’s clock until the answer, and takes no day from either', async () => {
    const told = await stage.file()
    const { clock } = await told.reaches('with-officer')
    await told.later(6 * DAY)
    const before = await daysLeft(told)
    expect(before).toBeLessThan(clock?.days ?? 0)
    expect(await told.act('ask-clarification', {})).toBe('applied')
    await told.reaches('awaiting-citizen')
    await told.later(10 * DAY)
    expect(await told.meets('answer-clarification')).toBe('applied')
    const { clock: after } = await told.reaches('with-officer')
    expect(after?.days).toBeGreaterThanOrEqual(before)
    expect(after?.dueAt).toBeGreaterThan(clock?.dueAt ?? Infinity)
    await told.keepAs('clarification-answered')
  })

  it('lets the clock go on where no answer comes, and is asked twice at most', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    for (const time of [1, 2]) {
      expect(await told.act('ask-clarification', {})).toBe('applied')
      await told.reaches('awaiting-citizen')
      await told.nextFallsDue()
      await told.hears('clarification-unanswered', time)
    }
    expect(await told.act('ask-clarification', {})).toBe('clarification-budget-spent')
    await told.nextFallsDue()
    await told.reaches('with-officer', 'L2')
    await told.keepAs('clarification-unanswered')
  })

  it('does not keep an officer from reporting who can do without', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    await told.act('ask-clarification', {})
    await told.reaches('awaiting-citizen')
    expect(await told.act('file-report', {})).toBe('applied')
    await told.reaches('feedback')
    expect(await told.meets('answer-clarification')).toBe('not-now')
    await told.keepAs('report-during-clarification')
  })
})

describe('a promise', () => {
  it('wakes the case on its day and demands proof, once', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    expect(await told.act('park', { until: told.now + 200 * DAY })).toBe('applied')
    await told.reaches('parked')
    await told.nextFallsDue()
    const { clock, policy } = await told.reaches('with-officer', 'L1')
    expect(clock?.days).toBe(policy.parking.proofDays)
    expect(await told.act('park', { until: told.now + 10 * DAY })).toBe('already-parked')
    await told.nextFallsDue()
    await told.reaches('with-officer', 'L2')
    await told.keepAs('parked-and-not-kept')
  })
})

describe('not taken up', () => {
  it('needs the nodal officer’s word, and the citizen can contest it one level higher', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    expect(await told.act('propose-not-taken-up', { reason: 'sub-judice' })).toBe('applied')
    await told.reaches('awaiting-nodal')
    expect(await told.meets('confirm-not-taken-up', await told.officer())).toBe('not-yours')
    expect(await told.meets('confirm-not-taken-up')).toBe('applied')
    const { closure } = await told.reaches('closed')
    expect(closure).toMatchObject({ ending: 'not-taken-up', reason: 'sub-judice' })
    expect(await told.act('contest', {})).toBe('applied')
    await told.reaches('with-officer', 'L2')
    await told.keepAs('not-taken-up-contested')
  })

  it('goes back to the officer where the nodal officer refuses', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    await told.act('propose-not-taken-up', { reason: 'private-dispute' })
    await told.reaches('awaiting-nodal')
    expect(await told.meets('refuse-not-taken-up')).toBe('applied')
    await told.reaches('with-officer', 'L1')
    await told.keepAs('not-taken-up-refused')
  })

  it('goes back to the officer where the nodal officer is silent', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    await told.act('propose-not-taken-up', { reason: 'no-substance' })
    await told.reaches('awaiting-nodal')
    await told.nextFallsDue()
    await told.hears('proposal-lapsed')
    await told.reaches('with-officer', 'L1')
    expect(await told.act('propose-not-taken-up', { reason: 'no-substance' })).toBe('already-proposed')
    await told.keepAs('not-taken-up-unanswered')
  })

  it('takes no decision on an earlier proposal for one on a later', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    await told.act('propose-not-taken-up', { reason: 'no-substance' })
    const { hold: earlier } = await told.reaches('awaiting-nodal')
    await told.nextFallsDue()
    await told.hears('proposal-lapsed')
    await told.act('send-up', {})
    await told.reaches('with-officer', 'L2')
    await told.act('propose-not-taken-up', { reason: 'sub-judice' })
    await told.reaches('awaiting-nodal', 'L2')
    expect(await told.act('confirm-not-taken-up', { hold: earlier?.action ?? '' })).toBe('not-now')
    expect(await told.meets('confirm-not-taken-up')).toBe('applied')
    expect((await told.reaches('closed')).closure?.reason).toBe('sub-judice')
    await told.keepAs('not-taken-up-proposed-twice')
  })

  it('ends a duplicate with the number of the other, which the citizen can contest', async () => {
    const first = await stage.file()
    const told = await stage.file()
    await told.reaches('with-officer')
    expect(await told.act('link-duplicate', { of: told.number })).toBe('itself')
    expect(await told.act('link-duplicate', { of: first.number })).toBe('applied')
    expect((await told.reaches('closed')).closure).toMatchObject({
      ending: 'duplicate',
      duplicateOf: first.number,
    })
    expect(await told.act('contest', {})).toBe('applied')
    await told.reaches('with-officer', 'L2')
    await told.keepAs('duplicate-contested')
  })
})

describe('a holiday declared late', () => {
  it('moves a deadline when its timer fires, and the case waits for the new day', async () => {
    const told = await stage.file()
    const { clock } = await told.reaches('with-officer')
    const due = clock?.dueAt ?? 0
    const day = new Date(due + 330 * 60_000).toISOString().slice(0, 10)
    await stage.db.insert(holidays).values({ date: day, names: { en: 'Mourning' }, declaredOn: day })
    await told.nextFallsDue()
    const moved = await told.hears('deadline-moved')
    expect(moved.data.to).toBeGreaterThan(due)
    expect((await told.situation()).level).toBe('L1')
    await told.nextFallsDue()
    await told.reaches('with-officer', 'L2')
    await told.keepAs('holiday-declared-late')
  })
})
