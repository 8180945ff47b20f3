import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { CaseReading } from '../../db/queries/case'
import { postingName } from '../../views/case/names'
import { ReportText } from '../../views/citizen/report'
import type { CaseEvent } from '../../workflows/grievance/types'
import type { Env } from '../route'
import { tellingFor } from '../telling'
import type { Act } from './acts'
import { documentsOf } from './own-case'

/** What the citizen is to answer: the officer's question, or the report. Nothing for the other acts. */
export async function aboutAct(c: Context<Env>, act: Act, reading: CaseReading): Promise<Child> {
  const { situation, events } = reading
  const action =
    act === 'answer' ? situation.hold?.action : act === 'feedback' ? situation.feedback?.report : undefined
  const event = action ? events.find((one) => one.action === action) : undefined
  return event ? words(c, act, reading, event) : undefined
}

async function words(c: Context<Env>, act: Act, reading: CaseReading, event: CaseEvent): Promise<Child> {
  const { t } = c.var
  const { content, situation, writings, documents } = reading
  const { names, now } = await tellingFor(c, 'citizen', { situations: [situation], events: [event] })
  const who = postingName(t, names, event.posting)
  const action = event.action ?? ''
  const papers = documentsOf(content.number, documents, action)
  const heading =
    act === 'answer' ? t('grievance.answer.question', { who }) : t('grievance.report.by', { who })
  return (
    <ReportText
      t={t}
      now={now}
      heading={heading}
      at={event.at}
      writing={writings.get(action)}
      documents={papers}
    />
  )
}
