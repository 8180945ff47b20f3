import type { Context } from 'hono'
import type { Remit } from '../../db/queries/remit'
import type { Range } from '../../db/queries/review'
import { areaName, departmentName, type Names } from '../../views/case/names'
import type { Translator } from '../../views/i18n'
import { officerOf } from '../officer/reader'
import type { Query } from '../paths'
import type { Env } from '../route'

/** Whether all of a range lies within what somebody looks over. */
export const overlooks = ({ departments, areas }: Remit, { department, district }: Range): boolean =>
  areas.some(({ kind }) => kind === 'state') ||
  (district !== null && areas.some(({ code }) => code === district)) ||
  (department !== null && departments.includes(department))

/** Whether the committee of a district, or that of the State, is the reader's to chair. */
export const chairsOver = ({ areas }: Remit, district: string): boolean =>
  areas.some(({ chairs, kind, code }) => chairs && (kind === 'state' || code === district))

/** The widest ranges of somebody: the State, else the districts and departments, each by itself. */
export function widestRanges({ departments, areas }: Remit): Range[] {
  if (areas.some(({ kind }) => kind === 'state')) return [{ department: null, district: null }]
  return [
    ...areas.map(({ code }) => ({ department: null, district: code })),
    ...departments.map((department) => ({ department, district: null })),
  ]
}

/** The ranges of which this one is a part, as far as the reader looks them over. */
export function widerRanges(remit: Remit, { department, district }: Range): Range[] {
  const wider: Range[] = []
  if (department !== null && district !== null)
    wider.push({ department, district: null }, { department: null, district })
  if (department !== null || district !== null) wider.push({ department: null, district: null })
  return wider.filter((range) => overlooks(remit, range))
}

/** The range that the address names, else the reader's first; null for one that the reader does not look over. */
export function rangeOf(c: Context<Env>): Range | null {
  const { remit } = officerOf(c)
  const { department = '', district = '' } = c.req.query()
  const asked = { department: department || null, district: district || null }
  if (asked.department !== null || asked.district !== null) return overlooks(remit, asked) ? asked : null
  return widestRanges(remit)[0] ?? null
}

/** The range as the address names it. */
export const queryOf = ({ department, district }: Range): Query => ({
  department: department ?? undefined,
  district: district ?? undefined,
})

export const codesOf = (ranges: Range[]) => ({
  departments: ranges.flatMap(({ department }) => department ?? []),
  areas: ranges.flatMap(({ district }) => district ?? []),
})

/** What a range is called, as the heading of its page. */
export function rangeName(t: Translator, names: Names, { department, district }: Range): string {
  const place = district === null ? '' : areaName(names, district)
  if (department === null)
    return district === null ? t('review.of-state') : t('review.of-district', { place })
  const called = departmentName(t, names, department)
  return district === null ? called : t('review.of-both', { department: called, place })
}
