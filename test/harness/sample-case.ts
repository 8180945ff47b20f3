import { randomUUID } from 'node:crypto'
import type { Database } from '../../db/client'
import { fileGrievance } from '../../db/queries/filing'
import { citizens } from '../../db/schema/people'
import type { Policy } from '../../workflows/grievance/policy'
import type { Filed, Instant, Subject } from '../../workflows/grievance/types'

/** Figures for tests: those of the pack `ka-ipgrs` as it is shipped. */
export const samplePolicy: Policy = {
  code: 'ka-ipgrs',
  version: 1,
  levelDays: null,
  urgentDays: { L1: 3, L2: 2, L3: 2 },
  routingDays: 2,
  transfer: { budget: 3, withinHours: 48 },
  clarification: { days: 15, budget: 2 },
  notTakenUp: { confirmDays: 2, contestDays: 30 },
  feedback: {
    windowDays: 15,
    calls: [
      { afterDays: 2, at: '11:00' },
      { afterDays: 4, at: '17:00' },
      { afterDays: 7, at: '14:00' },
    ],
  },
  reopenDays: 30,
  committee: { reminderDays: 7, directionDays: 180 },
  parking: { longestDays: 730, proofDays: 7 },
  linkDays: 90,
}

/** An old-age pension in Hubballi taluk, for tests. */
export const sampleSubject: Subject = {
  department: 'social-security-pensions',
  service: 'old-age-pension',
  area: 'dharwad.hubballi',
  district: 'dharwad',
  matrix: {
    L1: { department: 'revenue', designation: 'tahsildar', officeLevel: 'taluk', days: 7 },
    L2: { department: 'revenue', designation: 'assistant-commissioner', officeLevel: 'district', days: 7 },
    L3: { department: 'revenue', designation: 'deputy-commissioner', officeLevel: 'district', days: 7 },
  },
}

export const sampleFiled = (filedAt: Instant, changes: Partial<Filed> = {}): Filed => ({
  number: 'KA26H7K3M9QT',
  filedAt,
  channel: 'portal',
  urgent: false,
  subject: sampleSubject,
  policy: samplePolicy,
  ...changes,
})

/** Files the sample's case, of a citizen who has a mailbox. Sent twice, it is filed once. */
export async function fileSample(db: Database): Promise<string> {
  const mobile = `+9197${Math.floor(10_000_000 + Math.random() * 89_999_999)}`
  const person = { mobile, name: 'Basavva', language: 'kn', email: 'b@example.in' }
  const [citizen] = await db.insert(citizens).values(person).returning()
  const filing = {
    idempotencyKey: randomUUID(),
    citizen: citizen?.id ?? '',
    channel: 'portal' as const,
    language: 'kn',
    title: 'Pension',
    description: 'No pension',
    address: '',
    urgent: false,
    subject: sampleSubject,
    policy: samplePolicy,
    stateCode: 'KA',
    filedAt: new Date(),
  }
  const { number } = await fileGrievance(db, filing)
  const again = await fileGrievance(db, { ...filing, description: 'sent again' })
  if (!again.repeated || again.number !== number) throw new Error('Sent again, it was filed again')
  return number
}
