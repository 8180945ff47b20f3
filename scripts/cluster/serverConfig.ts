import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { TemporalSettings } from '../temporalSettings'
import type { Member, Role } from './members'

/** Connections to PostgreSQL of a process, for workflows and for what the UI searches. History does most of the work. */
const CONNECTIONS: Record<Role, { workflows: number; visibility: number }> = {
  frontend: { workflows: 5, visibility: 5 },
  history: { workflows: 20, visibility: 5 },
  matching: { workflows: 10, visibility: 2 },
  worker: { workflows: 5, visibility: 2 },
}

export const DATABASES = { workflows: 'temporal', visibility: 'temporal_visibility' } as const

export interface ServerConfigOptions {
  member: Member
  /** PostgreSQL, as `postgres://user:password@host:port/...`; the databases are those of DATABASES. */
  databaseUrl: string
  /** History shards of the cluster. They cannot be changed once its databases are made. */
  shards: number
  dynamicConfig: TemporalSettings['dynamicConfig']
  /** Where the files are written. */
  directory: string
}

/** Writes the configuration of one process of a Temporal server and returns the file's path. */
export function writeServerConfig(options: ServerConfigOptions): string {
  const { member, directory, dynamicConfig } = options
  mkdirSync(directory, { recursive: true })
  const dynamicFile = join(directory, 'dynamic.yaml')
  writeFileSync(
    dynamicFile,
    stringify(Object.fromEntries(Object.entries(dynamicConfig).map(([key, value]) => [key, [{ value }]]))),
  )
  const file = join(directory, `${member.name}.yaml`)
  writeFileSync(file, stringify(serverConfig(options, dynamicFile)))
  return file
}

function serverConfig({ member, databaseUrl, shards }: ServerConfigOptions, dynamicFile: string) {
  return {
    log: { level: 'warn' },
    persistence: {
      numHistoryShards: shards,
      defaultStore: 'workflows',
      visibilityStore: 'visibility',
      datastores: {
        workflows: store(databaseUrl, member, 'workflows'),
        visibility: store(databaseUrl, member, 'visibility'),
      },
    },
    // Processes find each other by a table in PostgreSQL and then gossip; nothing lists them.
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    // All four, whatever this process runs: each is a ring of which it must know.
    services: Object.fromEntries(
      Object.entries(member.ports).map(([role, { grpc, membership }]) => [
        role,
        { rpc: { grpcPort: grpc, membershipPort: membership, bindOnIP: '127.0.0.1' } },
      ]),
    ),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${member.ports.frontend.grpc}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicFile, pollInterval: '60s' },
  }
}

function store(databaseUrl: string, { roles }: Member, which: keyof typeof DATABASES) {
  const { username, password, host } = new URL(databaseUrl)
  const connections = roles.reduce((sum, role) => sum + CONNECTIONS[role][which], 0)
  return {
    sql: {
      pluginName: 'postgres12_pgx',
      databaseName: DATABASES[which],
      connectAddr: host,
      connectProtocol: 'tcp',
      user: username,
      password: decodeURIComponent(password),
      maxConns: connections,
      maxIdleConns: connections,
      maxConnLifetime: '1h',
    },
  }
}
