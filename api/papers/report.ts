import type { Context } from 'hono'
import type { CaseReading } from '../../db/queries/case'
import { readFiled } from '../../db/queries/receipt'
import { areaName, departmentName, serviceName } from '../../views/case/names'
import { actionTakenReport } from '../../views/documents/action-taken-report'
import { isLanguage } from '../../views/i18n'
import type { CaseEvent, Filed } from '../../workflows/grievance/types'
import { notFound } from '../answer'
import { ownCase } from '../citizen/own-case'
import { linkedReport } from '../citizen/report'
import { translatorFor } from '../middleware/language'
import { anyone, citizen, officer } from '../middleware/guards'
import { findCase } from '../officer/found'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { tellingFor } from '../telling'
import { isReport } from './reports'
import { checkOf, sendPaper } from './send'

/** The report that the address names, with `.pdf` at its end; for the router that is a part of the name. */
function reportOf(c: Context<Env>, { events }: CaseReading): CaseEvent | undefined {
  const action = c.req.param('report.pdf')?.replace(/\.pdf$/, '')
  return events.find((event) => isReport(event) && event.action === action)
}

const own: Route = {
  method: 'get',
  path: paths.reportPaper(':number', ':report'),
  guard: citizen,
  handle: async (c) => {
    const reading = await ownCase(c)
    const report = reading && reportOf(c, reading)
    return reading && report ? send(c, reading, report, paths.grievance(reading.content.number)) : notFound(c)
  },
}

const linked: Route = {
  method: 'get',
  path: paths.linkedReportPaper(),
  guard: anyone,
  handle: async (c) => {
    const found = await linkedReport(c)
    return found && isReport(found.event) ? send(c, found.reading, found.event, paths.report()) : notFound(c)
  },
}

/** For whoever may read the case: it goes to the citizen by post or over a counter, in the citizen's language. */
const ofOfficer: Route = {
  method: 'get',
  path: paths.officerReportPaper(':number', ':report'),
  guard: officer,
  handle: async (c) => {
    const found = await findCase(c)
    const report = found && reportOf(c, found.reading)
    if (!found || !report) return notFound(c)
    const { number, language } = found.reading.content
    if (isLanguage(language)) {
      c.set('language', language)
      c.set('t', translatorFor(c, language))
    }
    return send(c, found.reading, report, paths.officerCase(number))
  },
}

async function send(c: Context<Env>, reading: CaseReading, report: CaseEvent, instead: string) {
  const filed = await readFiled(c.var.deps.db, reading.content.number)
  if (!filed) return notFound(c)
  const paper = await paperOf(c, reading, report, filed)
  return sendPaper(c, paper, `report-${filed.number}-${report.revision}`, instead)
}

async function paperOf(c: Context<Env>, reading: CaseReading, report: CaseEvent, filed: Filed) {
  const { deps, t } = c.var
  const { content, situation, documents, writings, above } = reading
  const { number, subject, filedAt } = filed
  const events = reading.events.filter(({ revision }) => revision <= report.revision)
  const told = { situations: [situation, { ...situation, subject }], events, postings: [above] }
  const [telling, check] = await Promise.all([tellingFor(c, 'citizen', told), checkOf(c, { filed, report })])
  const { names } = telling
  return actionTakenReport({
    ...{ t, number, check, telling, situation, report, events, now: deps.now() },
    writing: writings.get(report.action ?? ''),
    papers: documents.filter(({ action }) => action === report.action).map(({ name }) => name),
    filing: {
      ...{ filedAt, citizen: content.citizen.name, title: content.title },
      service: serviceName(t, names, subject.service),
      department: departmentName(t, names, subject.department),
      place: areaName(names, subject.area),
    },
    answer: deps.config.PUBLIC_ORIGIN,
  })
}

export const routes: Route[] = [own, linked, ofOfficer]
