import { randomUUID } from 'node:crypto'
import { and, count, eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { submitAction } from '../db/queries/filing'
import { hasUnsignalledActions } from '../db/queries/outbox'
import { audit } from '../db/schema/audit'
import { events, owedReports, situations } from '../db/schema/grievance'
import { messages } from '../db/schema/message'
import { rollups } from '../db/schema/rollup'
import { ownDatabase } from '../test/harness/database'
import { fileSample, samplePolicy, sampleSubject } from '../test/harness/sample-case'
import type { Change } from '../workflows/grievance/activities'
import { openingSituation } from '../workflows/grievance/opening'
import { recordChange } from './record'

const own = ownDatabase()

const POSTING = 'revenue/tahsildar@dharwad.hubballi'
const parts = () => ({
  db: own.db,
  log: { error: () => {} },
  secret: 'a secret of tests, at least thirty-two characters',
})

const filed = () => fileSample(own.db)

/** The change by which L1 lets its time pass, as the workflow would put it on record. */
function lapse(number: string): Change {
  const now = Date.now()
  const situation = {
    ...openingSituation({
      number,
      filedAt: now,
      channel: 'portal',
      urgent: false,
      subject: sampleSubject,
      policy: samplePolicy,
    }),
    revision: 3,
    stage: 'with-officer' as const,
    posting: POSTING,
    owed: [{ level: 'L1' as const, posting: POSTING, since: now }],
  }
  const event = { level: 'L1' as const, posting: POSTING, at: now }
  return {
    situation,
    events: [
      { ...event, revision: 1, kind: 'registered', data: {} },
      { ...event, revision: 2, kind: 'assigned', data: { dueAt: now, days: 7 } },
      { ...event, revision: 3, kind: 'deadline-lapsed', data: { to: 'L2', routing: false } },
    ],
    verdicts: [],
    turn: { run: 0, runId: 'first', events: 10, at: now },
    next: { at: now + 1000, kind: 'escalates' },
  }
}

async function counted(): Promise<Record<string, number>> {
  const rows = await own.db
    .select({ kind: rollups.kind, sum: sql<number>`sum(count)::integer` })
    .from(rollups)
    .groupBy(rollups.kind)
  return Object.fromEntries(rows.map(({ kind, sum }) => [kind, sum]))
}

async function everything(number: string) {
  const [told] = await own.db.select({ rows: count() }).from(events).where(eq(events.number, number))
  const [queued] = await own.db.select({ rows: count() }).from(messages).where(eq(messages.number, number))
  const [trail] = await own.db.select({ rows: count() }).from(audit).where(eq(audit.subject, number))
  const [owed] = await own.db
    .select({ rows: count() })
    .from(owedReports)
    .where(eq(owedReports.number, number))
  const [counted] = await own.db.select({ sum: sql<string>`sum(count)` }).from(rollups)
  const [situation] = await own.db.select().from(situations).where(eq(situations.number, number))
  return { told, queued, trail, owed, counted, situation }
}

describe('recording what a case decided', () => {
  it('has the same effect once or ten times', async () => {
    const number = await filed()
    const change = lapse(number)
    const first = await recordChange(parts(), change)
    const once = await everything(number)
    expect(first.messages).toBe(2)
    for (let time = 0; time < 9; time += 1) expect(await recordChange(parts(), change)).toEqual(first)
    expect(await everything(number)).toEqual(once)
  })

  it('has the same effect when many try at the same time', async () => {
    const number = await filed()
    const change = lapse(number)
    await Promise.all(Array.from({ length: 8 }, () => recordChange(parts(), change)))
    const { told, queued, owed } = await everything(number)
    expect([told?.rows, queued?.rows, owed?.rows]).toEqual([3, 2, 1])
  })

  it('puts the later turn in the place of one that was lost, and hears no more of the lost one', async () => {
    const number = await filed()
    const before = await counted()
    const lost = lapse(number)
    await recordChange(parts(), lost)
    const at = Date.now()
    const closed: Change = {
      ...lost,
      turn: { ...lost.turn, events: 14 },
      situation: { ...lost.situation, revision: 3, stage: 'closed', owed: [] },
      events: [
        ...lost.events.slice(0, 2),
        { revision: 3, at, kind: 'closed', level: 'L1', posting: POSTING, data: { ending: 'withdrawn' } },
      ],
    }
    await recordChange(parts(), closed)
    await recordChange(parts(), lost)
    const { situation, owed, told } = await everything(number)
    expect([situation?.stage, owed?.rows, told?.rows]).toEqual(['closed', 0, 3])
    const rows = await own.db.select().from(messages).where(eq(messages.number, number))
    expect(rows.map(({ template }) => template)).not.toContain('owed-report')
    expect(rows.map(({ template }) => template)).toContain('withdrawn')
    const after = await counted()
    expect((after['deadline-lapsed'] ?? 0) - (before['deadline-lapsed'] ?? 0)).toBe(0)
    expect((after.registered ?? 0) - (before.registered ?? 0)).toBe(1)
    expect((after['closed:withdrawn'] ?? 0) - (before['closed:withdrawn'] ?? 0)).toBe(1)
  })

  it('keeps in the ledger what may have gone out for a lost turn, and does not send it again', async () => {
    const number = await filed()
    const lost = lapse(number)
    const situation = { ...lost.situation, revision: 2, owed: [] }
    await recordChange(parts(), { ...lost, events: lost.events.slice(0, 2), situation })
    const event = { level: 'L1' as const, posting: POSTING, at: Date.now() }
    await recordChange(parts(), {
      ...lost,
      turn: { ...lost.turn, events: 12 },
      situation: { ...situation, revision: 3, stage: 'closed' },
      events: [{ ...event, revision: 3, kind: 'closed', data: { ending: 'withdrawn' } }],
    })
    const ofTheLost = and(eq(messages.number, number), eq(messages.revision, 3))
    await own.db.update(messages).set({ lostAnswers: 1, attempts: 1 }).where(ofTheLost)
    await recordChange(parts(), { ...lost, turn: { ...lost.turn, events: 15 }, situation, events: [] })
    const rows = await own.db.select({ state: messages.state }).from(messages).where(ofTheLost)
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['unconfirmed']))
  })

  it('still tells of what waits to be sent where a later turn was lost and this one is told again', async () => {
    const number = await filed()
    const lost = lapse(number)
    const first = {
      ...lost,
      events: lost.events.slice(0, 2),
      situation: { ...lost.situation, revision: 2, owed: [] },
    }
    expect((await recordChange(parts(), first)).messages).toBe(2)
    await recordChange(parts(), { ...lost, turn: { ...lost.turn, events: 12 }, events: lost.events.slice(2) })
    expect((await recordChange(parts(), first)).messages).toBe(2)
  })

  it('does not forget a message that a lost turn had begun to send', async () => {
    const number = await filed()
    const lost = lapse(number)
    await recordChange(parts(), lost)
    await own.db.update(messages).set({ state: 'sending', attempts: 1 }).where(eq(messages.number, number))
    const again = { ...lost, turn: { ...lost.turn, events: 12 } }
    expect((await recordChange(parts(), again)).messages).toBe(2)
  })

  it('turns back to what a later turn says where that tells of no step', async () => {
    const number = await filed()
    const lost = lapse(number)
    await recordChange(parts(), {
      ...lost,
      events: lost.events.slice(0, 2),
      situation: { ...lost.situation, revision: 2, owed: [] },
    })
    await recordChange(parts(), { ...lost, turn: { ...lost.turn, events: 12 }, events: lost.events.slice(2) })
    const refused = { ...lost.situation, revision: 2, owed: [] }
    await recordChange(parts(), {
      ...lost,
      turn: { ...lost.turn, events: 15 },
      situation: refused,
      events: [],
    })
    const { situation, owed, told } = await everything(number)
    expect([situation?.revision, owed?.rows, told?.rows]).toEqual([2, 0, 2])
  })

  it('takes the second attempt at a task for the later one, though both saw the same events', async () => {
    const number = await filed()
    const lost = lapse(number)
    await recordChange(parts(), lost)
    const other = 'revenue/tahsildar@dharwad.dharwad'
    const again = { ...lost, turn: { ...lost.turn, at: lost.turn.at + 1 } }
    const situation = { ...lost.situation, posting: other, owed: [] }
    const events = lost.events.slice(0, 2).map((event) => ({ ...event, posting: other }))
    await recordChange(parts(), { ...again, situation: { ...situation, revision: 2 }, events })
    const { situation: row, told } = await everything(number)
    expect([row?.posting, told?.rows]).toEqual([other, 2])
  })

  it('waits no more for an act that it has judged, where the note that it was handed over is lost', async () => {
    const number = await filed()
    const id = randomUUID()
    await submitAction(own.db, { number, action: { id, kind: 'add-note', by: { role: 'citizen' } } })
    expect(await hasUnsignalledActions(own.db, number)).toBe(true)
    const change = lapse(number)
    await recordChange(parts(), { ...change, verdicts: [{ action: id, at: Date.now(), refused: null }] })
    expect(await hasUnsignalledActions(own.db, number)).toBe(false)
  })

  it('never turns the projection back', async () => {
    const number = await filed()
    const change = lapse(number)
    const later: Change = {
      ...change,
      situation: { ...change.situation, revision: 9, level: 'L2', owed: [] },
      turn: { ...change.turn, events: 30 },
      events: [{ revision: 9, at: Date.now(), kind: 'note-added', level: 'L2', posting: null, data: {} }],
    }
    await recordChange(parts(), later)
    await recordChange(parts(), change)
    const { situation, owed } = await everything(number)
    expect(situation?.revision).toBe(9)
    expect(situation?.level).toBe('L2')
    expect(owed?.rows).toBe(0)
  })
})
