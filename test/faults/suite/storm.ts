import { seatEverybody } from './people'
import { networkFaults } from './faults/network'
import { outsideFaults } from './faults/outside'
import { processFaults } from './faults/processes'
import type { Journal } from './journal'
import { OPERATIONS } from './operations'
import { randomOf } from './random'
import { pause, type Run } from './run'
import { watchEvents } from './watch'
import type { World } from './world'

/** In one mixed order, in which each seed begins a third further on: three seeds in a row strike with all. */
export const FAULTS = randomOf(0, 0).shuffled([...processFaults, ...networkFaults, ...outsideFaults])
const SEEDS_FOR_ALL = 3
/** How many clients do something at the same time, and how many operations begin before the next fault on average. */
const AT_ONCE = 6
const OPERATIONS_A_FAULT = 10
/** Cases to begin with, so that faults meet something. */
const CALM = 12

export interface Storm {
  seed: number
  operations: number
  journal: Journal
  /** Told after each operation. */
  progress?: (done: number) => void
}

/** One run: operations by several clients at once, one fault after the other meanwhile. Heals nothing at its end. */
export async function storm(world: World, { seed, operations, journal, progress }: Storm): Promise<Run> {
  const { citizens, newcomer } = await seatEverybody(world.system.db, seed)
  const run: Run = {
    ...{ seed, world, journal, citizens, newcomer },
    ...{ busy: new Set(), cases: [], seen: new Map() },
  }
  let begun = 0
  let done = 0
  const stopWatching = watchEvents(run)
  const lane = async (): Promise<void> => {
    while (begun < operations) {
      const op = (begun += 1)
      const random = randomOf(seed, op)
      const { perform } = op <= CALM ? OPERATIONS[0]! : random.weighted(OPERATIONS)
      await perform({ run, op, random })
      progress?.((done += 1))
    }
  }
  const lanes = Promise.all(Array.from({ length: AT_ONCE }, lane))
  let over = false
  void lanes.finally(() => (over = true)).catch(() => {})
  await Promise.all([lanes, strikeOn(run, { begun: () => begun, over: () => over })])
  await stopWatching()
  return run
}

/** Faults come one after the other, each at an operation that the seed tells. */
async function strikeOn(run: Run, { begun, over }: { begun(): number; over(): boolean }): Promise<void> {
  const random = randomOf(run.seed, -1)
  let turn = run.seed * Math.ceil(FAULTS.length / SEEDS_FOR_ALL)
  for (let next = CALM; !over(); next = begun() + random.between(1, 2 * OPERATIONS_A_FAULT - 1)) {
    while (begun() < next && !over()) await pause(50)
    if (over()) return
    const { name, strike, stopsCases } = FAULTS[turn % FAULTS.length]!
    turn += 1
    const [at, op] = [Date.now(), begun()]
    try {
      await strike(run.world, random)
    } finally {
      run.journal.write({
        ...{ entry: 'fault', seed: run.seed, op, fault: name, at, until: Date.now(), stopsCases },
      })
    }
  }
}
