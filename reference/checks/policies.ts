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

/** Whoever reviews an area sits in a department that is known, by a designation that is known. */
export function reviewerFaults({ state, departments, designations }: Reference): RowFault[] {
  return state.reviewers.flatMap(({ department, designation }) => [
    ...(departments.some(({ code }) => code === department)
      ? []
      : [{ line: 1, reason: `reviewers: department "${department}" is not in departments.csv` }]),
    ...(designations.some(({ code }) => code === designation)
      ? []
      : [{ line: 1, reason: `reviewers: designation "${designation}" is not in designations.csv` }]),
  ])
}

/** Where the policy of the state names tracks, each service ends at one of them. */
export function trackFaults({ state, policies, matrix }: Reference): RowFault[] {
  return policies
    .filter(({ code }) => code === state.policy)
    .flatMap(({ code, tracks }) => {
      if (!tracks) return []
      const ends = new Set<string>(tracks.ways.map(({ endsAt }) => endsAt))
      return matrix
        .filter(({ level, officeLevel }) => level === 'L3' && !ends.has(officeLevel))
        .map(({ line, service, officeLevel }) => ({
          line,
          reason: `"${service}" ends at a ${officeLevel}, where no track of ${code} ends`,
        }))
    })
}
