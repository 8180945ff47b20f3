import { areaFaults } from './checks/areas'
import { counterFaults } from './checks/counters'
import { policyFaults, reviewerFaults, trackFaults } from './checks/policies'
import { peopleFaults, vacancyFaults } from './checks/postings'
import { departmentFaults, matrixFaults, serviceFaults } from './checks/services'
import { repeats } from './checks/repeats'
import { deriveOffices, type Grounds } from './offices'
import type { Reference } from './read'
import type { Fault, RowFault } from './table'

/**
 * Whether the files of a state fit together: no code twice, none unknown, each service with its three levels, each
 * vacancy a posting that exists. Returns all faults, in the order of the files; none means that it may be loaded.
 * @param folder the state's folder in reference/, named in the faults
 */
export function checkReference(reference: Reference, folder: string): Fault[] {
  const postings = new Set(deriveOffices(groundsOf(reference)).postings.map(({ code }) => code))
  const byFile: Record<string, RowFault[]> = {
    'state.json': [...policyFaults(reference), ...reviewerFaults(reference)],
    'areas.csv': areaFaults(reference),
    'holidays.csv': repeats(reference.holidays, ({ date }) => date, 'the date'),
    'designations.csv': repeats(reference.designations, ({ code }) => code, 'the code'),
    'departments.csv': departmentFaults(reference),
    'services.csv': serviceFaults(reference),
    'matrix.csv': [...matrixFaults(reference), ...trackFaults(reference)],
    'vacancies.csv': vacancyFaults(reference, postings),
    'counters.csv': counterFaults(reference),
    'people.csv': peopleFaults(reference, postings),
  }
  return Object.entries(byFile).flatMap(([file, faults]) =>
    faults
      .toSorted((one, other) => one.line - other.line)
      .map(({ line, reason }) => ({ file: `reference/${folder}/${file}`, line, reason })),
  )
}

/** What the offices of a state are derived from. */
export function groundsOf(reference: Reference): Grounds {
  const { areas, departments, matrix, vacancies } = reference
  const { area, reviewers } = reference.state
  return { state: area, areas, departments, matrix, vacancies, reviewers }
}
