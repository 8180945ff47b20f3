import type { Context } from 'hono'
import type { CaseReading } from '../../db/queries/case'
import { StepDetails } from '../../views/case/details'
import { Grievance } from '../../views/citizen/grievance'
import { Pending } from '../../views/citizen/notice'
import { comingSteps } from '../../workflows/grievance/coming'
import { mayDo } from '../../workflows/grievance/rules'
import type { CaseEvent } from '../../workflows/grievance/types'
import { notFound, page } from '../answer'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { sendDocument } from '../send-document'
import { isReport } from '../papers/reports'
import { wordsOfPoint } from '../sketch'
import { daysLeftOf, tellingFor } from '../telling'
import { ACTS } from './acts'
import { noticeOfAct, ownAct } from './own-act'
import { documentsOf, isForCitizen, mayOpen, ownCase } from './own-case'

const show: Route = {
  method: 'get',
  path: paths.grievance(':number'),
  guard: citizen,
  handle: async (c) => {
    const reading = await ownCase(c)
    return reading ? grievance(c, reading) : notFound(c)
  },
}

async function grievance(c: Context<Env>, reading: CaseReading) {
  const { deps, t } = c.var
  const { content, situation, events, above } = reading
  const telling = await tellingFor(c, 'citizen', { situations: [situation], events, postings: [above] })
  const [daysLeft = null] = await daysLeftOf(c, [situation])
  const coming = comingSteps(situation)
  // Its workflow has ended with nothing to come: whatever is sent now comes too late.
  const over = situation.closure !== null && coming.length === 0 && situation.owed.length === 0
  const may = over ? [] : mayDo(situation, { role: 'citizen' }, deps.now())
  const view = (
    <Grievance
      telling={telling}
      title={content.title}
      description={content.description}
      address={content.address}
      behalf={content.onBehalf}
      nameWithheld={content.nameWithheld}
      point={content.point && (await wordsOfPoint(deps.db, t, content.point))}
      situation={situation}
      daysLeft={daysLeft}
      events={events}
      coming={coming}
      above={{ posting: above }}
      detail={(event) => <Detail c={c} event={event} reading={reading} />}
      documents={documentsOf(content.number, reading.documents, null)}
      readers={paths.readers(content.number)}
      paper={paths.acknowledgement(content.number)}
      dates={coming.length > 0 ? paths.grievanceDates(content.number) : null}
      acts={ACTS.filter(({ kind }) => may.includes(kind)).map(({ act }) => ({
        act,
        href: paths.grievanceAct(content.number, act),
      }))}
      notice={await noticeOf(c, reading)}
    />
  )
  return page(c, { title: content.title || t('grievance.number'), htmx: true, aloud: true }, view)
}

function Detail({ c, event, reading }: { c: Context<Env>; event: CaseEvent; reading: CaseReading }) {
  const { content, writings, documents, messages } = reading
  const own = event.action !== undefined && isForCitizen(event)
  return (
    <StepDetails
      t={c.var.t}
      writing={own && event.action ? writings.get(event.action) : undefined}
      documents={own && event.action ? documentsOf(content.number, documents, event.action) : []}
      messages={messages.filter(({ revision }) => revision === event.revision)}
      paper={isReport(event) ? paths.reportPaper(content.number, event.action ?? '') : undefined}
    />
  )
}

/** What became of what was just done, or that the case has not spoken yet. */
async function noticeOf(c: Context<Env>, reading: CaseReading) {
  const { content, situation, unjudged } = reading
  const own = await ownAct(c, reading)
  const here = paths.grievance(content.number, { done: own ? c.req.query('done') : undefined })
  if (own) return noticeOfAct(c, reading, own, { here, part: PART })
  return unjudged > 0 || situation.revision === 0 ? (
    <Pending t={c.var.t} here={here} part={PART} />
  ) : undefined
}

/** What is looked at again while the case has not spoken. */
const PART = '#case'

const document: Route = {
  method: 'get',
  path: paths.document(':number', ':document'),
  guard: citizen,
  handle: async (c) => {
    const reading = await ownCase(c)
    const id = c.req.param('document') ?? ''
    return reading && mayOpen(reading, id) ? sendDocument(c, reading.content.number, id) : notFound(c)
  },
}

export const routes: Route[] = [show, document]
