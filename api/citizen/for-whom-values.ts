import { PANCHAYAT_OFFICES, RELATIONS, type OnBehalf } from '../../db/schema/grievance'
import type { Whose } from '../../views/citizen/filing/for-whom'
import type { Faults } from '../../views/components/field'
import type { Translator } from '../../views/i18n'
import { oneLine } from '../one-line'

const MOST_LETTERS = 120
const MOST_PEOPLE = 100_000

/** What the form of one kind has sent. */
export interface Values {
  name: string
  relation: string
  people: string
  office: string
  agrees: boolean
}

export const NOTHING: Values = { name: '', relation: '', people: '', office: '', agrees: false }

export const readValues = ({ name, relation, people, office, agrees }: Record<string, unknown>): Values => ({
  name: oneLine(name),
  relation: oneLine(relation),
  people: oneLine(people),
  office: oneLine(office),
  agrees: agrees === 'yes',
})

export function valuesOf(onBehalf: OnBehalf): Values {
  const { name } = onBehalf
  if (onBehalf.kind === 'person') return { ...NOTHING, name, relation: onBehalf.relation, agrees: true }
  if (onBehalf.kind === 'group') return { ...NOTHING, name, people: String(onBehalf.people ?? '') }
  return { ...NOTHING, name, office: onBehalf.office }
}

const relationOf = ({ relation }: Values) => RELATIONS.find((one) => one === relation)
const officeOf = ({ office }: Values) => PANCHAYAT_OFFICES.find((one) => one === office)
const isCount = (people: string): boolean =>
  /^\d{1,6}$/.test(people) && Number(people) >= 2 && Number(people) <= MOST_PEOPLE

export function faultsOf(t: Translator, whose: Exclude<Whose, 'self'>, values: Values): Faults {
  const faults: Faults = {}
  if (!/\p{L}/u.test(values.name) || values.name.length > MOST_LETTERS)
    faults.name = t(`for-whom.${whose}.name-needed`, { most: MOST_LETTERS })
  if (whose === 'person' && !relationOf(values)) faults.relation = t('for-whom.relation-needed')
  if (whose === 'person' && !values.agrees) faults.agrees = t('for-whom.agrees-needed')
  if (whose === 'group' && values.people !== '' && !isCount(values.people))
    faults.people = t('for-whom.people-wrong')
  if (whose === 'panchayat' && !officeOf(values)) faults.office = t('for-whom.office-needed')
  return faults
}

/** `values` are without fault. */
export function onBehalfOf(whose: Exclude<Whose, 'self'>, values: Values): OnBehalf {
  const { name, people } = values
  if (whose === 'person') return { kind: 'person', name, relation: relationOf(values) ?? 'other' }
  if (whose === 'group') return { kind: 'group', name, people: people === '' ? null : Number(people) }
  return { kind: 'panchayat', name, office: officeOf(values) ?? 'member' }
}
