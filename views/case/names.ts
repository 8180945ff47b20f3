import type { Translator } from '../i18n'

/** Names of codes in the language of the page; a code that the reference data does not know is missing. */
export interface Names {
  /** Designation and place, such as "Tahsildar, Hubballi". */
  postings: Record<string, string>
  departments: Record<string, string>
  services: Record<string, string>
  /** From the place itself up to the district: "Hubballi, Dharwad". */
  areas: Record<string, string>
}

/** Whose eyes the sentence is for: the citizen of the case, whoever works on it, or anybody with the number. */
export type CaseReader = 'citizen' | 'officer' | 'public'

/** A posting by name; never a raw code. */
export const postingName = (t: Translator, names: Names, posting: string | null | undefined): string =>
  (posting && names.postings[posting]) || t('case.an-officer')

export const departmentName = (t: Translator, names: Names, department: string): string =>
  names.departments[department] ?? t('case.a-department')

/** Services that are in no list: what the citizen could not place goes to the department as such. */
export const serviceName = (t: Translator, names: Names, service: string): string =>
  names.services[service] ?? t('case.other-service')

export const areaName = (names: Names, area: string): string => names.areas[area] ?? ''

/** 1, 2 or 3. */
export const levelNumber = (level: string): number => Number(level.slice(1))
