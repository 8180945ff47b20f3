import { execFileSync } from 'node:child_process'
import { identityOf, signalTo } from '../../../../scripts/identity'
import { namespaceAnswers } from '../../../../scripts/temporal'
import { temporalSettings } from '../../../../scripts/temporalSettings'
import { until, type Part } from '../../../harness/system'
import { pause } from '../run'
import type { World } from '../world'
import type { FaultKind } from './kinds'

/** kill -9, and another one after so many milliseconds. */
async function killAndStart(part: Part, milliseconds: number): Promise<void> {
  part.kill()
  await pause(milliseconds)
  await part.start()
}

export const temporalAnswers = (world: World) =>
  until(() => namespaceAnswers(world.system.temporalAddress, temporalSettings().namespace))

/** PostgreSQL does not start while a session of its dead self still has its memory: then it is started again. */
export async function startPostgres({ system }: World): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    const started = system.postgres.start()
    const died = pause(500).then(async () => {
      while (identityOf(system.postgres.pid())) await pause(100)
      return 'died' as const
    })
    if ((await Promise.race([started, died])) !== 'died') return
    started.catch(() => {})
    await pause(500)
  }
  throw new Error('PostgreSQL did not start again')
}

/** Processes stand still, as on a machine that is out of memory: connections stay, and nothing answers. */
async function standStill(pids: number[], milliseconds: number): Promise<void> {
  for (const pid of pids) signalTo(pid, 'SIGSTOP')
  await pause(milliseconds)
  for (const pid of pids) signalTo(pid, 'SIGCONT')
}

/** PostgreSQL has a process for each session. */
function withChildren(parent: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number))
  return [parent, ...pairs.flatMap(([pid = 0, of]) => (of === parent ? [pid] : []))]
}

export const processFaults: FaultKind[] = [
  {
    name: 'web killed',
    stopsCases: false,
    strike: ({ system }, random) => killAndStart(system.web, random.between(100, 800)),
  },
  {
    name: 'worker killed',
    stopsCases: true,
    strike: ({ system }, random) =>
      killAndStart(random.pick([system.worker, ...system.otherWorkers]), random.between(100, 800)),
  },
  {
    name: 'both workers killed',
    stopsCases: true,
    strike: async ({ system }, random) => {
      const workers = [system.worker, ...system.otherWorkers]
      for (const worker of workers) worker.kill()
      await pause(random.between(500, 2_000))
      for (const worker of workers) await worker.start()
    },
  },
  {
    name: 'worker stands still',
    stopsCases: true,
    strike: ({ system }, random) =>
      standStill([random.pick([system.worker, ...system.otherWorkers]).pid()], random.between(1_000, 6_000)),
  },
  {
    name: 'Temporal killed',
    stopsCases: true,
    strike: async (world, random) => {
      await killAndStart(world.system.temporal, random.between(200, 1_500))
      await temporalAnswers(world)
    },
  },
  {
    name: 'Temporal stands still',
    stopsCases: true,
    strike: ({ system }, random) => standStill([system.temporal.pid()], random.between(1_000, 6_000)),
  },
  {
    name: 'PostgreSQL killed',
    stopsCases: true,
    strike: async (world, random) => {
      world.system.postgres.kill()
      await pause(random.between(500, 2_000))
      await startPostgres(world)
    },
  },
  {
    name: 'PostgreSQL stands still',
    stopsCases: true,
    strike: ({ system }, random) =>
      standStill(withChildren(system.postgres.pid()), random.between(1_000, 6_000)),
  },
]
