import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, gt, ne } from 'drizzle-orm'
import type { Queryable } from '../client'
import { audit } from '../schema/audit'
import { citizens } from '../schema/people'
import { sessions, type Device } from '../schema/session'
import { citizenColumns, type CitizenPerson } from './person'

export type Realm = 'citizen' | 'officer'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long a browser stays signed in at most, and how long it may be idle. */
export const SESSION_LIFE: Record<Realm, { longest: number; idle: number }> = {
  citizen: { longest: 30 * DAY, idle: 30 * DAY },
  officer: { longest: 8 * HOUR, idle: 30 * MINUTE },
}
/** `seenAt` is written at most so often: not every page is a write. */
const SEEN_EVERY = MINUTE

export const sessionHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Signs a browser in, and puts that on record. The token, 256 random bits, is in the answer only; the table has its hash. */
export async function createSession(
  db: Queryable,
  realm: Realm,
  person: string,
  now: number,
  device: Device | null = null,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now + SESSION_LIFE[realm].longest)
  const created = { createdAt: new Date(now), seenAt: new Date(now), expiresAt }
  await db.insert(sessions).values({ idHash: sessionHash(token), realm, person, device, ...created })
  await db.insert(audit).values({ at: new Date(now), actorKind: realm, actor: person, act: 'signed-in' })
  return token
}

export interface Session {
  realm: Realm
  person: string
  signedInAt: Date
  /** Who that is, for a citizen. */
  citizen: CitizenPerson | null
}

/** Who is signed in with this token, or null when it is unknown, over, or was idle for too long. */
export async function readSession(db: Queryable, token: string, now: number): Promise<Session | null> {
  const idHash = sessionHash(token)
  const { realm: ofRealm, person: ofPerson, seenAt: lastSeen, createdAt: signedInAt } = sessions
  const [session] = await db
    .select({ realm: ofRealm, person: ofPerson, seenAt: lastSeen, signedInAt, citizen: citizenColumns })
    .from(sessions)
    .leftJoin(citizens, and(eq(ofRealm, 'citizen'), eq(citizens.id, ofPerson)))
    .where(and(eq(sessions.idHash, idHash), gt(sessions.expiresAt, new Date(now))))
  if (!session) return null
  const { seenAt, ...own } = session
  const { realm } = own
  const idle = now - seenAt.getTime()
  if (idle > SESSION_LIFE[realm].idle) return null
  if (idle > SEEN_EVERY)
    await db
      .update(sessions)
      .set({ seenAt: new Date(now) })
      .where(eq(sessions.idHash, idHash))
  return own
}

/** Signs a browser out. */
export async function endSession(db: Queryable, token: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.idHash, sessionHash(token)))
}

/** Signs a person out everywhere: a lost telephone, an officer who has left. */
export async function endSessionsOf(db: Queryable, realm: Realm, person: string): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.realm, realm), eq(sessions.person, person)))
}

/** A browser in which a citizen is signed in. */
export interface OwnBrowser {
  /** The hash of its cookie: names it, and opens nothing. */
  id: string
  device: Device | null
  signedInAt: Date
  seenAt: Date
}

/** All browsers in which this citizen is signed in, the last used first. */
export const browsersOf = (db: Queryable, citizen: string, now: number): Promise<OwnBrowser[]> =>
  db
    .select({
      id: sessions.idHash,
      device: sessions.device,
      signedInAt: sessions.createdAt,
      seenAt: sessions.seenAt,
    })
    .from(sessions)
    .where(and(ofCitizen(citizen), gt(sessions.expiresAt, new Date(now))))
    .orderBy(desc(sessions.seenAt))
    .limit(50)

/** Signs one of this citizen's browsers out. That of somebody else is left. */
export async function endBrowser(db: Queryable, citizen: string, id: string): Promise<void> {
  await db.delete(sessions).where(and(ofCitizen(citizen), eq(sessions.idHash, id)))
}

/** Signs this citizen out everywhere but in the browser with this id. */
export async function endOtherBrowsers(db: Queryable, citizen: string, own: string): Promise<void> {
  await db.delete(sessions).where(and(ofCitizen(citizen), ne(sessions.idHash, own)))
}

const ofCitizen = (citizen: string) => and(eq(sessions.realm, 'citizen'), eq(sessions.person, citizen))
