import { and, eq, isNull, ne, notExists } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { together, type Database, type Queryable, type Transaction } from '../client'
import { audit } from '../schema/audit'
import { grievances } from '../schema/grievance'
import { citizens, type WantedMessages } from '../schema/people'
import { insertAccountMessage } from './account-message'
import { endOtherBrowsers } from './session'

/** What is held of a citizen, for that citizen's own eyes. */
export interface OwnPerson {
  id: string
  /** Empty for one who filed without a name; then there is neither a mobile number nor an email. */
  name: string
  mobile: string | null
  email: string | null
  byEmail: boolean
  wants: WantedMessages
  language: string
  createdAt: Date
  erasureAskedAt: Date | null
  /** How many were filed, ever. */
  grievances: number
}

/** One to whom something can be written. */
export type NamedPerson = OwnPerson & { mobile: string }

/** Null for somebody unknown, and for one who was erased. */
export async function readOwnPerson(db: Queryable, id: string): Promise<OwnPerson | null> {
  const { name, mobile, email, byEmail, wants, language, createdAt, erasureAskedAt } = citizens
  const [[found], filed] = await Promise.all([
    db
      .select({ id: citizens.id, name, mobile, email, byEmail, wants, language, createdAt, erasureAskedAt })
      .from(citizens)
      .where(and(eq(citizens.id, id), isNull(citizens.erasedAt))),
    db.$count(grievances, eq(grievances.citizen, id)),
  ])
  return found ? { ...found, grievances: filed } : null
}

/** That a citizen changed something of the own data; what it was and is stands nowhere in the trail. */
export const noteOwnChange = (tx: Queryable, citizen: string, act: string) =>
  tx.insert(audit).values({ actorKind: 'citizen', actor: citizen, act, subject: citizen })

interface Details {
  name: string
  language: string
  /** Set where the email is to be removed; another one is set by `confirmEmail` only. */
  withoutEmail: boolean
}

/** Corrects what was told at registration. Cases under way are written of in the new language from here on. */
export async function correctDetails(db: Database, citizen: string, details: Details): Promise<void> {
  const { name, language, withoutEmail } = details
  await db.transaction((tx) =>
    together([
      tx
        .update(citizens)
        .set({ name, language, ...(withoutEmail ? { email: null } : {}) })
        .where(eq(citizens.id, citizen)),
      tx
        .update(grievances)
        .set({ language })
        .where(and(eq(grievances.citizen, citizen), ne(grievances.language, language))),
      noteOwnChange(tx, citizen, 'details-corrected'),
    ]),
  )
}

/** Takes an email of which a code has proved that it is the citizen's own. */
export async function confirmEmail(db: Queryable, citizen: string, email: string): Promise<void> {
  await db.transaction((tx) =>
    together([
      tx.update(citizens).set({ email }).where(eq(citizens.id, citizen)),
      noteOwnChange(tx, citizen, 'email-confirmed'),
    ]),
  )
}

/** Which messages about cases are sent from here on. */
export async function chooseMessages(
  db: Database,
  citizen: string,
  chosen: { wants: WantedMessages; byEmail: boolean },
): Promise<void> {
  await db.transaction((tx) =>
    together([
      tx.update(citizens).set(chosen).where(eq(citizens.id, citizen)),
      noteOwnChange(tx, citizen, 'messages-chosen'),
    ]),
  )
}

export interface MobileChange {
  citizen: string
  from: string
  to: string
  /** The browser in which it is done, which stays signed in. */
  browser: string
  /** Id of the code that proved the new number: one code, one change. */
  code: string
  now: number
}

/**
 * Puts another mobile number in the place of the old one, signs all other browsers out and tells both numbers. `taken`: it
 * is somebody else's. `moved`: the old number is not the present one any more. Of two who want one number at once, one
 * gets it.
 */
export async function changeMobile(
  tx: Transaction,
  change: MobileChange,
): Promise<'changed' | 'taken' | 'moved'> {
  const { citizen, from, to } = change
  const other = alias(citizens, 'other')
  const taken = tx.select({ id: other.id }).from(other).where(eq(other.mobile, to))
  const own = and(eq(citizens.id, citizen), eq(citizens.mobile, from))
  // In a savepoint: a number that was registered a moment ago fails here, and its code stays used all the same.
  const changed = await tx
    .transaction((inner) =>
      inner
        .update(citizens)
        .set({ mobile: to })
        .where(and(own, notExists(taken)))
        .returning({ language: citizens.language }),
    )
    .catch((error: unknown) => {
      if (isTaken(error)) return []
      throw error
    })
  const [person] = changed
  if (!person) return (await tx.$count(citizens, own)) > 0 ? 'taken' : 'moved'
  await endOtherBrowsers(tx, citizen, change.browser)
  await tellBoth(tx, change, person.language)
  await noteOwnChange(tx, citizen, 'mobile-changed')
  return 'changed'
}

async function tellBoth(tx: Transaction, { from, to, code, now }: MobileChange, language: string) {
  for (const [which, mobile] of Object.entries({ old: from, new: to })) {
    const key = `mobile-changed.${code}.${which}`
    await insertAccountMessage(tx, { key, mobile, language, template: 'mobile-changed', on: now })
  }
}

/** PostgreSQL's word for a second row of what may be there once; drizzle puts it inside its own error. */
function isTaken(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: unknown }
  return code === '23505' || (cause !== undefined && isTaken(cause))
}
