/** What a process of a Temporal server can do; each in a process of its own, or several in one. */
export type Role = keyof typeof USUAL_PORTS

/** Temporal's own choice: gRPC, and the gossip by which the processes know of each other. */
const USUAL_PORTS = {
  frontend: { grpc: 7233, membership: 6933 },
  history: { grpc: 7234, membership: 6934 },
  matching: { grpc: 7235, membership: 6935 },
  worker: { grpc: 7239, membership: 6939 },
}

export const ROLES = Object.keys(USUAL_PORTS) as Role[]

/** One process of a Temporal server: its name among the others, what it does, and where each role would listen. */
export interface Member {
  name: string
  roles: Role[]
  ports: Record<Role, { grpc: number; membership: number }>
}

/** Chooses a port in the place of Temporal's usual one: below 32,768, as its table of members can hold no higher one. */
export type ChoosePort = (usual: number) => number

/** One process that does everything. */
export function wholeServer(choose: ChoosePort): Member[] {
  return [{ name: 'temporal', roles: ROLES, ports: portsOf(choose) }]
}

/** Eight processes, two for each role, so that any one of them may die: `temporal-history-1`, `temporal-history-2` ... */
export function twoOfEachRole(first: ChoosePort, second: ChoosePort): Member[] {
  const instances = [portsOf(first), portsOf(second)]
  // Each after those that it asks as it starts.
  const order: Role[] = ['history', 'matching', 'frontend', 'worker']
  return order.flatMap((role) =>
    instances.map((ports, index) => ({ name: `temporal-${role}-${index + 1}`, roles: [role], ports })),
  )
}

/** Where clients find the frontends among `members`. */
export function frontendAddresses(members: Member[]): string[] {
  return members
    .filter(({ roles }) => roles.includes('frontend'))
    .map(({ ports }) => `127.0.0.1:${ports.frontend.grpc}`)
}

function portsOf(choose: ChoosePort) {
  const chosen = ROLES.map((role) => {
    const { grpc, membership } = USUAL_PORTS[role]
    return [role, { grpc: choose(grpc), membership: choose(membership) }]
  })
  return Object.fromEntries(chosen) as Member['ports']
}
