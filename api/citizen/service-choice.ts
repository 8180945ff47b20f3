import type { Context } from 'hono'
import { nameFor } from '../../db/schema/names'
import { OTHER_SERVICE, type DraftAnswers } from '../../db/schema/draft'
import type { Env } from '../route'
import { serviceSearch } from './service-search'

/** What has been chosen: a service, or another matter of a department, or of one that the citizen does not know. */
export type ServiceChoice = Pick<DraftAnswers, 'service' | 'department'>

/**
 * Reads a choice as forms send it: the code of a service, `other@<department>` for another matter of it, `other@`
 * for somebody who does not know. Null for anything that is not on offer.
 */
export async function readChoice(c: Context<Env>, sent: string): Promise<Required<ServiceChoice> | null> {
  const { db, state } = c.var.deps
  const { all, byCode } = await serviceSearch(db)
  const service = byCode.get(sent)
  if (service) return { service: service.code, department: service.department }
  const [other, department] = sent.split('@')
  if (other !== OTHER_SERVICE || department === undefined) return null
  if (department === '') return { service: OTHER_SERVICE, department: state.generalDepartment }
  return all.some((one) => one.department === department) ? { service: OTHER_SERVICE, department } : null
}

/** As forms send it back. */
export const sentForm = ({ service, department }: ServiceChoice): string | undefined =>
  service === OTHER_SERVICE ? `${OTHER_SERVICE}@${department ?? ''}` : service

/** What was chosen, by name. */
export async function choiceName(c: Context<Env>, { service, department }: ServiceChoice): Promise<string> {
  const { deps, t, language } = c.var
  const { all, byCode } = await serviceSearch(deps.db)
  const known = service ? byCode.get(service) : undefined
  if (known) return nameFor(known.names, language)
  const sibling = all.find((one) => one.department === department)
  if (!sibling || department === deps.state.generalDepartment) return t('filing.browse.not-sure-button')
  return `${nameFor(sibling.departmentNames, language)}: ${t('filing.browse.other')}`
}
