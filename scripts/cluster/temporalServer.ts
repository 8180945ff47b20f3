import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { lastLines } from '../logs'
import { untilReady } from '../ports'
import type { Processes, Started } from '../processes'
import type { TemporalSettings } from '../temporalSettings'
import { answers, serves } from './health'
import { frontendAddresses, type Member } from './members'
import { makeNamespace } from './namespace'
import type { ServerPrograms } from './programs'
import { makeTemporalSchemas } from './schema'
import { writeServerConfig } from './serverConfig'

export interface TemporalServerOptions {
  programs: ServerPrograms
  /** A PostgreSQL whose account may make databases. */
  databaseUrl: string
  /** Which processes: `wholeServer` or `twoOfEachRole`. */
  members: Member[]
  /** A few for a test or a benchmark, 512 for a state. Cannot be changed once the databases are made. */
  shards: number
  /** Namespace and search attributes are taken from here. */
  settings: TemporalSettings
  /** What temporal-dev.yaml lets the development server do, time skipping above all; nothing of it in production. */
  dynamicConfig?: TemporalSettings['dynamicConfig']
  /** Where configuration files and logs are written. */
  directory: string
}

/** A running production server: its processes, each with a question whether it serves, and host:port of each frontend. */
export interface RunningTemporalServer {
  parts: { program: Started; isWell(): Promise<boolean> }[]
  addresses: string[]
}

/** Starts Temporal's production server on PostgreSQL and waits until it serves the namespace. */
export async function startTemporalServer(
  processes: Processes,
  options: TemporalServerOptions,
): Promise<RunningTemporalServer> {
  const { members, programs, databaseUrl, settings } = options
  await makeTemporalSchemas(programs.schemaTool, databaseUrl)
  mkdirSync(options.directory, { recursive: true })
  const started = await startMembers(processes, options)
  await Promise.all(started.map((one) => untilIt(serves, one)))
  const addresses = frontendAddresses(members)
  await makeNamespace(addresses, settings)
  return {
    parts: started.map(({ program, member }) => ({ program, isWell: () => serves(member) })),
    addresses,
  }
}

interface StartedMember {
  member: Member
  program: Started
  log: string
}

/**
 * One after another: each writes its version into the one row of the cluster as it starts, and stops when another wrote
 * there at the same time.
 */
async function startMembers(processes: Processes, options: TemporalServerOptions) {
  const started: StartedMember[] = []
  for (const member of options.members) {
    started.push(startMember(processes, member, options))
    await untilIt(answers, started.at(-1)!)
  }
  return started
}

function startMember(processes: Processes, member: Member, options: TemporalServerOptions): StartedMember {
  const { databaseUrl, shards, directory, dynamicConfig = {} } = options
  const config = writeServerConfig({ member, databaseUrl, shards, dynamicConfig, directory })
  const services = member.roles.flatMap((role) => ['--service', role])
  const log = join(directory, `${member.name}.log`)
  const program = processes.start({
    name: member.name,
    file: options.programs.server,
    args: ['--config-file', config, '--allow-no-auth', 'start', ...services],
    stopSignal: 'SIGTERM',
    log,
  })
  return { member, program, log }
}

async function untilIt(does: (member: Member) => Promise<boolean>, { member, program, log }: StartedMember) {
  await untilReady(
    program,
    () => does(member),
    (how) => `Temporal's process ${member.name} ${how}. Its last words, from ${log}:\n${lastLines(log, 3)}`,
  )
}
