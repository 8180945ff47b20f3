import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../calendar'
import type { Action, ActionKind, Party } from './actions'
import { comingSteps } from './coming'
import { openingSituation } from './opening'
import { judge, levelAbove, mayAct, mayDo } from './rules'
import { samplePolicy, sampleFiled } from '../../test/harness/sample-case'
import { ENDINGS, LEVELS, STAGES, type Situation } from './types'

const NOW = Date.parse('2026-11-23T06:00:00Z')
const POSTING = 'revenue/tahsildar@dharwad.hubballi'
const officer: Party = { role: 'officer', posting: POSTING }
const citizen: Party = { role: 'citizen' }
const nodal: Party = { role: 'nodal', posting: 'revenue/nodal-officer@ka' }

const withOfficer = (changes: Partial<Situation> = {}): Situation => ({
  ...openingSituation(sampleFiled(NOW)),
  stage: 'with-officer',
  posting: POSTING,
  arrivedAt: NOW,
  clock: { from: NOW, days: 7, dueAt: NOW + 9 * DAY },
  ...changes,
})

const closed = (ending: (typeof ENDINGS)[number], reopenUntil: number | null): Situation =>
  withOfficer({ stage: 'closed', clock: null, closure: { ending, at: NOW, reopenUntil } })

const someParty = fc.constantFrom<Party>(
  officer,
  citizen,
  nodal,
  { role: 'call-agent' },
  { role: 'committee' },
)
const someSituation = fc
  .record({
    stage: fc.constantFrom(...STAGES),
    level: fc.constantFrom(...LEVELS),
    transfers: fc.nat(4),
    clarifications: fc.nat(3),
    parked: fc.boolean(),
    ending: fc.constantFrom(...ENDINGS),
    reopenUntil: fc.option(fc.integer({ min: NOW - DAY, max: NOW + DAY })),
    owes: fc.boolean(),
  })
  .map(({ ending, reopenUntil, owes, ...rest }) =>
    withOfficer({
      ...rest,
      closure: rest.stage === 'closed' ? { ending, at: NOW - DAY, reopenUntil } : null,
      owed: owes ? [{ level: 'L1', posting: POSTING, since: NOW }] : [],
    }),
  )

describe('who may do what', () => {
  it('lets nobody do another party’s acts, in any situation', () => {
    const acts: Record<Party['role'], ActionKind[]> = {
      citizen: ['answer-clarification', 'contest', 'feedback', 'withdraw', 'add-note', 'reopen'],
      officer: [
        ...(['file-report', 'file-owed-report', 'interim-reply', 'ask-clarification', 'transfer'] as const),
        ...(['send-up', 'park', 'link-duplicate', 'propose-not-taken-up'] as const),
      ],
      nodal: ['route', 'confirm-not-taken-up', 'refuse-not-taken-up'],
      'call-agent': ['call-outcome'],
      committee: ['direct'],
    }
    fc.assert(
      fc.property(someSituation, someParty, (situation, party) => {
        for (const kind of mayDo(situation, party, NOW)) expect(acts[party.role]).toContain(kind)
      }),
    )
  })

  it('lets only the posting that has the case act on it', () => {
    const other: Party = { role: 'officer', posting: 'revenue/tahsildar@dharwad.kalghatgi' }
    fc.assert(
      fc.property(someSituation, (situation) => {
        expect(mayDo(situation, other, NOW)).toEqual([])
      }),
    )
  })

  it('leaves a closed case to its citizen, who can reopen it only in time', () => {
    expect(mayDo(closed('no-feedback', NOW + 1), citizen, NOW)).toEqual(['add-note', 'reopen'])
    expect(mayDo(closed('no-feedback', NOW), citizen, NOW)).toEqual(['add-note'])
    expect(mayDo(closed('not-taken-up', NOW + 1), citizen, NOW)).toEqual(['contest', 'add-note'])
    expect(mayDo(closed('not-satisfied', null), citizen, NOW)).toEqual(['add-note'])
    expect(mayDo(closed('satisfied', NOW + 1), officer, NOW)).toEqual([])
  })

  it('lets a citizen withdraw whatever is open', () => {
    fc.assert(
      fc.property(someSituation, (situation) => {
        expect(mayAct(situation, 'withdraw', citizen, NOW).ok).toBe(situation.stage !== 'closed')
      }),
    )
  })

  it('ends transfers with the budget and with the hours', () => {
    const { budget, withinHours } = samplePolicy.transfer
    expect(mayAct(withOfficer({ transfers: budget - 1 }), 'transfer', officer, NOW).ok).toBe(true)
    expect(mayAct(withOfficer({ transfers: budget }), 'transfer', officer, NOW)).toEqual({
      ok: false,
      reason: 'transfer-budget-spent',
    })
    expect(mayAct(withOfficer(), 'transfer', officer, NOW + withinHours * HOUR).ok).toBe(true)
    expect(mayAct(withOfficer(), 'transfer', officer, NOW + withinHours * HOUR + 1)).toEqual({
      ok: false,
      reason: 'transfer-too-late',
    })
  })

  it('does not send up from L3', () => {
    expect(mayAct(withOfficer({ level: 'L2' }), 'send-up', officer, NOW).ok).toBe(true)
    expect(mayAct(withOfficer({ level: 'L3' }), 'send-up', officer, NOW)).toEqual({
      ok: false,
      reason: 'highest-level',
    })
    expect(levelAbove('L3')).toBeNull()
  })

  it('takes a promise only for a day to come and within what the policy allows', () => {
    const park = (until: number): Action => ({ id: 'a', kind: 'park', by: officer, until })
    expect(judge(withOfficer(), park(NOW), NOW)).toEqual({ ok: false, reason: 'date-not-possible' })
    expect(judge(withOfficer(), park(NOW + 90 * DAY), NOW)).toEqual({ ok: true })
    expect(judge(withOfficer(), park(NOW + 800 * DAY), NOW)).toEqual({
      ok: false,
      reason: 'date-not-possible',
    })
  })
})

describe('what comes by itself', () => {
  it('is told in the order of time', () => {
    fc.assert(
      fc.property(someSituation, (situation) => {
        const instants = comingSteps(situation).map(({ at }) => at)
        expect(instants).toEqual(instants.toSorted((one, other) => one - other))
      }),
    )
  })

  it('always exists while the case is with an officer: no case rests for ever', () => {
    for (const level of LEVELS) expect(comingSteps(withOfficer({ level }))).toHaveLength(1)
  })

  it('names the level above, and the committee above L3', () => {
    expect(comingSteps(withOfficer())[0]).toMatchObject({ kind: 'escalates', to: 'L2' })
    expect(comingSteps(withOfficer({ level: 'L3' }))[0]).toMatchObject({ kind: 'goes-before-committee' })
  })
})
