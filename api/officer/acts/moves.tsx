import { namesOf } from '../../../db/queries/names'
import { readRouteCandidates, type RouteCandidate } from '../../../db/queries/nodal'
import { listDepartments, searchAreas, searchServices } from '../../../db/queries/service-search'
import { subjectFor } from '../../../db/queries/subject'
import { areaName, departmentName, postingName, serviceName } from '../../../views/case/names'
import type { Choice } from '../../../views/components/field'
import { dayAndTime } from '../../../views/format'
import { MoveSummary } from '../../../views/officer/act-summary'
import { RouteFields, TransferFields } from '../../../views/officer/transfer-fields'
import { HOUR } from '../../../workflows/calendar'
import type { Act, AtAct } from '../act'
import { faultOfWords } from '../act-form'

/** Mis-routed: another service, department or place answers for it. Never closed as "does not pertain". */
export const transfer: Act<'transfer'> = {
  kind: 'transfer',
  asks: true,
  mends: 'service',
  lead: ({ c, found }) => {
    const { t, deps } = c.var
    const { transfers, arrivedAt, policy } = found.reading.situation
    const until = arrivedAt + policy.transfer.withinHours * HOUR
    const when = dayAndTime(t.language, until, deps.now())
    return t('officer-acts.transfer.lead', { left: policy.transfer.budget - transfers, when })
  },
  fields: async (at) => {
    const { c, kept, faults } = at
    const { t, deps } = c.var
    const [departments, services, places] = await Promise.all([
      listDepartments(deps.db, t.language),
      servicesOffered(at),
      placesOffered(at),
    ])
    const choices = departments.map(({ code, name }) => ({ value: code, label: name }))
    const searched = Boolean(kept.search || kept.department)
    return (
      <TransferFields
        {...{ t, faults, services, places, searched, departments: choices }}
        kept={{ ...kept, area: areaOf(at) }}
      />
    )
  },
  read: async (at) => {
    const { t, deps } = at.c.var
    const { subject: present } = at.found.reading.situation
    const faults = faultOfWords(t, 'transfer', at.kept.words)
    const service = at.kept.service ?? ''
    if (!service) return { faults: { service: t('officer-acts.transfer.service-missing'), ...faults } }
    if (service === present.service && areaOf(at) === present.area) {
      return { faults: { service: t('officer-acts.transfer.same'), ...faults } }
    }
    const subject = await subjectFor(deps.db, service, areaOf(at))
    if (!subject) return { faults: { area: t('officer-acts.transfer.area-missing'), ...faults } }
    return Object.keys(faults).length > 0 ? { faults } : { details: { subject }, words: at.kept.words }
  },
  summary: async (at) => {
    const { t, deps } = at.c.var
    const subject = await subjectFor(deps.db, at.kept.service ?? '', areaOf(at))
    if (!subject) return null
    const { service, department, area } = subject
    const names = await namesOf(
      deps.db,
      { services: [service], departments: [department], areas: [area] },
      t.language,
    )
    const to = [serviceName(t, names, service), departmentName(t, names, department), areaName(names, area)]
    return <MoveSummary lines={to} words={at.kept.words ?? ''} />
  },
}

const areaOf = ({ kept, found }: AtAct): string => kept.area || found.reading.situation.subject.area

/** What the search finds, and what is chosen already. */
async function servicesOffered(at: AtAct): Promise<Choice[]> {
  const { kept } = at
  const { t, deps } = at.c.var
  const search = { words: kept.search ?? '', department: kept.department ?? '', area: areaOf(at) }
  const found = await searchServices(deps.db, search, t.language)
  const choices = found.map(({ code, name, departmentName: hint }) => ({ value: code, label: name, hint }))
  if (!kept.service || choices.some(({ value }) => value === kept.service)) return choices
  const names = await namesOf(deps.db, { services: [kept.service] }, t.language)
  const label = names.services[kept.service]
  return label ? [{ value: kept.service, label }, ...choices] : choices
}

/** The place as it is, what is chosen, and what the search finds. */
async function placesOffered(at: AtAct): Promise<Choice[]> {
  const { t, deps } = at.c.var
  const { area } = at.found.reading.situation.subject
  const found = await searchAreas(deps.db, at.kept.place ?? '')
  const codes = [...new Set([area, areaOf(at), ...found.map(({ code }) => code)])]
  const kinds = new Map(found.map(({ code, kind }) => [code, t(`officer-acts.place.${kind}`)]))
  const names = await namesOf(deps.db, { areas: codes }, t.language)
  return codes
    .filter((code) => names.areas[code])
    .map((code) => ({
      value: code,
      label: areaName(names, code),
      hint: code === area ? t('officer-acts.transfer.as-it-is') : kinds.get(code),
    }))
}

/** The nodal officer names who answers for a case that found no posting. */
export const route: Act<'route'> = {
  kind: 'route',
  mends: 'posting',
  lead: async ({ c, found }) => {
    const { t, deps } = c.var
    const { service, area } = found.reading.situation.subject
    const names = await namesOf(deps.db, { services: [service], areas: [area] }, t.language)
    return t('officer-acts.route.lead', {
      service: serviceName(t, names, service),
      place: areaName(names, area),
    })
  },
  fields: async (at) => {
    const { t, deps } = at.c.var
    const candidates = await candidatesOf(at)
    const names = await namesOf(deps.db, { postings: candidates.map(({ code }) => code) }, t.language)
    const postings = candidates.map(({ code, state }) => ({
      value: code,
      label: postingName(t, names, code),
      hint: state === 'in-charge' ? t('officer-acts.route.looked-after') : undefined,
    }))
    const from = at.found.reading.situation.posting
    return <RouteFields {...{ t, postings, from, kept: at.kept, faults: at.faults }} />
  },
  read: async (at) => {
    const posting = at.kept.posting ?? ''
    const known = (await candidatesOf(at)).some(({ code }) => code === posting)
    return known
      ? { details: { posting, from: at.kept.from || null } }
      : { faults: { posting: at.c.var.t('officer-acts.route.posting-missing') } }
  },
}

/** Whoever was chosen stays allowed after a search that does not find it any more. */
async function candidatesOf({ c, found, kept }: AtAct): Promise<RouteCandidate[]> {
  const { subject } = found.reading.situation
  const searched = await readRouteCandidates(c.var.deps.db, subject, kept.search ?? '')
  if (!kept.posting || searched.some(({ code }) => code === kept.posting)) return searched
  const all = await readRouteCandidates(c.var.deps.db, subject, '')
  return [...all.filter(({ code }) => code === kept.posting), ...searched]
}
