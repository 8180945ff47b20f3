import { and, asc, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Queryable } from '../client'
import { citizens, officers, type OfficerRole } from '../schema/people'
import { postingsOf, type OwnPosting } from './holder'

export interface CitizenPerson {
  id: string
  name: string
  language: string
}

export interface OfficerPerson extends CitizenPerson {
  roles: OfficerRole[]
  postings: OwnPosting[]
}

export const citizenColumns = { id: citizens.id, name: citizens.name, language: citizens.language }

export async function citizenById(db: Queryable, id: string): Promise<CitizenPerson | null> {
  const [found] = await db.select(citizenColumns).from(citizens).where(eq(citizens.id, id))
  return found ?? null
}

/** The citizen who has registered with this mobile number, E.164. */
export async function citizenByMobile(db: Queryable, mobile: string): Promise<CitizenPerson | null> {
  const [found] = await db.select(citizenColumns).from(citizens).where(eq(citizens.mobile, mobile))
  return found ?? null
}

/** Registers a citizen, once for each mobile number: a repetition finds the one who is there already. */
export async function registerCitizen(
  db: Queryable,
  person: { mobile: string; name: string; email: string | null; language: string },
): Promise<string> {
  const [made] = await db.insert(citizens).values(person).onConflictDoNothing().returning({ id: citizens.id })
  if (made) return made.id
  const found = await citizenByMobile(db, person.mobile)
  if (!found) throw new Error('a citizen is neither new nor known')
  return found.id
}

/** Somebody who files without a name, known again by the code whose hash this is. Repeating it changes nothing. */
export async function createUnnamedCitizen(
  db: Queryable,
  person: { id: string; returnCodeHash: string; language: string },
): Promise<void> {
  await db
    .insert(citizens)
    .values({ ...person, name: '', mobile: null })
    .onConflictDoNothing()
}

/** Who comes back with the code of this hash; null where nobody does. */
export async function citizenByReturnCode(db: Queryable, returnCodeHash: string): Promise<string | null> {
  const [found] = await db
    .select({ id: citizens.id })
    .from(citizens)
    .where(eq(citizens.returnCodeHash, returnCodeHash))
  return found?.id ?? null
}

/** The hash of a citizen's return code; null for one who has a mobile number. */
export async function returnCodeHashOf(db: Queryable, id: string): Promise<string | null> {
  const [found] = await db.select({ hash: citizens.returnCodeHash }).from(citizens).where(eq(citizens.id, id))
  return found?.hash ?? null
}

export async function officerById(db: Queryable, id: string): Promise<OfficerPerson | null> {
  const [found] = await db
    .select({ id: officers.id, name: officers.name, language: officers.language, roles: officers.roles })
    .from(officers)
    .where(eq(officers.id, id))
  return found ? { ...found, postings: await postingsOf(db, id) } : null
}

/** What signing in needs to know of the officer with this mobile number. */
export async function officerByMobile(db: Queryable, mobile: string) {
  const [found] = await db
    .select({
      id: officers.id,
      name: officers.name,
      language: officers.language,
      secret: officers.authenticatorSecret,
    })
    .from(officers)
    .where(eq(officers.mobile, mobile))
  return found ?? null
}

/** The sealed secret of an officer's authenticator app; null until it is enrolled. */
export async function authenticatorSecretOf(db: Queryable, id: string): Promise<string | null> {
  const [found] = await db
    .select({ secret: officers.authenticatorSecret })
    .from(officers)
    .where(eq(officers.id, id))
  return found?.secret ?? null
}

/** Enrols an authenticator app by its sealed secret, unless one is enrolled already: then false. */
export async function enrolAuthenticator(
  db: Queryable,
  id: string,
  secret: string,
  step: number,
): Promise<boolean> {
  const enrolled = await db
    .update(officers)
    .set({ authenticatorSecret: secret, authenticatorLastStep: String(step) })
    .where(and(eq(officers.id, id), isNull(officers.authenticatorSecret)))
    .returning({ id: officers.id })
  return enrolled.length === 1
}

/** Puts the same secret in the place of `before`, sealed anew. False where the officer has enrolled another app since. */
export async function resealAuthenticator(
  db: Queryable,
  id: string,
  before: string,
  sealed: string,
): Promise<boolean> {
  const replaced = await db
    .update(officers)
    .set({ authenticatorSecret: sealed })
    .where(and(eq(officers.id, id), eq(officers.authenticatorSecret, before)))
    .returning({ id: officers.id })
  return replaced.length === 1
}

/** The next officers by id who have enrolled an app, with its sealed secret. */
export function enrolledOfficers(db: Queryable, after: string | null, limit: number) {
  return db
    .select({ id: officers.id, sealed: sql<string>`${officers.authenticatorSecret}` })
    .from(officers)
    .where(and(isNotNull(officers.authenticatorSecret), after ? gt(officers.id, after) : undefined))
    .orderBy(asc(officers.id))
    .limit(limit)
}

/** Marks a time step as used. False when it, or a later one, was used before: a code opens the door once only. */
export async function useAuthenticatorStep(db: Queryable, id: string, step: number): Promise<boolean> {
  const used = await db
    .update(officers)
    .set({ authenticatorLastStep: String(step) })
    .where(
      and(
        eq(officers.id, id),
        or(isNull(officers.authenticatorLastStep), lt(sql`${officers.authenticatorLastStep}::bigint`, step)),
      ),
    )
    .returning({ id: officers.id })
  return used.length === 1
}
