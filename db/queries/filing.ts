import { randomBytes } from 'node:crypto'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { dayInIndia } from '../../workflows/calendar'
import type { Action } from '../../workflows/grievance/actions'
import { comingSteps } from '../../workflows/grievance/coming'
import { numberFrom } from '../../workflows/grievance/number'
import { openingSituation } from '../../workflows/grievance/opening'
import type { CaseNumber, Channel, Filed, Subject } from '../../workflows/grievance/types'
import type { Policy } from '../../workflows/grievance/policy'
import { together, type Queryable, type Transaction } from '../client'
import { actions, writings } from '../schema/action'
import { audit } from '../schema/audit'
import { documents } from '../schema/document'
import { drafts } from '../schema/draft'
import { grievances, situations, type OnBehalf } from '../schema/grievance'
import { citizens } from '../schema/people'
import type { Point } from '../schema/point'
import { mayJoin } from './duplicate'

/** All that makes a grievance. Subject and policy are looked up before and pinned here. */
export interface Filing {
  idempotencyKey: string
  citizen: string
  /** The officer who registered it for the citizen, where one did. */
  registeredBy?: string
  channel: Channel
  language: string
  title: string
  description: string
  address: string
  /** Content like the address: no part of what the workflow is told. */
  point?: Point | null
  urgent: boolean
  /** Absent where it is the citizen's own matter. */
  onBehalf?: OnBehalf | null
  /** The officers do not learn name and number. */
  nameWithheld?: boolean
  subject: Subject
  policy: Policy
  stateCode: string
  filedAt: Date
  /** Whose documents become those of the grievance; deleted once filed. */
  draft?: string
  historyLimit?: number
  traceparent?: string | null
}

/**
 * Registers a grievance in one transaction and gives its number. From here on it cannot be lost: the row waits in
 * the outbox until Temporal has it. The same idempotency key gives the same number again.
 */
export async function fileGrievance(
  db: Queryable,
  filing: Filing,
): Promise<{ number: CaseNumber; repeated: boolean }> {
  for (;;) {
    const filed = await fileAs(
      db,
      filing,
      numberFrom(filing.stateCode, yearInIndia(filing.filedAt), randomBytes(8)),
    )
    if (filed) return filed
  }
}

/** Undefined where the number that was drawn belongs to another grievance: among a million, once in 34,000 times. */
async function fileAs(db: Queryable, filing: Filing, number: CaseNumber) {
  return db.transaction(async (tx) => {
    const filed: Filed = {
      number,
      filedAt: filing.filedAt.getTime(),
      channel: filing.channel,
      urgent: filing.urgent,
      subject: filing.subject,
      policy: filing.policy,
      historyLimit: filing.historyLimit,
    }
    const [inserted] = await tx
      .insert(grievances)
      .values({ ...contentOf(filing), number: filed.number, filed })
      .onConflictDoNothing()
      .returning({ number: grievances.number })
    if (!inserted) return repeatOf(tx, filing)
    await writeOpening(tx, filed, filing)
    return { number: filed.number, repeated: false }
  })
}

const yearInIndia = (at: Date): number => Number(dayInIndia(at.getTime()).slice(0, 4))

function contentOf(filing: Filing) {
  const {
    subject,
    idempotencyKey,
    citizen,
    channel,
    language,
    title,
    description,
    address,
    urgent,
    onBehalf,
    nameWithheld,
    filedAt,
    traceparent,
  } = filing
  const { service, department, area } = subject
  return {
    idempotencyKey,
    citizen,
    channel,
    language,
    title,
    description,
    address,
    urgent,
    onBehalf,
    nameWithheld,
    filedAt,
    traceparent,
    service,
    department,
    area,
    latitude: filing.point?.latitude,
    longitude: filing.point?.longitude,
  }
}

/** The citizen's own grievance that this form has filed before. */
async function repeatOf(tx: Transaction, { idempotencyKey, citizen }: Filing) {
  const [row] = await tx
    .select({ number: grievances.number, citizen: grievances.citizen })
    .from(grievances)
    .where(eq(grievances.idempotencyKey, idempotencyKey))
  if (row && row.citizen !== citizen) throw new Error('This key has filed the grievance of another citizen')
  return row && { number: row.number, repeated: true }
}

/** The page must show something before the workflow has spoken: the projection begins at revision 0. */
async function writeOpening(tx: Transaction, filed: Filed, filing: Filing): Promise<void> {
  const situation = openingSituation(filed)
  const { stage, level, subject, urgent, revision } = situation
  const { department, district, area, service } = subject
  await together([
    refuseErased(tx, filing.citizen),
    tx.insert(situations).values({
      number: filed.number,
      ...{ revision, stage, level, department, district, area, service, urgent, situation },
      dueAt: null,
      dueWhat: comingSteps(situation)[0]?.kind ?? null,
      updatedAt: filing.filedAt,
    }),
    ...(filing.draft ? endDraft(tx, filing.draft, filed.number) : []),
    tx.insert(audit).values({
      actorKind: filing.registeredBy ? 'officer' : 'citizen',
      actor: filing.registeredBy ?? filing.citizen,
      act: 'filed',
      subject: filed.number,
      detail: { channel: filed.channel },
    }),
  ])
}

/** The insert has waited for an erasure under way: after it there is nobody any more who could file. */
async function refuseErased(tx: Transaction, citizen: string): Promise<void> {
  const erased = and(eq(citizens.id, citizen), isNotNull(citizens.erasedAt))
  if ((await tx.$count(citizens, erased)) > 0) throw new Error('This citizen was erased')
}

/** Its documents first: a draft takes with it what it still has. */
const endDraft = (tx: Transaction, draft: string, number: CaseNumber) => [
  tx.update(documents).set({ number, draft: null }).where(eq(documents.draft, draft)),
  tx.delete(drafts).where(eq(drafts.id, draft)),
]

/** What somebody does on a case, with the words and files that belong to it. */
export interface Submission {
  number: CaseNumber
  action: Action
  citizen?: string
  officer?: string
  /** `doneOn` is the day of a report's action, such as `2026-11-22`. */
  writing?: { body: string; language: string; doneOn?: string }
  /** When it was sent, where that is not now. */
  submittedAt?: Date
  traceparent?: string | null
  documents?: string[]
}

/**
 * Stores an action and its words in one transaction; the row is the outbox for the signal. The action's id is the
 * form's idempotency key: the same form sent twice is one action, and the second is a repeat. Not joinable: the
 * grievance with which this one was to be joined is closed or being joined itself by now, and nothing is stored.
 */
export async function submitAction(
  db: Queryable,
  submission: Submission,
): Promise<'stored' | 'repeat' | 'not-joinable'> {
  const { number, action, citizen, officer, writing } = submission
  return db.transaction(async (tx) => {
    if (action.kind === 'link-duplicate' && !(await mayJoin(tx, number, action.of))) return 'not-joinable'
    const [inserted] = await tx
      .insert(actions)
      .values({
        id: action.id,
        number,
        kind: action.kind,
        action,
        citizen,
        officer,
        submittedAt: submission.submittedAt,
        traceparent: submission.traceparent,
      })
      .onConflictDoNothing()
      .returning({ id: actions.id })
    if (!inserted) return 'repeat'
    await together([
      ...(writing ? [tx.insert(writings).values({ action: action.id, ...writing })] : []),
      ...(submission.documents ?? []).map((document) =>
        tx
          .update(documents)
          .set({ number, action: action.id, draft: null })
          .where(and(eq(documents.id, document), isNull(documents.number))),
      ),
      tx.insert(audit).values({
        actorKind: officer ? 'officer' : 'citizen',
        actor: officer ?? citizen,
        act: action.kind,
        subject: number,
        detail: { action: action.id },
      }),
    ])
    return 'stored'
  })
}
