import { count, eq, gt } from 'drizzle-orm'
import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest'
import { grievances, situations } from '../../db/schema/grievance'
import { messages } from '../../db/schema/message'
import { temporalSettings } from '../../scripts/temporalSettings'
import { startSystem, until, type System } from '../harness/system'
import { fillInGrievance, signedInCitizen, type Visitor } from '../harness/visitor'

const FILINGS = 100

let system: System
beforeAll(async () => {
  system = await startSystem({}, { bundlePath: inject('bundlePath') })
})
afterAll(() => system.stop())

interface Prepared {
  visitor: Visitor
  key: string
}

async function prepare(): Promise<Prepared[]> {
  const prepared: Prepared[] = []
  for (let index = 0; index < FILINGS; index += 1) {
    const visitor = await signedInCitizen(system.db, system.origin, `+9196${10_000_000 + index}`)
    prepared.push({
      visitor,
      key: await fillInGrievance(visitor, `The pension of house ${index} has not come.`),
    })
  }
  return prepared
}

/** Sends the filing, twice at once as an impatient thumb does, and returns the number on the receipt. */
async function file({ visitor, key }: Prepared): Promise<string> {
  const answers = await Promise.all([
    visitor.post('/grievances/new/review', { key }),
    visitor.post('/grievances/new/review', { key }),
  ])
  const numbers = answers.map((answer) => /KA\w{10}/.exec(answer.headers.get('location') ?? '')?.[0] ?? '')
  expect(numbers[0]).toMatch(/^KA26/)
  expect(numbers[1]).toBe(numbers[0])
  const receipt = await visitor.get(answers[0]?.headers.get('location') ?? '')
  expect(receipt.status).toBe(200)
  return numbers[0] ?? ''
}

describe('a hundred filings while Temporal is stopped', () => {
  it('give a hundred numbers, and a hundred workflows within a minute of its return', async () => {
    const prepared = await prepare()
    await system.temporal.stop()
    const ready = await fetch(`${system.origin}/readyz`)
    expect(ready.status).toBe(200)
    const numbers: string[] = []
    for (let from = 0; from < FILINGS; from += 10) {
      numbers.push(...(await Promise.all(prepared.slice(from, from + 10).map(file))))
    }
    expect(new Set(numbers).size).toBe(FILINGS)
    await system.temporal.start()
    await until(async () => (await started()) === FILINGS, 60)
    await until(async () => (await routed()) === FILINGS, 60)
    await expectOneWorkflowEach(numbers)
    await until(async () => (await sent()) === FILINGS, 60)
  }, 300_000)

  const started = async () =>
    (
      await system.db
        .select({ rows: count() })
        .from(grievances)
        .where(gt(grievances.startedAt, new Date(0)))
    )[0]?.rows
  const routed = async () =>
    (
      await system.db.select({ rows: count() }).from(situations).where(eq(situations.stage, 'with-officer'))
    )[0]?.rows
  const sent = async () =>
    (await system.db.select({ rows: count() }).from(messages).where(eq(messages.state, 'sent')))[0]?.rows

  async function expectOneWorkflowEach(numbers: string[]): Promise<void> {
    const connection = await Connection.connect({ address: system.temporalAddress })
    const client = new Client({ connection, namespace: temporalSettings().namespace })
    const found: string[] = []
    await until(async () => {
      found.length = 0
      for await (const { workflowId } of client.workflow.list()) found.push(workflowId)
      return found.length >= numbers.length
    })
    await connection.close()
    expect(found.toSorted()).toEqual(numbers.toSorted())
  }
})
