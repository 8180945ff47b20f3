import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subjectFor } from '../../db/queries/subject'
import { postings } from '../../db/schema/reference'
import { HOUR } from '../../workflows/calendar'
import type { Case } from './case'
import { setTheStage, type Stage } from './teller'

let stage: Stage
beforeAll(async () => {
  stage = await setTheStage()
})
afterAll(() => stage.strike())

/** Leaves nobody at any level who could answer for pensions in a taluk of Gadag. */
async function emptyTheOffices(): Promise<void> {
  for (const district of ['gadag', 'gadag.ron']) {
    await stage.db.update(postings).set({ state: 'vacant' }).where(eq(postings.area, district))
  }
}

async function subjectElsewhere(service: string, area: string) {
  const subject = await subjectFor(stage.db, service, area)
  if (!subject) throw new Error(`${service} at ${area} is not in the reference data`)
  return subject
}

async function transferred(told: Case): Promise<string> {
  return told.act('transfer', {
    subject: await subjectElsewhere('village-street-light', 'dharwad.kalghatgi'),
  })
}

describe('routing', () => {
  it('finds the last-mile officer of the service at the place', async () => {
    const told = await stage.file({ area: 'dharwad.kundgol' })
    const { posting, routedBecause } = await told.reaches('with-officer')
    expect(posting).toBe('revenue/tahsildar@dharwad.kundgol')
    expect(routedBecause).toBe('held')
  })

  it('finds the taluk’s officer for a place deep inside it', async () => {
    const told = await stage.file({ area: 'dharwad.kundgol.kundgol.baradwad' })
    expect((await told.reaches('with-officer')).posting).toBe('revenue/tahsildar@dharwad.kundgol')
  })

  it('gives a post that another looks after to that one, as the post’s work', async () => {
    const told = await stage.file({ area: 'dharwad.kalghatgi' })
    const { posting, routedBecause } = await told.reaches('with-officer')
    expect(posting).toBe('revenue/tahsildar@dharwad.kalghatgi')
    expect(routedBecause).toBe('in-charge')
  })

  it('goes up the offices where the post is vacant', async () => {
    const told = await stage.file({ area: 'dharwad.alnavar' })
    const { posting, level, routedBecause } = await told.reaches('with-officer')
    expect(posting).toBe('revenue/assistant-commissioner@dharwad')
    expect(level).toBe('L2')
    expect(routedBecause).toBe('up-the-offices')
    await told.nextFallsDue()
    expect((await told.reaches('with-officer', 'L3')).posting).toBe('revenue/deputy-commissioner@dharwad')
    await told.keepAs('vacant-up-the-offices')
  })

  it('waits in the nodal officer’s queue where nobody is found, and is routed by hand', async () => {
    await emptyTheOffices()
    const told = await stage.file({ area: 'gadag.ron' })
    const queued = await told.becomes(
      ({ stage: stands, posting }) => stands === 'routing' && posting !== null,
    )
    expect(queued.posting).toMatch(/@ka$/)
    expect(queued.routedBecause).toBe('nobody')
    expect(queued.clock?.days).toBe(queued.policy.routingDays)
    expect(await told.isRoutedTo('revenue/tahsildar@gadag.naragund')).toBe('applied')
    const routed = await told.reaches('with-officer', 'L1')
    expect(routed.posting).toBe('revenue/tahsildar@gadag.naragund')
    await told.keepAs('routed-by-hand')
  })

  it('is routed by hand from a post that has fallen vacant', async () => {
    const told = await stage.file({ area: 'dharwad.navalgund' })
    const { posting } = await told.reaches('with-officer', 'L1')
    await told.later(3 * 24 * HOUR)
    expect(await told.isRoutedTo('revenue/tahsildar@dharwad.kundgol')).toBe('applied')
    const routed = await told.becomes((situation) => situation.posting !== posting)
    expect([routed.posting, routed.level, routed.routedBecause]).toEqual([
      'revenue/tahsildar@dharwad.kundgol',
      'L1',
      'nodal-decision',
    ])
    await told.keepAs('routed-from-a-vacant-post')
  })

  it('does not rest in a queue that nobody empties: it goes up, and to the committee at last', async () => {
    await emptyTheOffices()
    const told = await stage.file({ area: 'gadag.ron' })
    for (const level of ['L1', 'L2', 'L3'] as const) {
      await told.becomes((situation) => situation.level === level && situation.posting !== null)
      await told.nextFallsDue()
    }
    const { committee, owed } = await told.becomes((situation) => situation.committee !== null)
    expect(committee?.why).toBe('lapsed')
    expect(owed).toEqual([])
    await told.keepAs('never-routed')
  })

  it('is transferred at most three times, each with the full time of the new office', async () => {
    const told = await stage.file({ area: 'dharwad.kundgol' })
    await told.reaches('with-officer')
    expect(await transferred(told)).toBe('applied')
    const there = await told.becomes(({ subject }) => subject.service === 'village-street-light')
    expect(there.posting).toBe('rural-development/taluk-panchayat-executive-officer@dharwad.kalghatgi')
    expect(there.clock?.days).toBe(there.subject.matrix.L1.days)
    expect(await transferred(told)).toBe('applied')
    expect(await transferred(told)).toBe('applied')
    expect(await transferred(told)).toBe('transfer-budget-spent')
    await told.keepAs('transferred-three-times')
  })

  it('is not transferred later than two days after it came', async () => {
    const told = await stage.file({ area: 'dharwad.kundgol' })
    await told.reaches('with-officer')
    await told.later(49 * HOUR)
    expect(await transferred(told)).toBe('transfer-too-late')
    await told.keepAs('transfer-refused')
  })
})
