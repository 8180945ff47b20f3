import type { Context } from 'hono'
import type { OwnAction } from '../../db/queries/action'
import type { CaseReading } from '../../db/queries/case'
import { postingName, serviceName } from '../../views/case/names'
import { Now } from '../../views/case/now'
import { NoReport, Report } from '../../views/citizen/report'
import { DISSATISFACTION_REASONS, type CaseEvent } from '../../workflows/grievance/types'
import { page } from '../answer'
import { isReport } from '../papers/reports'
import { paths } from '../paths'
import type { Env } from '../route'
import { daysLeftOf, tellingFor } from '../telling'
import { statusOf, type Shown } from './act-page'
import { noticeOfAct, ownAct } from './own-act'
import { documentsOf } from './own-case'

/** What a link opens. */
export interface LinkedReport {
  reading: CaseReading
  event: CaseEvent
}

/** The report with the form that answers it, as long as this is the one that feedback is asked on. */
export async function report(c: Context<Env>, linked: LinkedReport, shown: Shown) {
  const { t } = c.var
  const { values, faults, refusal, cautions = [], key } = shown
  const { reading, event } = linked
  const { content, situation, writings, documents, unjudged } = reading
  const telling = await tellingFor(c, 'citizen', { situations: [situation], events: [event] })
  const [daysLeft = null] = await daysLeftOf(c, [situation])
  const asked = situation.feedback?.report === event.action && unjudged === 0
  const own = await ownAnswer(c, linked)
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
      paper={isReport(event) ? paths.linkedReportPaper() : undefined}
      standing={<Now telling={telling} situation={situation} daysLeft={daysLeft} />}
      form={
        asked
          ? { values, reasons: [...DISSATISFACTION_REASONS], faults, cautions, refusal, idempotencyKey: key }
          : null
      }
      notice={
        own &&
        noticeOfAct(c, reading, own, { here: paths.report({ done: c.req.query('done') }), part: '#main' })
      }
      links={linksOf(content.number)}
    />
  )
  c.header('Cache-Control', 'no-store')
  const waits = own?.verdict === null
  return page(
    c,
    { title: t('grievance.report.title'), status: statusOf(shown), htmx: waits, aloud: true },
    view,
  )
}

/** The answer just given by this link. What else its citizen did on the case, signed in, is not for whoever has it. */
async function ownAnswer(c: Context<Env>, { reading, event }: LinkedReport): Promise<OwnAction | undefined> {
  const own = await ownAct(c, reading)
  const { action } = own ?? {}
  const byLink = action?.kind === 'feedback' && action.via === 'link' && action.report === event.action
  return own && byLink ? own : undefined
}

const linksOf = (number: string) => ({ signIn: paths.grievance(number), track: paths.track({ number }) })

export function noReport(c: Context<Env>) {
  const { t } = c.var
  const links = { signIn: paths.signIn(paths.grievances()), track: paths.track() }
  return page(c, { title: t('grievance.report.gone'), status: 404 }, <NoReport t={t} links={links} />)
}
