import type { Reference } from '../read'
import type { RowFault } from '../table'

/** The state names a policy that exists, once in each version. */
export function policyFaults({ state, policies }: Reference): RowFault[] {
  const versions = policies.map(({ code, version }) => `${code} version ${version}`)
  const twice = versions.filter((version, place) => versions.indexOf(version) < place)
  return [
    ...(policies.some(({ code }) => code === state.policy)
      ? []
      : [{ line: 1, reason: `policy "${state.policy}" is not in reference/policies` }]),
    ...twice.map((version) => ({ line: 1, reason: `reference/policies has ${version} twice` })),
  ]
}
