import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { recordChange } from '../../activities/record'
import type { Database } from '../../db/client'
import { fileGrievance } from '../../db/queries/filing'
import { createSession } from '../../db/queries/session'
import { policyInForce, subjectFor } from '../../db/queries/subject'
import { grievances } from '../../db/schema/grievance'
import { citizens, officers, officersPostings, type OfficerRole } from '../../db/schema/people'
import { comingSteps } from '../../workflows/grievance/coming'
import { openingSituation } from '../../workflows/grievance/opening'
import type { CaseEvent, Situation } from '../../workflows/grievance/types'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** Saturday 21 November 2026, half past ten in the morning in India. */
export const NOW = Date.UTC(2026, 10, 21, 5)

export const HUBBALLI = 'revenue/tahsildar@dharwad.hubballi'
export const KALGHATGI = 'revenue/tahsildar@dharwad.kalghatgi'
export const ASSISTANT_COMMISSIONER = 'revenue/assistant-commissioner@dharwad'
export const DEPUTY_COMMISSIONER = 'revenue/deputy-commissioner@dharwad'
export const NODAL = 'social-security/joint-director@ka'
const SECRET = 'a secret of tests, at least thirty-two characters'

let people = 0
const mobile = (): string => `+9199000${String((people += 1)).padStart(5, '0')}`

export async function seedCitizen(db: Database, name = 'Savitri Hiremath', language = 'en'): Promise<string> {
  const [row] = await db
    .insert(citizens)
    .values({ name, language, mobile: mobile() })
    .returning({ id: citizens.id })
  return row?.id ?? ''
}

/** An officer with these postings or roles; the answer is the cookie of a browser that is signed in. */
export async function seedOfficer(
  db: Database,
  {
    postings = [],
    roles = [],
    name = 'Prakash Naik',
  }: { postings?: string[]; roles?: OfficerRole[]; name?: string },
  now = NOW,
): Promise<{ id: string; cookie: string }> {
  const [row] = await db
    .insert(officers)
    .values({ name, language: 'en', roles, mobile: mobile() })
    .returning({ id: officers.id })
  const id = row?.id ?? ''
  for (const posting of postings) await db.insert(officersPostings).values({ officer: id, posting })
  const token = await createSession(db, 'officer', id, now)
  return { id, cookie: `session=${token}; language=en` }
}

export interface SeededCase {
  number: string
  situation: Situation
}

interface CaseSeed {
  citizen: string
  title?: string
  description?: string
  language?: string
  urgent?: boolean
  service?: string
  area?: string
  /** The code of its order, where it is not Karnataka's. */
  policy?: string
  filedAt?: number
  /** What differs from a case that is with the Tahsildar of Hubballi since it was filed. */
  situation?: Partial<Situation>
  events?: Omit<CaseEvent, 'revision'>[]
}

/** A case as its workflow would have recorded it, without a workflow. */
export async function seedCase(db: Database, seed: CaseSeed): Promise<SeededCase> {
  const {
    service = 'old-age-pension',
    area = 'dharwad.hubballi',
    filedAt = NOW - 4 * DAY,
    language = 'en',
  } = seed
  const subject = await subjectFor(db, service, area)
  if (!subject) throw new Error(`nobody answers for ${service} in ${area}`)
  const { number } = await fileGrievance(db, {
    ...{
      idempotencyKey: randomUUID(),
      citizen: seed.citizen,
      channel: 'portal',
      language,
      subject,
      stateCode: 'KA',
    },
    title: seed.title ?? 'Old-age pension not credited for three months',
    description: seed.description ?? 'The pension has not come since August. The passbook is attached.',
    address: 'House 12, near the tank',
    urgent: seed.urgent ?? false,
    policy: await policyInForce(db, seed.policy ?? 'ka-ipgrs'),
    filedAt: new Date(filedAt),
  })
  return { number, situation: await reachOfficer(db, number, seed) }
}

/** A grievance that is filed comes to the Tahsildar of Hubballi, as its workflow would tell it. */
export async function reachOfficer(
  db: Database,
  number: string,
  seed: Pick<CaseSeed, 'situation' | 'events'> = {},
): Promise<Situation> {
  const [row] = await db
    .select({ filed: grievances.filed })
    .from(grievances)
    .where(eq(grievances.number, number))
  if (!row) throw new Error('the grievance is not there')
  const { filedAt } = row.filed
  const dueAt = filedAt + 10 * DAY
  const usual = {
    ...({ stage: 'with-officer', posting: HUBBALLI, routedBecause: 'held', arrivedAt: filedAt } as const),
    clock: { from: filedAt, days: 7, dueAt },
  }
  const situation: Situation = { ...openingSituation(row.filed), ...usual, ...seed.situation }
  await tell(db, situation, seed.events ?? usualEvents(situation))
  return situation
}

const usualEvents = ({ filedAt, posting, clock, urgent }: Situation): Omit<CaseEvent, 'revision'>[] => [
  { at: filedAt, kind: 'registered', level: 'L1', posting: null, data: { urgent, channel: 'portal' } },
  {
    ...{ at: filedAt, kind: 'assigned', level: 'L1', posting },
    data: { dueAt: clock?.dueAt ?? null, days: 7, because: 'held' },
  },
]

/** Puts steps of a case on record, as its workflow does. */
export async function tell(
  db: Database,
  situation: Situation,
  steps: Omit<CaseEvent, 'revision'>[],
): Promise<void> {
  const from = situation.revision
  const events = steps.map((step, index) => ({ ...step, revision: from + index + 1 }))
  situation.revision = from + events.length
  const [next] = comingSteps(situation)
  const turn = { run: 0, runId: 'seeded', events: situation.revision, at: situation.filedAt }
  const log = { error: () => {} }
  await recordChange(
    { db, log, secret: SECRET },
    { situation, events, verdicts: [], turn, next: next ?? null },
  )
}
