import { twoOfEachRole, type Member } from './members'

/** Where everything of a cluster listens, on the loopback address. */
export interface ClusterPorts {
  /** The portal, as people reach it. */
  portal: number
  web: [number, number]
  /** Temporal, as workers, web processes and commands reach it. */
  temporal: number
  temporalUi: number
  postgres: number
  /** Where each worker and web process tells its metrics, by its name; one without a port tells none. */
  metrics: Record<string, number>
  members: Member[]
}

/** The portal's and Temporal's own ports are the proxy's; who is behind it has Temporal's usual ones and a digit before. */
export function usualPorts(
  portal: number,
  postgres: number,
  temporal: { port: number; uiPort: number },
): ClusterPorts {
  return {
    portal,
    web: [portal + 1, portal + 2],
    temporal: temporal.port,
    temporalUi: temporal.uiPort,
    postgres,
    metrics: { 'web-1': 9464, 'web-2': 9465, 'worker-1': 9466, 'worker-2': 9467 },
    members: twoOfEachRole(
      (usual) => usual + 10_000,
      (usual) => usual + 20_000,
    ),
  }
}

/** Every port of `ports`, with what it is for. */
export function portsAndNames(ports: ClusterPorts): [name: string, port: number][] {
  return [
    ['the portal', ports.portal],
    ...ports.web.map((port): [string, number] => ['a web process', port]),
    ['Temporal', ports.temporal],
    ['the Temporal UI', ports.temporalUi],
    ['PostgreSQL', ports.postgres],
    ...Object.entries(ports.metrics).map(([name, port]): [string, number] => [
      `the metrics of ${name}`,
      port,
    ]),
    ...ports.members.flatMap(({ name, roles, ports: listening }) =>
      roles.flatMap((role) =>
        Object.values(listening[role]).map((port): [string, number] => [`Temporal's ${name}`, port]),
      ),
    ),
  ]
}
