import type { Context } from 'hono'
import type { CaseReading } from '../../db/queries/case'
import { readAddedByOthers } from '../../db/queries/follower'
import { readOwnAction } from '../../db/queries/officer-case'
import { trackOf } from '../../db/queries/track'
import { StepDetails, type CaseDocument } from '../../views/case/details'
import { caseTitle } from '../../views/case/title'
import { OfficerCase } from '../../views/officer/case'
import { ActNotice } from '../../views/officer/notice'
import type { ActionKind } from '../../workflows/grievance/actions'
import { comingSteps } from '../../workflows/grievance/coming'
import type { CaseEvent } from '../../workflows/grievance/types'
import { notFound, page } from '../answer'
import { officer } from '../middleware/guards'
import { isReport } from '../papers/reports'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { isUuid } from '../send-document'
import { wordsOfPoint } from '../sketch'
import { daysLeftOf, tellingFor } from '../telling'
import { findCase, type Found } from './found'
import { officerOf } from './reader'
import { actsOf } from './standing'

const route: Route = { method: 'get', path: paths.officerCase(':number'), guard: officer, handle: showCase }

async function showCase(c: Context<Env>) {
  const found = await findCase(c)
  if (!found) return notFound(c)
  const { reading } = found
  const { number, title } = reading.content
  const notice = await noticeOf(c, number)
  const view = await viewOf(c, found, notice?.view)
  return page(c, { title: caseTitle(c.var.t, title), wide: true, htmx: notice?.pending }, view)
}

/** Acts in the order in which they are offered: the obvious step first, what is rare last. */
const OFFERED: ActionKind[] = [
  'file-report',
  'route',
  'confirm-not-taken-up',
  'refuse-not-taken-up',
  'direct',
  'file-owed-report',
  'interim-reply',
  'ask-clarification',
  'transfer',
  'send-up',
  'park',
  'link-duplicate',
  'propose-not-taken-up',
]

async function viewOf(
  c: Context<Env>,
  { reading, standing }: Found,
  notice: ReturnType<typeof ActNotice> | undefined,
) {
  const { deps } = c.var
  const { content, situation, events, above } = reading
  const told = { situations: [situation], events, postings: [above] }
  const telling = await tellingFor(c, 'officer', told)
  const [daysLeft = null] = await daysLeftOf(c, [situation])
  const acts = actsOf(standing, deps.now())
  const [added, track] = await Promise.all([
    readAddedByOthers(deps.db, content.number),
    trackOf(deps.db, situation, c.var.language),
  ])
  return (
    <OfficerCase
      {...{ telling, situation, daysLeft, content, events, notice, track }}
      point={content.point && (await wordsOfPoint(deps.db, c.var.t, content.point))}
      documents={documentsOf(reading, null)}
      coming={comingSteps(situation)}
      above={{ posting: above }}
      detail={(event) => detailOf(c, reading, event)}
      acts={OFFERED.filter((act) => acts.has(act)).map((act) => ({
        act,
        href: paths.officerAct(content.number, act),
      }))}
      added={added.map((one) => ({ ...one, documents: documentsOf(reading, one.id) }))}
      unjudged={reading.unjudged}
      work={paths.work()}
    />
  )
}

const documentsOf = ({ content, documents }: CaseReading, action: string | null): CaseDocument[] =>
  documents
    .filter((document) => document.action === action)
    .map((document) => ({ ...document, href: paths.officerDocument(content.number, document.id) }))

/** Words, files and messages of a step. An act that made two steps has them at the first only. */
function detailOf(c: Context<Env>, reading: CaseReading, event: CaseEvent) {
  const { action, revision } = event
  const first = action !== undefined && reading.events.find((one) => one.action === action) === event
  const writing = first ? reading.writings.get(action) : undefined
  const documents = first ? documentsOf(reading, action) : []
  const messages = reading.messages.filter((message) => message.revision === revision)
  const paper = isReport(event) ? paths.officerReportPaper(reading.content.number, action ?? '') : undefined
  return StepDetails({ t: c.var.t, writing, documents, messages, paper })
}

/** What became of the act that the reader has just done here, named in the address. */
async function noticeOf(c: Context<Env>, number: string) {
  const { t, deps } = c.var
  const id = c.req.query('done')
  if (!id || !isUuid(id)) return null
  const own = await readOwnAction(deps.db, id, officerOf(c).id)
  if (!own || own.number !== number) return null
  const { kind, verdict, reason, writing } = own
  const again = paths.officerCase(number, { done: id })
  return {
    pending: verdict === null,
    view: <ActNotice t={t} act={kind} verdict={verdict} reason={reason} writing={writing} again={again} />,
  }
}

export const routes: Route[] = [route]
