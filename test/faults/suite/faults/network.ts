import { pause } from '../run'
import type { World } from '../world'
import type { Toxic } from '../toxiproxy'
import type { Cut } from '../commit-wire'
import type { FaultKind } from './kinds'

type Server = 'postgres' | 'temporal'

async function poison({ toxiproxy }: World, server: Server, toxics: Toxic[], milliseconds: number) {
  for (const toxic of toxics) await toxiproxy.add(server, toxic)
  await pause(milliseconds)
  await toxiproxy.heal()
}

const slow = (latency: number): Toxic[] => [
  { type: 'latency', stream: 'downstream', attributes: { latency, jitter: Math.round(latency / 2) } },
]
const mute: Toxic[] = [{ type: 'timeout', stream: 'downstream', attributes: { timeout: 0 } }]
const reset: Toxic[] = [{ type: 'reset_peer', stream: 'downstream', attributes: { timeout: 0 } }]

const on = (server: Server, name: string): FaultKind[] => [
  {
    name: `${name} slow`,
    stopsCases: true,
    strike: (world, random) =>
      poison(world, server, slow(random.between(50, 400)), random.between(1_000, 4_000)),
  },
  {
    name: `${name} mute`,
    stopsCases: true,
    strike: (world, random) => poison(world, server, mute, random.between(500, 3_000)),
  },
  {
    name: `connections to ${name} reset`,
    stopsCases: true,
    strike: (world, random) => poison(world, server, reset, random.between(200, 2_000)),
  },
  {
    name: `${name} not reached`,
    stopsCases: true,
    strike: async ({ toxiproxy }, random) => {
      await toxiproxy.enable(server, false)
      await pause(random.between(300, 3_000))
      await toxiproxy.heal()
    },
  },
]

/** The next few COMMITs of whichever process, or as many as come within some seconds. */
const commitsCut = (how: Cut): FaultKind => ({
  name: `connection reset ${how} COMMIT`,
  stopsCases: false,
  strike: async ({ commits }, random) => {
    for (let cuts = random.between(2, 8); cuts > 0; cuts -= 1) {
      commits.cut(how)
      await pause(random.between(50, 300))
    }
    for (let waited = 0; commits.state().left > 0 && waited < 20; waited += 1) await pause(100)
    commits.forget()
  },
})

export const networkFaults: FaultKind[] = [
  ...on('postgres', 'PostgreSQL'),
  ...on('temporal', 'Temporal'),
  commitsCut('before'),
  commitsCut('after'),
]
