import type { Context } from 'hono'
import { readCaseForCitizen, type CaseReading, type DocumentRow } from '../../db/queries/case'
import type { CaseDocument } from '../../views/case/details'
import type { CaseEvent, EventKind } from '../../workflows/grievance/types'
import { readNumber } from '../../workflows/grievance/number'
import { paths } from '../paths'
import type { Env } from '../route'

/** The case that the path names, if it is the reader's own; null for all others, known or not. */
export async function ownCase(c: Context<Env>): Promise<CaseReading | null> {
  const { deps, reader } = c.var
  const number = readNumber(c.req.param('number') ?? '')
  if (!number || reader?.realm !== 'citizen') return null
  return readCaseForCitizen(deps.db, number, reader.id)
}

/** Steps whose words are meant for the citizen. What officers write to each other is not. */
const FOR_CITIZEN: EventKind[] = [
  'report-filed',
  'owed-report-filed',
  'interim-reply',
  'clarification-asked',
  'clarification-answered',
  'parked',
  'transferred',
  'note-added',
  'feedback-given',
  'contested',
  'reopened',
  'committee-direction',
]

/** Endings that somebody explained. Those of feedback were told with the feedback itself. */
const EXPLAINED = ['not-taken-up', 'duplicate', 'withdrawn']

/** Whether the citizen reads the words and papers of a step. A call's notes are the agent's own. */
export function isForCitizen({ kind, data }: CaseEvent): boolean {
  if (kind === 'closed') return EXPLAINED.includes(String(data.ending))
  return FOR_CITIZEN.includes(kind) && data.via !== 'call'
}

/** The papers that came with an action, or with the filing where `action` is null, as links for the citizen. */
export const documentsOf = (number: string, rows: DocumentRow[], action: string | null): CaseDocument[] =>
  rows
    .filter((row) => row.action === action)
    .map(({ id, name, mediaType, bytes }) => ({
      id,
      name,
      mediaType,
      bytes,
      href: paths.document(number, id),
    }))

/** Whether the citizen may open this document: one of the filing, or of a step that is for the citizen. */
export function mayOpen({ documents, events }: CaseReading, id: string): boolean {
  const document = documents.find((row) => row.id === id)
  if (!document) return false
  return (
    document.action === null ||
    events.some((event) => event.action === document.action && isForCitizen(event))
  )
}
