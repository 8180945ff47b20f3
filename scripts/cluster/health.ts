import { Connection } from '@temporalio/client'
import type { Member, Role } from './members'

/** What each role calls itself when it is asked for its health. */
const NAMES: Record<Role, string> = {
  frontend: 'WorkflowService',
  history: 'HistoryService',
  matching: 'MatchingService',
  worker: 'WorkerService',
}

/** As gRPC's health protocol numbers it. */
const SERVING = 1

/** True when `member` answers, be it that it does not serve yet. Throws while nobody listens. */
export async function answers(member: Member): Promise<boolean> {
  return (await healthOf(member)).length > 0
}

/**
 * True when each role of `member` says that it serves. Throws while nobody listens. History says so five seconds after
 * it has taken its shards.
 */
export async function serves(member: Member): Promise<boolean> {
  return (await healthOf(member)).every((status) => status === SERVING)
}

function healthOf({ roles, ports }: Member) {
  return Promise.all(roles.map((role) => healthOfRole(role, ports[role].grpc)))
}

/** Only frontends take pings as frequent as the SDK's own, and for one question none is needed. */
const NO_PINGS = { 'grpc.keepalive_time_ms': undefined, 'grpc.keepalive_permit_without_calls': undefined }

async function healthOfRole(role: Role, port: number) {
  const connection = Connection.lazy({ address: `127.0.0.1:${port}`, channelArgs: NO_PINGS })
  try {
    const service = `temporal.api.workflowservice.v1.${NAMES[role]}`
    const { status } = await connection.withDeadline(Date.now() + 2_000, () =>
      connection.healthService.check({ service }),
    )
    return status
  } finally {
    await connection.close()
  }
}
