import type { Database } from '../../../db/client'
import { createSession } from '../../../db/queries/session'
import { citizens, officers, officersPostings, type OfficerRole } from '../../../db/schema/people'

/**
 * What is personal carries one of these marks, which no code of ours and no reference data contain: names, mailboxes
 * and texts the letters (so many that they are not met by chance in the base64 of a log), mobile numbers the digits.
 */
export const MARK = 'zqxvkjw'
export const MOBILE_MARK = '93571'

export interface Person {
  id: string
  mobile: string
  token: string
}

export interface Officer extends Person {
  postings: string[]
}

const CITIZENS = 40

const SEATS: { postings: string[]; roles?: OfficerRole[] }[] = [
  { postings: ['revenue/tahsildar@dharwad.kundgol'] },
  { postings: ['revenue/tahsildar@dharwad.hubballi'] },
  { postings: ['revenue/tahsildar@dharwad.dharwad'] },
  { postings: ['revenue/assistant-commissioner@dharwad'] },
  { postings: ['revenue/deputy-commissioner@dharwad'] },
  { postings: ['social-security/joint-director@ka', 'revenue/deputy-secretary@ka'] },
  { postings: ['social-security/director@ka'] },
  { postings: [], roles: ['call-agent'] },
  { postings: [], roles: ['call-agent'] },
]

/** The clock of the web process may go an hour wrong: an officer's session must outlive that. */
const AHEAD = 60 * 60_000

/** Registers everybody of one run, all with marked names, numbers and mailboxes. `run` tells runs on one system apart. */
export async function seatEverybody(db: Database, run: number) {
  const mobileOf = (index: number) => `+91${MOBILE_MARK}${String(run * 200 + index).padStart(5, '0')}`
  const people: Person[] = []
  for (let index = 0; index < CITIZENS; index += 1) {
    const mobile = mobileOf(index)
    const name = `${MARK}name Citizen ${run} ${index}`
    const email = index % 4 === 0 ? `${MARK}mail.${run}.${index}@example.org` : null
    const language = index % 3 === 0 ? 'kn' : 'en'
    const [row] = await db.insert(citizens).values({ mobile, name, email, language }).returning()
    people.push(await signedIn(db, 'citizen', row?.id ?? '', mobile))
  }
  return { citizens: people, newcomer: (index: number) => mobileOf(CITIZENS + 20 + index) }
}

/** The officers sit on the system once, for all runs. */
export async function seatOfficers(db: Database): Promise<Officer[]> {
  const seated: Officer[] = []
  for (const [index, { postings, roles = [] }] of SEATS.entries()) {
    const mobile = `+91${MOBILE_MARK}${99_900 + index}`
    const email = `${MARK}mail.officer.${index}@example.org`
    const person = { mobile, name: `${MARK}name Officer ${index}`, email, language: 'en', roles }
    const [row] = await db.insert(officers).values(person).returning()
    const officer = row?.id ?? ''
    if (postings.length > 0)
      await db.insert(officersPostings).values(postings.map((posting) => ({ officer, posting })))
    seated.push({ ...(await signedIn(db, 'officer', officer, mobile)), postings })
  }
  return seated
}

async function signedIn(db: Database, realm: 'citizen' | 'officer', id: string, mobile: string) {
  return { id, mobile, token: await createSession(db, realm, id, Date.now() + AHEAD) }
}
