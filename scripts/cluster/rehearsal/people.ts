import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { paths } from '../../../api/paths'
import type { Database } from '../../../db/client'
import { createSession } from '../../../db/queries/session'
import { citizens, officers, officersPostings } from '../../../db/schema/people'
import { fillInGrievance, hiddenField } from '../../../test/harness/visitor'
import { dayInIndia } from '../../../workflows/calendar'
import { PatientVisitor, type Tally } from './patient-visitor'

/** What people were told: only this counts as promised to them. */
export interface Promised {
  /** Numbers on receipts. */
  numbers: string[]
  /** Numbers of cases whose officer was told that the report is filed. */
  reported: string[]
}

export interface Crowd {
  db: Database
  origin: string
  tally: Tally
  promised: Promised
  /** False once everybody should go home after what they have begun. */
  open(): boolean
}

/** Who answers for an old-age pension where `fillInGrievance` files. */
const TAHSILDAR = 'revenue/tahsildar@gadag.ron'
const REST = 200

/** Citizens come one after the other, file, read the receipt and look the case up by its number. */
export async function citizensCome(crowd: Crowd, lane: number) {
  for (let come = 0; crowd.open(); come += 1) {
    // Whoever was failed twice is in the tally and goes home; the next one comes.
    await fileOne(crowd, `+919${lane}${String(10_000_000 + come)}`).catch(() => {})
    await pause(REST)
  }
}

async function fileOne({ db, origin, tally, promised }: Crowd, mobile: string) {
  const [citizen] = await db
    .insert(citizens)
    .values({ mobile, name: 'Shantamma', language: 'en' })
    .returning()
  const visitor = new PatientVisitor(origin, tally)
  visitor.setCookie('session', await createSession(db, 'citizen', citizen?.id ?? '', Date.now()))
  const key = await fillInGrievance(visitor, 'The pension of my mother has not come since August.')
  const review = paths.newGrievanceStep('review')
  const receipt = (await visitor.post(review, { key })).headers.get('location') ?? ''
  const number = /KA\w{10}/.exec(receipt)?.[0]
  if (!number) return void tally.failures.push({ what: 'filing', why: `led to "${receipt}"`, at: Date.now() })
  promised.numbers.push(number)
  await visitor.get(receipt)
  await visitor.get(paths.grievance(number))
  await visitor.get(paths.track({ number }))
}

/** The Tahsildar looks at the worklist and reports on every second case, once it has arrived there. */
export async function officerWorks(crowd: Crowd) {
  const officer = await signedInOfficer(crowd)
  for (let next = 0; crowd.open();) {
    const number = crowd.promised.numbers[next]
    const done = number !== undefined && (await reportOn(officer, number).catch(() => false))
    if (done) crowd.promised.reported.push(number)
    if (done) next += 2
    await officer.get(paths.work()).catch(() => {})
    await pause(REST)
  }
}

async function signedInOfficer({ db, origin, tally }: Crowd) {
  await db.delete(officersPostings).where(eq(officersPostings.posting, TAHSILDAR))
  const values = { mobile: '+919999900001', name: 'Prakash Naik', language: 'en' }
  const [officer] = await db.insert(officers).values(values).returning()
  const id = officer?.id ?? ''
  await db.insert(officersPostings).values({ officer: id, posting: TAHSILDAR })
  const visitor = new PatientVisitor(origin, tally)
  visitor.setCookie('session', await createSession(db, 'officer', id, Date.now()))
  return visitor
}

/** False while the case has not come to the officer yet: its form is not offered then. */
async function reportOn(officer: PatientVisitor, number: string): Promise<boolean> {
  const form = paths.officerAct(number, 'file-report')
  const key = hiddenField(await (await officer.get(form)).text(), 'key')
  if (!key) return false
  const words = 'The pension order was sent to the treasury.'
  const answer = await officer.post(form, { key, words, 'done-on': dayInIndia(Date.now()) })
  return answer.status === 303
}
