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
  /** Forms that failed twice, to be sent again with the same key when everything is there again. */
  unanswered: (() => Promise<void>)[]
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

async function fileOne(crowd: Crowd, mobile: string) {
  const { db, origin, tally, promised } = crowd
  const [citizen] = await db
    .insert(citizens)
    .values({ mobile, name: 'Shantamma', language: 'en' })
    .returning()
  const visitor = new PatientVisitor(origin, tally)
  visitor.setCookie('session', await createSession(db, 'citizen', citizen?.id ?? '', Date.now()))
  const key = await fillInGrievance(visitor, 'The pension of my mother has not come since August.')
  const file = async () => {
    const answer = await visitor.post(paths.newGrievanceStep('review'), { key, looked: 'yes' })
    const receipt = answer.headers.get('location') ?? ''
    const number = /KA\w{10}/.exec(receipt)?.[0]
    if (!number) throw new Error(`Filing led to "${receipt}"`)
    promised.numbers.push(number)
    return { receipt, number }
  }
  const filed = await file().catch(() => undefined)
  if (!filed) return void crowd.unanswered.push(async () => void (await file()))
  await visitor.get(filed.receipt)
  await visitor.get(paths.grievance(filed.number))
  await visitor.get(paths.track({ number: filed.number }))
}

/** The Tahsildar looks at the worklist and reports on every second case, once it has arrived there. */
export async function officerWorks(crowd: Crowd) {
  const { numbers, reported } = crowd.promised
  const officer = await signedInOfficer(crowd)
  const keys = new Map<string, string>()
  const report = async (number: string) => {
    const done = await reportOn(officer, number, keys)
    if (done) reported.push(number)
    return done
  }
  for (let next = 0; crowd.open();) {
    const number = numbers[next]
    if (number && (await report(number).catch(() => false))) next += 2
    await officer.get(paths.work()).catch(() => {})
    await pause(REST)
  }
  // What was sent and not answered when all went home.
  const open = [...keys.keys()].filter((number) => !reported.includes(number))
  crowd.unanswered.push(...open.map((number) => async () => void (await report(number))))
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

/**
 * False while the case has not come to the officer yet: its form is not offered then. A form that was sent once is sent
 * with the same key again, since by now the case may not offer another.
 */
async function reportOn(
  officer: PatientVisitor,
  number: string,
  keys: Map<string, string>,
): Promise<boolean> {
  const form = paths.officerAct(number, 'file-report')
  const key = keys.get(number) ?? hiddenField(await (await officer.get(form)).text(), 'key')
  if (!key) return false
  keys.set(number, key)
  const words = 'The pension order was sent to the treasury.'
  const answer = await officer.post(form, { key, words, 'done-on': dayInIndia(Date.now()) })
  return answer.status === 303
}
