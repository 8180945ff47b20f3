import type { Mood } from '../msg91'
import { pause } from '../run'
import { PROCESSES, type Control, type ProcessName, type World } from '../world'
import type { FaultKind } from './kinds'

const mood = (how: Mood, longest = 2_000): FaultKind => ({
  name: `MSG91 ${how}`,
  stopsCases: false,
  strike: async ({ msg91 }, random) => {
    msg91.setMood(how)
    await pause(random.between(300, longest))
    msg91.setMood('well')
  },
})

async function live(world: World, process: ProcessName, how: Partial<Control>, milliseconds: number) {
  world.control(process, how)
  await pause(milliseconds)
  world.control(process)
}

const HOUR = 60 * 60_000

/** What goes wrong around our processes: the provider, the clock of a machine, its disk. */
export const outsideFaults: FaultKind[] = [
  mood('fails'),
  mood('busy'),
  mood('refuses'),
  mood('slow'),
  mood('breaks-off', 800),
  mood('hangs', 500),
  {
    name: 'a clock is off by an hour',
    stopsCases: false,
    strike: (world, random) =>
      live(
        world,
        random.pick(PROCESSES),
        { clock: random.pick([-HOUR, HOUR]) },
        random.between(1_000, 4_000),
      ),
  },
  {
    name: 'the disk is full',
    stopsCases: false,
    strike: (world, random) => live(world, 'web', { diskFull: true }, random.between(1_000, 4_000)),
  },
]
