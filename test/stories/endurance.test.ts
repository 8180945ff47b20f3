import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actions } from '../../db/schema/action'
import type { Action } from '../../workflows/grievance/actions'
import { act } from '../../workflows/grievance/signals'
import { SECOND } from '../../workflows/calendar'
import { PATIENCE, type Case } from './case'
import { setTheStage, type Stage } from './teller'

let stage: Stage
beforeAll(async () => {
  stage = await setTheStage()
})
afterAll(() => stage.strike())

const noteOf = (): Action => ({ id: randomUUID(), kind: 'add-note', by: { role: 'citizen' } })
const signal = (told: Case, action: Action) =>
  stage.client.workflow.getHandle(told.number).signal(act, action)

describe('a long life', () => {
  it('is continued as a new run and loses nothing', async () => {
    const told = await stage.file({ historyLimit: 20 })
    const { clock } = await told.reaches('with-officer')
    for (let note = 0; note < 30; note += 1) await signal(told, noteOf())
    await told.becomes(({ revision }) => revision === 32)
    expect(await told.act('add-note', {})).toBe('applied')
    const first = stage.client.workflow.getHandle(told.number)
    const { runId } = await first.describe()
    const history = await first.fetchHistory()
    expect(history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId).toBeTruthy()
    expect(runId).toBeTruthy()
    expect((await told.situation()).clock).toEqual(clock)
    expect(await told.act('file-report', {})).toBe('applied')
    expect(await told.answers({ satisfied: true, via: 'web' })).toBe('applied')
    await told.reaches('closed')
    const revisions = (await told.events()).map(({ revision }) => revision)
    expect(revisions).toEqual(revisions.map((_, index) => index + 1))
    await told.keepAs('continued-as-new')
  })

  it('applies each of 2,000 repeated and interleaved actions once, in order', async () => {
    const told = await stage.file()
    await told.reaches('with-officer')
    const notes = Array.from({ length: 1_000 }, noteOf)
    for (let from = 0; from < notes.length; from += 25) {
      const batch = notes.slice(from, from + 25)
      // Each one twice: once in its turn and once again at the same time as others.
      for (const note of batch) await signal(told, note)
      await Promise.all(batch.map((note) => signal(told, note)))
      // A server keeps a hundred signals at most for a busy case; what is lost beyond them the outbox sends again.
      await told.becomes(({ revision }) => revision === 2 + from + batch.length)
    }
    const applied = (await told.events())
      .filter(({ kind }) => kind === 'note-added')
      .map(({ action }) => action)
    expect(applied).toEqual(notes.map(({ id }) => id))
    await told.keepAs('signal-storm')
  }, 120_000)
})

describe('an action and a deadline in the same instant', () => {
  it('have exactly one legal outcome, 200 times', async () => {
    const outcomes = new Map<string, number>()
    for (let batch = 0; batch < 10; batch += 1) {
      const told = await Promise.all(Array.from({ length: 20 }, () => stage.file()))
      const endings = await Promise.all(told.map(race))
      for (const ending of endings) outcomes.set(ending, (outcomes.get(ending) ?? 0) + 1)
    }
    expect(
      [...outcomes.keys()].every((ending) => ending === 'report first' || ending === 'deadline first'),
    ).toBe(true)
    expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(200)
  }, 180_000)

  /** The report arrives while the clock jumps over the deadline. */
  async function race(told: Case): Promise<string> {
    const { clock } = await told.reaches('with-officer', 'L1')
    const by = await told.officer()
    await told.until((clock?.dueAt ?? 0) - SECOND)
    const report: Action = { id: randomUUID(), kind: 'file-report', by } as Action
    await stage.db.insert(actions).values({
      id: report.id,
      number: told.number,
      kind: 'file-report',
      action: report,
      signalledAt: new Date(),
    })
    await Promise.all([told.later(2 * SECOND), signal(told, report)])
    return outcomeOf(told, report.id)
  }

  async function outcomeOf(told: Case, report: string): Promise<string> {
    const {
      stage: stands,
      level,
      owed,
    } = await told.becomes(({ stage: at, level: on }) => at === 'feedback' || on === 'L2')
    const [row] = await stage.db.select().from(actions).where(eq(actions.id, report))
    if (stands === 'feedback' && level === 'L1' && owed.length === 0 && row?.verdict === 'applied')
      return 'report first'
    const verdict = row?.verdict ?? (await verdictLater(report))
    if (stands === 'with-officer' && owed.length === 1 && verdict === 'refused') return 'deadline first'
    return `${stands} ${level} ${owed.length} owed, report ${verdict}`
  }

  async function verdictLater(id: string): Promise<string> {
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
      const [row] = await stage.db.select().from(actions).where(eq(actions.id, id))
      if (row?.verdict) return row.verdict
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    return 'never judged'
  }
})
