// `npm run faults -- --seed 1 --ops 2000 [--runs 50]`: operations of many clients while parts are killed, stopped, cut
// and slowed; then everything must be as the clients were told. Each run has the next seed and a system of its own.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { weather } from '../test/faults/suite/suite'
import { openWorld } from '../test/faults/suite/world'
import { Problem, step } from './progress'
import { dataDirectory } from './settings'

const HOW = 'Say: npm run faults -- --seed 1 --ops 300 [--runs 3]'

const figure = (usual: number) => z.coerce.number().int().positive().default(usual)
const asked = z.object({ seed: figure(1), ops: figure(300), runs: figure(1) })

async function run() {
  const { seed, ops, runs } = read()
  const folder = join(dataDirectory, 'faults')
  mkdirSync(folder, { recursive: true })
  let bad = 0
  for (let one = seed; one < seed + runs; one += 1) {
    const journal = join(folder, `seed-${one}-${Date.now()}.jsonl`)
    const { violations, counts } = await step(`Seed ${one}, ${ops} operations`, (tell) =>
      runOnce(one, ops, journal, tell),
    )
    for (const [name, count] of Object.entries(counts).toSorted())
      console.log(`    ${String(count).padStart(5)}  ${name}`)
    console.log(violations.length === 0 ? '  Every invariant holds.' : `  ${violations.join('\n  ')}`)
    console.log(`  What each client was told: ${journal}\n`)
    if (violations.length > 0) bad += 1
  }
  console.log(`${runs - bad} of ${runs} runs were good.`)
  if (bad > 0) throw new Problem(`${bad} of ${runs} runs broke an invariant: see above.`)
}

async function runOnce(seed: number, operations: number, journal: string, tell: (how: string) => void) {
  const world = await openWorld()
  const leave = () => void world.stop().finally(() => process.exit(1))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave)
  try {
    return await weather(world, {
      ...{ seed, operations, journal },
      progress: (done) => tell(`${bar(done / operations)} ${done} of ${operations}`),
    })
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, leave)
    await world.stop()
  }
}

const WIDTH = 24
const bar = (share: number) => '#'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '.')

function read() {
  const options = { seed: { type: 'string' }, ops: { type: 'string' }, runs: { type: 'string' } } as const
  try {
    return asked.parse(parseArgs({ options }).values)
  } catch {
    throw new Problem(HOW)
  }
}

await run().catch((error: unknown) => {
  console.error(error instanceof Problem ? `\n${error.message}\n` : error)
  process.exitCode = 1
})
