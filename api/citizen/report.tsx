import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { cameBefore } from '../../db/queries/action'
import { readCaseByLink, type CaseReading } from '../../db/queries/case'
import { reportLink } from '../../db/queries/report-link'
import { postingName, serviceName } from '../../views/case/names'
import { Now } from '../../views/case/now'
import { NoReport, Report } from '../../views/citizen/report'
import type { Faults } from '../../views/components/field'
import { DISSATISFACTION_REASONS, type CaseEvent } from '../../workflows/grievance/types'
import { notFound, page, troublePage } from '../answer'
import { keptForm } from '../kept'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { isUuid, sendDocument } from '../send-document'
import { refusalSentence, submitAndWait } from '../submit'
import { daysLeftOf, tellingFor } from '../telling'
import { actionOf, faultsOf, valuesOf, type ActValues } from './acts'
import { actsSpent } from './allowance'
import { documentsOf } from './own-case'

const COOKIE = 'report'
/** Time to read and to answer; the SMS opens it again. */
const LIFE = 60 * 60

/**
 * The link of the SMS. It moves the token out of the address, where history, a shared screen or the next link would
 * show it, into a short-lived cookie. Nothing is written: previews of messengers may open it as often as they like.
 */
const enter: Route = {
  method: 'get',
  path: paths.reportLink(':token'),
  guard: anyone,
  handle: async (c) => {
    const { deps } = c.var
    const token = c.req.param('token') ?? ''
    if (!(await reportLink(deps.db, token, deps.now()))) return noReport(c)
    const secure = deps.config.PUBLIC_ORIGIN.startsWith('https:')
    setCookie(c, COOKIE, token, {
      path: paths.report(),
      httpOnly: true,
      sameSite: 'Lax',
      secure,
      maxAge: LIFE,
    })
    c.header('Cache-Control', 'no-store')
    return c.redirect(paths.report(), 303)
  },
}

interface LinkedReport {
  reading: CaseReading
  event: CaseEvent
}

async function linkedReport(c: Context<Env>): Promise<LinkedReport | null> {
  const { db, now } = c.var.deps
  const link = await reportLink(db, getCookie(c, COOKIE) ?? '', now())
  const reading = link && (await readCaseByLink(db, link.number))
  const event = reading?.events.find(({ action }) => action === link?.report)
  return reading && event ? { reading, event } : null
}

const show: Route = {
  method: 'get',
  path: paths.report(),
  guard: anyone,
  handle: async (c) => {
    const linked = await linkedReport(c)
    if (!linked) return noReport(c)
    return report(c, linked, {
      values: { text: '', report: linked.event.action },
      faults: {},
      key: randomUUID(),
    })
  },
}

const answer: Route = {
  method: 'post',
  path: paths.report(),
  guard: anyone,
  handle: async (c) => {
    const linked = await linkedReport(c)
    // The link was opened longer ago than its cookie lives: whoever has it opens it again and sends from that page.
    if (!linked) return troublePage(c, 'link-over', await keptForm(c, true))
    const { content } = linked.reading
    const sent = await c.req.parseBody()
    // The link of another report was opened in this browser since the form was.
    if (sent.report !== linked.event.action) return troublePage(c, 'another-link', await keptForm(c, true))
    const key = isUuid(sent.key) ? sent.key : randomUUID()
    const values = valuesOf(sent)
    const faults = faultsOf(c.var.t, 'feedback', values)
    if (Object.keys(faults).length > 0) return report(c, linked, { values, faults, key })
    const citizen = content.citizen.id
    const before = await cameBefore(c.var.deps.db, { key, number: content.number, kind: 'feedback', citizen })
    const spent = before === 'no' ? await actsSpent(c, citizen) : null
    if (spent) return report(c, linked, { values, faults, refusal: spent, status: 429, key })
    const submitted = await submitAndWait(c, {
      number: content.number,
      action: actionOf(key, 'feedback', values, 'link'),
      citizen,
      ...(values.text ? { writing: { body: values.text, language: c.var.language } } : {}),
    })
    if (submitted.result !== 'refused') return c.redirect(paths.report({ done: submitted.result }), 303)
    const refusal = refusalSentence(c.var.t, submitted.reason)
    return report(c, linked, { values, faults, refusal, key: randomUUID() })
  },
}

interface Shown {
  values: ActValues
  faults: Faults
  refusal?: string
  status?: 429
  key: string
}

async function report(
  c: Context<Env>,
  { reading, event }: LinkedReport,
  { values, faults, refusal, status, key }: Shown,
) {
  const { t } = c.var
  const { content, situation, writings, documents, unjudged } = reading
  const telling = await tellingFor(c, 'citizen', { situations: [situation], events: [event] })
  const [daysLeft = null] = await daysLeftOf(c, [situation])
  const asked = situation.feedback?.report === event.action && unjudged === 0
  const done = c.req.query('done')
  const papers = documentsOf(content.number, documents, event.action ?? '')
  const view = (
    <Report
      t={t}
      now={telling.now}
      number={content.number}
      service={serviceName(t, telling.names, situation.subject.service)}
      who={postingName(t, telling.names, event.posting)}
      at={event.at}
      writing={writings.get(event.action ?? '')}
      documents={papers.map((document) => ({ ...document, href: paths.reportDocument(document.id) }))}
      standing={<Now telling={telling} situation={situation} daysLeft={daysLeft} />}
      form={
        asked ? { values, reasons: [...DISSATISFACTION_REASONS], faults, refusal, idempotencyKey: key } : null
      }
      notice={done ? t(unjudged > 0 ? 'grievance.pending' : 'grievance.done.feedback') : undefined}
      links={linksOf(content.number)}
    />
  )
  c.header('Cache-Control', 'no-store')
  const wrong = refusal !== undefined || Object.keys(faults).length > 0
  return page(c, { title: t('grievance.report.title'), status: status ?? (wrong ? 422 : 200) }, view)
}

const linksOf = (number: string) => ({ signIn: paths.grievance(number), track: paths.track({ number }) })

function noReport(c: Context<Env>) {
  const { t } = c.var
  const links = { signIn: paths.signIn(paths.grievances()), track: paths.track() }
  return page(c, { title: t('grievance.report.gone'), status: 404 }, <NoReport t={t} links={links} />)
}

const document: Route = {
  method: 'get',
  path: paths.reportDocument(':document'),
  guard: anyone,
  handle: async (c) => {
    const linked = await linkedReport(c)
    const id = c.req.param('document') ?? ''
    const belongs = linked?.reading.documents.some(
      (row) => row.id === id && row.action === linked.event.action,
    )
    return linked && belongs ? sendDocument(c, linked.reading.content.number, id) : notFound(c)
  },
}

export const routes: Route[] = [enter, show, answer, document]
