import type { Context } from 'hono'
import { isOfState, type Remit } from '../../db/queries/remit'
import { isRange, type Range } from '../../db/queries/review'
import { areaName, departmentName, type Names } from '../../views/case/names'
import type { Translator } from '../../views/i18n'
import { officerOf } from '../officer/reader'
import type { Query } from '../paths'
import type { Env } from '../route'

/** Whether all of a range lies within what somebody looks over. */
const overlooks = (remit: Remit, { department, district }: Range): boolean =>
  isOfState(remit) ||
  (district !== null && remit.areas.some(({ code }) => code === district)) ||
  (department !== null && remit.departments.includes(department))

/** The widest ranges of somebody: the State, else the districts and departments, each by itself. */
export function widestRanges(remit: Remit): Range[] {
  if (isOfState(remit)) return [{ department: null, district: null }]
  const { departments, areas } = remit
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

/** The range that the address names, else the reader's first; null for one that is not the reader's, or is none. */
export async function rangeOf(c: Context<Env>): Promise<Range | null> {
  const { remit } = officerOf(c)
  const { department = '', district = '' } = c.req.query()
  const asked = { department: department || null, district: district || null }
  if (asked.department !== null || asked.district !== null)
    return overlooks(remit, asked) && (await isRange(c.var.deps.db, asked)) ? asked : null
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
