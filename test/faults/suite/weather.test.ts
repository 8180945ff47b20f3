import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Run } from './run'
import { FAULTS } from './storm'
import { weather } from './suite'
import { openWorld, type World } from './world'

/** Short, so that every run of all tests has it; `npm run faults` has as many as are asked for. */
const SEEDS = [1, 2, 3]
const OPERATIONS = 300

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.stop())

describe('operations of many clients while parts are killed, stopped, cut and slowed', () => {
  const before: Run[] = []
  const folder = mkdtempSync(join(tmpdir(), 'janaspandana-faults-'))
  let toBeRead = false
  afterAll(() => toBeRead || rmSync(folder, { recursive: true }))

  it.each(SEEDS)(
    'leave everything as the clients were told: seed %i',
    async (seed) => {
      const journal = join(folder, `seed-${seed}.jsonl`)
      const { run, violations, counts } = await weather(
        world,
        { seed, operations: OPERATIONS, journal },
        before,
      )
      before.push(run)
      toBeRead ||= violations.length > 0
      console.log(`  seed ${seed}: ${JSON.stringify(counts)}`)
      expect(violations, `the whole run: ${journal}`).toEqual([])
      // Silence would break no invariant: something must have happened.
      expect(run.cases.length).toBeGreaterThan(20)
    },
    600_000,
  )

  it('have met every kind of fault', () => {
    const met = new Set(
      before.flatMap(({ journal }) =>
        journal.entries.flatMap((one) => (one.entry === 'fault' ? [one.fault] : [])),
      ),
    )
    expect(FAULTS.filter(({ name }) => !met.has(name)).map(({ name }) => name)).toEqual([])
  })
})
