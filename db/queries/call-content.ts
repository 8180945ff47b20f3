import { eq } from 'drizzle-orm'
import type { CaseNumber, PostingCode } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { actions, writings } from '../schema/action'
import { grievances } from '../schema/grievance'
import { citizens } from '../schema/people'

/** What an agent needs to ask a citizen about a report, and no more. */
export interface CallContent {
  citizen: string
  mobile: string
  /** Language that the citizen speaks. */
  language: string
  title: string
  /** Who reported. */
  posting: PostingCode | null
  report: { body: string; language: string; doneOn: string | null } | null
}

export async function readCallContent(
  db: Queryable,
  call: { number: CaseNumber; report: string },
): Promise<CallContent | null> {
  const [filed] = await db
    .select({
      citizen: citizens.name,
      mobile: citizens.mobile,
      language: grievances.language,
      title: grievances.title,
    })
    .from(grievances)
    .innerJoin(citizens, eq(citizens.id, grievances.citizen))
    .where(eq(grievances.number, call.number))
  if (!filed?.mobile) return null
  const { mobile } = filed
  const [report] = await db
    .select({
      action: actions.action,
      body: writings.body,
      language: writings.language,
      doneOn: writings.doneOn,
    })
    .from(actions)
    .leftJoin(writings, eq(writings.action, actions.id))
    .where(eq(actions.id, call.report))
  const by = report?.action.by
  const posting = by && 'posting' in by ? by.posting : null
  const written =
    report?.body && report.language
      ? { body: report.body, language: report.language, doneOn: report.doneOn }
      : null
  return { ...filed, mobile, posting, report: written }
}
