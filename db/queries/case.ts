import { and, asc, count, desc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import { levelAbove } from '../../workflows/grievance/rules'
import type { CaseEvent, CaseNumber, PostingCode, Situation } from '../../workflows/grievance/types'
import { onceFor, type Queryable } from '../client'
import { actions, writings } from '../schema/action'
import { documents } from '../schema/document'
import { events, grievances, owedReports, situations, type OnBehalf } from '../schema/grievance'
import { messages, type MessageState } from '../schema/message'
import { citizens } from '../schema/people'
import { pointOf, type Point } from '../schema/point'
import { areas, departments, postings } from '../schema/reference'
import { isReviewing } from './remit'
import { findRouting } from './routing'

/** What the citizen filed, and who that is. */
export interface CaseContent {
  number: CaseNumber
  channel: string
  /** Language in which the citizen reads and, most often, wrote. */
  language: string
  title: string
  description: string
  address: string
  /** Where the citizen has put it on a map, if so. */
  point: Point | null
  filedAt: Date
  /** Null where it was filed without a name, where the reader may not learn it, and once it was erased. */
  citizen: { id: string; name: string | null; mobile: string | null }
  /** Whose matter it is, where it is not the citizen's own alone. */
  onBehalf: OnBehalf | null
  /** The officers do not learn who filed it. */
  nameWithheld: boolean
}

export interface DocumentRow {
  id: string
  /** The action that it came with; null for one of the filing. */
  action: string | null
  name: string
  mediaType: string
  bytes: number
}

/** Everything that a page shows of one case. */
export interface CaseReading {
  content: CaseContent
  situation: Situation
  events: CaseEvent[]
  /** Words by the action that they belong to. */
  writings: Map<string, { body: string; language: string; doneOn: string | null }>
  documents: DocumentRow[]
  /** Messages to the citizen by the step that they tell. */
  messages: { revision: number | null; channel: 'sms' | 'email'; state: MessageState }[]
  /** Actions that the case has not judged yet: the page says that they are being processed. */
  unjudged: number
  /** Who would answer one level up; null where the case is as high as it goes or is closed. */
  above: PostingCode | null
}

/** A case of this citizen's own, or null: for others it does not exist. */
export const readCaseForCitizen = (
  db: Queryable,
  number: CaseNumber,
  citizen: string,
): Promise<CaseReading | null> => readCase(db, number, eq(grievances.citizen, citizen))

/**
 * A case that is, was or is owed at one of these postings, lies with a department whose nodal officer or head is one
 * of them, or in an area that one of them reviews. Null for all others.
 */
export async function readCaseForOfficer(
  db: Queryable,
  number: CaseNumber,
  own: PostingCode[],
): Promise<CaseReading | null> {
  if (own.length === 0) return null
  const reading = await readCase(db, number, isWithin(db, number, own))
  return reading && withoutWithheldName(reading)
}

/** As officers read it: who asked for that is not named to them. */
function withoutWithheldName(reading: CaseReading): CaseReading {
  const { content } = reading
  if (!content.nameWithheld) return reading
  return { ...reading, content: { ...content, citizen: { ...content.citizen, name: null, mobile: null } } }
}

/**
 * Whether a case is one for these postings. Also for documents and actions on it.
 * @param number of the case; the column where several cases are asked about at once
 */
export function isWithin(
  db: Queryable,
  number: CaseNumber | typeof situations.number,
  own: PostingCode[],
): SQL | undefined {
  const told = db
    .select({ one: sql`1` })
    .from(events)
    .where(and(eq(events.number, number), inArray(events.posting, own)))
  const owed = db
    .select({ one: sql`1` })
    .from(owedReports)
    .where(and(eq(owedReports.number, number), inArray(owedReports.posting, own)))
  const overDepartment = db
    .select({ code: departments.code })
    .from(departments)
    .where(or(inArray(departments.nodalPosting, own), inArray(departments.headPosting, own)))
  const overArea = db
    .select({ one: sql`1` })
    .from(postings)
    .innerJoin(areas, sql`${postings.area} = any(${areas.path})`)
    .where(and(inArray(postings.code, own), isReviewing, eq(areas.code, situations.area)))
  return or(
    inArray(situations.posting, own),
    inArray(situations.department, overDepartment),
    sql`exists ${overArea}`,
    sql`exists ${told}`,
    sql`exists ${owed}`,
  )
}

/** The case as it is linked to in an SMS: whoever has the link reads it. The caller has checked the link. */
export const readCaseByLink = (db: Queryable, number: CaseNumber): Promise<CaseReading | null> =>
  readCase(db, number, undefined)

async function readCase(
  db: Queryable,
  number: CaseNumber,
  scope: SQL | undefined,
): Promise<CaseReading | null> {
  const [row] = await db
    .select({
      grievance: grievances,
      situation: situations.situation,
      name: citizens.name,
      mobile: citizens.mobile,
    })
    .from(grievances)
    .innerJoin(situations, eq(situations.number, grievances.number))
    .innerJoin(citizens, eq(citizens.id, grievances.citizen))
    .where(and(eq(grievances.number, number), scope))
  if (!row) return null
  const { channel, language, title, description, address, filedAt, citizen, onBehalf, nameWithheld } =
    row.grievance
  const content = {
    ...{ number, channel, language, title, description, address, filedAt, onBehalf, nameWithheld },
    point: pointOf(row.grievance),
    citizen: { id: citizen, name: row.name || null, mobile: row.mobile },
  }
  return { content, situation: row.situation, ...(await readAround(db, row.situation, citizen)) }
}

async function readAround(db: Queryable, situation: Situation, citizen: string) {
  const { number } = situation
  const [told, words, files, sent, unjudged, above] = await Promise.all([
    readEvents(db, number),
    db
      .select({
        action: writings.action,
        body: writings.body,
        language: writings.language,
        doneOn: writings.doneOn,
      })
      .from(writings)
      .innerJoin(actions, eq(actions.id, writings.action))
      .where(eq(actions.number, number)),
    readDocuments(db, number),
    readMessages(db, number, citizen),
    countUnjudged(db, number),
    postingAbove(db, situation),
  ])
  const byAction = new Map(words.map(({ action, ...writing }) => [action, writing]))
  return { events: told, writings: byAction, documents: files, messages: sent, unjudged, above }
}

const eventsOfCase = onceFor((db) =>
  db
    .select()
    .from(events)
    .where(eq(events.number, sql.placeholder('number')))
    .orderBy(asc(events.revision))
    .prepare('events_of_case'),
)

/** The timeline of a case, oldest step first. */
export async function readEvents(db: Queryable, number: CaseNumber): Promise<CaseEvent[]> {
  const rows = await eventsOfCase(db).execute({ number })
  return rows.map(({ number: _number, at, action, ...event }) => ({
    ...event,
    at: at.getTime(),
    action: action ?? undefined,
  }))
}

const readDocuments = (db: Queryable, number: CaseNumber): Promise<DocumentRow[]> =>
  db
    .select({
      id: documents.id,
      action: documents.action,
      name: documents.name,
      mediaType: documents.mediaType,
      bytes: documents.bytes,
    })
    .from(documents)
    .where(eq(documents.number, number))
    .orderBy(asc(documents.createdAt))

/** To its own citizen: whoever follows it gets others. */
const readMessages = (db: Queryable, number: CaseNumber, citizen: string) =>
  db
    .select({ revision: messages.revision, channel: messages.channel, state: messages.state })
    .from(messages)
    .where(and(eq(messages.number, number), eq(messages.recipient, citizen)))
    .orderBy(asc(messages.revision), desc(messages.channel))

async function countUnjudged(db: Queryable, number: CaseNumber): Promise<number> {
  const [row] = await db
    .select({ waiting: count() })
    .from(actions)
    .where(and(eq(actions.number, number), isNull(actions.verdict)))
  return row?.waiting ?? 0
}

/** Named on the page beforehand, so that everybody sees where the case goes if nobody acts. */
export async function postingAbove(
  db: Queryable,
  { stage, level, subject }: Situation,
): Promise<PostingCode | null> {
  const above = levelAbove(level)
  if (stage !== 'with-officer' || !above) return null
  return (await findRouting(db, subject, above)).posting
}
