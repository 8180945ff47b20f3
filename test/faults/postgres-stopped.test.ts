import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest'
import { grievances, situations } from '../../db/schema/grievance'
import { startSystem, until, type System } from '../harness/system'
import { fillInGrievance, signedInCitizen, Visitor } from '../harness/visitor'

const FILINGS = 40

let system: System
beforeAll(async () => {
  system = await startSystem({}, { bundlePath: inject('bundlePath') })
})
afterAll(() => system.stop())

/** Presses the button again, as the page asks, until there is a number. */
async function fileAtLast(visitor: Visitor, key: string): Promise<{ number: string; tries: number }> {
  for (let tries = 1; tries <= 60; tries += 1) {
    const answer = await visitor.post('/grievances/new/review', { key })
    const number = /KA\w{10}/.exec(answer.headers.get('location') ?? '')?.[0]
    if (number) return { number, tries }
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain(key)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('It was never filed')
}

describe('PostgreSQL stops during filings', () => {
  it('loses nothing that was acknowledged, and files nothing twice', async () => {
    const prepared: { visitor: Visitor; key: string }[] = []
    for (let index = 0; index < FILINGS; index += 1) {
      const visitor = await signedInCitizen(system.db, system.origin, `+9195${10_000_000 + index}`)
      prepared.push({
        visitor,
        key: await fillInGrievance(visitor, `The pension of house ${index} has not come.`),
      })
    }
    const filings = prepared.map(async ({ visitor, key }, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 50))
      return fileAtLast(visitor, key)
    })
    await new Promise((resolve) => setTimeout(resolve, (FILINGS / 2) * 50))
    system.postgres.kill()
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    await system.postgres.start()
    const filed = await Promise.all(filings)
    expect(filed.some(({ tries }) => tries > 1)).toBe(true)
    const rows = await system.db.select({ number: grievances.number }).from(grievances)
    expect(rows.map(({ number }) => number).toSorted()).toEqual(filed.map(({ number }) => number).toSorted())
    await until(async () => {
      const stages = await system.db.select({ stage: situations.stage }).from(situations)
      return stages.every(({ stage }) => stage === 'with-officer')
    })
  }, 180_000)

  it('gives the text back with a page that says what to do', async () => {
    const visitor = new Visitor(system.origin)
    await system.postgres.stop()
    const description = 'The street light at the school has been dark for two weeks <b>.'
    const answer = await visitor.post('/grievances/new', { description })
    const html = await answer.text()
    expect(answer.status).toBe(503)
    expect(html).toContain('The street light at the school has been dark for two weeks &lt;b&gt;.')
    await system.postgres.start()
    const again = await visitor.post('/grievances/new', { description })
    expect(again.status).toBe(303)
  }, 60_000)
})
