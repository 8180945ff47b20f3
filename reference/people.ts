import { sql } from 'drizzle-orm'
import type { Database } from '../db/client'
import { citizens, officers, officersPostings } from '../db/schema/people'
import { checkedReference, faultLine } from './load'
import type { PersonRow } from './schema'

/** Only numbers of India are in people.csv. */
const e164 = (mobile: string) => `+91${mobile}`

/**
 * Registers the fictitious people of `people.csv`, so that a demonstration has somebody in every seat. Repeating it
 * changes nothing; a person's second factor and sign-ins stay. Never for production. Load the reference data first.
 */
export async function loadDemonstrationPeople(db: Database, state: string, folder?: string): Promise<void> {
  const read = checkedReference(state, folder)
  if (!read.ok)
    throw new Error(`The people of ${state} are not usable:\n${read.faults.map(faultLine).join('\n')}`)
  const { people } = read.reference
  await registerCitizens(
    db,
    people.filter(({ kind }) => kind === 'citizen'),
  )
  await registerOfficers(
    db,
    people.filter(({ kind }) => kind === 'officer'),
  )
}

async function registerCitizens(db: Database, people: PersonRow[]) {
  if (people.length === 0) return
  await db
    .insert(citizens)
    .values(
      people.map(({ mobile, name, email, language }) => ({ mobile: e164(mobile), name, email, language })),
    )
    .onConflictDoNothing({ target: citizens.mobile })
}

async function registerOfficers(db: Database, people: PersonRow[]) {
  if (people.length === 0) return
  await db.transaction(async (transaction) => {
    const registered = await transaction
      .insert(officers)
      .values(
        people.map(({ mobile, name, email, language, roles }) => ({
          mobile: e164(mobile),
          name,
          email,
          language,
          roles,
        })),
      )
      .onConflictDoUpdate({ target: officers.mobile, set: { roles: sql`excluded.roles` } })
      .returning({ id: officers.id, mobile: officers.mobile })
    const idOf = new Map(registered.map(({ id, mobile }) => [mobile, id]))
    const held = people.flatMap(({ mobile, postings }) =>
      postings.map((posting) => ({ officer: idOf.get(e164(mobile))!, posting })),
    )
    if (held.length > 0) await transaction.insert(officersPostings).values(held).onConflictDoNothing()
  })
}
