import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import { freePort } from '../../../scripts/ports'
import { Processes } from '../../../scripts/processes'
import { temporalSettings } from '../../../scripts/temporalSettings'
import { registerOfThisRun } from '../../harness/leftovers'
import { startSystem, type Ports, type System } from '../../harness/system'
import { startCommitWire, type CommitWire } from './commit-wire'
import { startStandIn, type StandIn } from './msg91'
import { seatOfficers, type Officer } from './people'
import { startToxiproxy, type Toxiproxy } from './toxiproxy'

export const PROCESSES = ['web', 'worker', 'worker-2'] as const
export type ProcessName = (typeof PROCESSES)[number]

/** What the preload of a process does: milliseconds by which its clock is off, and whether its disk is full. */
export interface Control {
  clock: number
  diskFull: boolean
}

const WELL: Control = { clock: 0, diskFull: false }

/** The whole system with everything between its parts that can go wrong. */
export interface World {
  system: System
  toxiproxy: Toxiproxy
  commits: CommitWire
  msg91: StandIn
  officers: Officer[]
  /** Goes to the server itself, not through a proxy. */
  temporal: Client
  control(process: ProcessName, how?: Partial<Control>): void
  stop(): Promise<void>
}

/** Connections of the web process: few, so that a burst finds none free. */
const FEW_CONNECTIONS = '3'

/** Starts two workers, the web process, both servers, and the proxies and stand-ins around them. */
export async function openWorld(): Promise<World> {
  const directory = mkdtempSync(join(tmpdir(), 'janaspandana-test-'))
  const processes = new Processes(registerOfThisRun(directory))
  const toxiproxy = await startToxiproxy(processes, join(directory, 'toxiproxy.log'))
  const msg91 = await startStandIn()
  const controlOf = (name: string) => join(directory, `${name}.control.json`)
  const control: World['control'] = (name, how = {}) =>
    writeFileSync(controlOf(name), JSON.stringify({ ...WELL, ...how }))
  let wire: CommitWire | undefined
  const told = { LOG_LEVEL: 'info', MSG91_AUTHKEY: 'key-of-the-fault-suite', TRUST_PROXY: 'true' }
  const system = await startSystem(told, {
    between: async ({ postgres, temporal }: Ports) => {
      const port = await freePort()
      wire = await startCommitWire(port, await toxiproxy.before('postgres', postgres))
      return { postgres: port, temporal: await toxiproxy.before('temporal', temporal) }
    },
    argumentsOf: (name) => ['--import', preload({ control: controlOf(name), msg91: String(msg91.port) })],
    variablesOf: (name): Record<string, string> =>
      name === 'web' ? { DATABASE_CONNECTIONS: FEW_CONNECTIONS } : {},
    moreWorkers: 1,
  })
  const commits = wire as CommitWire
  const connection = await Connection.connect({ address: system.temporalAddress })
  const temporal = new Client({ connection, namespace: temporalSettings().namespace })
  const officers = await seatOfficers(system.db)
  const stopAll = async () => {
    try {
      await system.stop()
    } finally {
      await Promise.all([commits.stop(), msg91.stop(), processes.stopAll()])
      rmSync(directory, { recursive: true, force: true })
      // Last: a client whose connection is gone throws where nobody catches, and a storm may still be on.
      await connection.close()
    }
  }
  let stopped: Promise<void> | undefined
  return {
    ...{ system, toxiproxy, commits, msg91, officers, temporal, control },
    stop: () => (stopped ??= stopAll()),
  }
}

function preload(parameters: Record<string, string>): string {
  const file = pathToFileURL(join(import.meta.dirname, 'preload.mjs'))
  file.search = new URLSearchParams(parameters).toString()
  return file.href
}
