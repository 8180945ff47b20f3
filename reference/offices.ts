import type { AreaKind, PostingState, Reviews } from '../db/schema/reference'
import type { Reviewer } from './packs'
import type { AreaRow, DepartmentRow, MatrixRow, VacancyRow } from './schema'

export interface Office {
  code: string
  department: string
  area: string
}

export interface Posting {
  code: string
  office: string
  department: string
  designation: string
  area: string
  state: PostingState
  inCharge: string | null
  reviews: Reviews | null
}

/** What offices and postings follow from. `state` is the code of the state's own area. */
export interface Grounds {
  state: string
  areas: AreaRow[]
  departments: DepartmentRow[]
  matrix: MatrixRow[]
  vacancies: VacancyRow[]
  reviewers: Reviewer[]
}

export const officeCode = (department: string, area: string) => `${department}@${area}`
export const postingCode = (department: string, designation: string, area: string) =>
  `${department}/${designation}@${area}`

/** Codes from the state down to the area itself, by the area's code. A parent that is not known ends the path. */
export function areaPaths(areas: AreaRow[]): Map<string, string[]> {
  const parents = new Map(areas.map(({ code, parent }) => [code, parent]))
  const pathOf = (code: string): string[] => {
    const path = [code]
    for (let above = parents.get(code); above && !path.includes(above); above = parents.get(above))
      path.unshift(above)
    return path
  }
  return new Map(areas.map(({ code }) => [code, pathOf(code)]))
}

/**
 * Every office and posting of the state: a row of the matrix makes a posting in each area of its office level that
 * the department serves, each department has its nodal officer and its head in the state office, and the State and each
 * district have those who review them.
 */
export function deriveOffices(grounds: Grounds): { offices: Office[]; postings: Posting[] } {
  const offices = new Map<string, Office>()
  const postings = new Map<string, Posting>()
  const vacancies = new Map(grounds.vacancies.map((vacancy) => [vacancy.posting, vacancy]))
  const establish = (
    department: string,
    designation: string,
    area: string,
    reviews: Reviews | null = null,
  ) => {
    const office = { code: officeCode(department, area), department, area }
    const code = postingCode(department, designation, area)
    const { state = 'held', inCharge = null } = vacancies.get(code) ?? {}
    offices.set(office.code, office)
    postings.set(code, { code, office: office.code, department, designation, area, state, inCharge, reviews })
  }
  for (const { code, nodalDesignation, headDesignation } of grounds.departments) {
    establish(code, nodalDesignation, grounds.state)
    establish(code, headDesignation, grounds.state)
  }
  const serve = areasServed(grounds.areas, grounds.departments)
  for (const { department, designation, officeLevel } of differentRungs(grounds.matrix)) {
    for (const area of serve(department, officeLevel)) establish(department, designation, area)
  }
  // Last, so that a posting which also answers for grievances keeps what it reviews.
  for (const { area: kind, department, designation, chairs } of grounds.reviewers) {
    for (const area of grounds.areas.filter((one) => one.kind === kind))
      establish(department, designation, area.code, chairs ? 'committee' : 'figures')
  }
  return { offices: [...offices.values()], postings: [...postings.values()] }
}

/** Many services climb the same ladder: without repeats some 470 rows are about 120. */
function differentRungs(matrix: MatrixRow[]): MatrixRow[] {
  return [
    ...new Map(
      matrix.map((row) => [postingCode(row.department, row.designation, row.officeLevel), row]),
    ).values(),
  ]
}

/**
 * Answers which areas of a kind a department has offices in: the ones that it serves, the ones inside these, and the
 * ones that hold these. A department that names none serves the whole state.
 */
function areasServed(areas: AreaRow[], departments: DepartmentRow[]) {
  const paths = areaPaths(areas)
  const serves = new Map(departments.map(({ code, serves }) => [code, serves]))
  const byKind = Map.groupBy(areas, ({ kind }) => kind)
  const touches = (area: string, served: string) =>
    paths.get(area)?.includes(served) || paths.get(served)?.includes(area)
  return (department: string, kind: AreaKind): string[] => {
    const served = serves.get(department) ?? []
    const ofKind = (byKind.get(kind) ?? []).map(({ code }) => code)
    return served.length === 0 ? ofKind : ofKind.filter((area) => served.some((one) => touches(area, one)))
  }
}
