import { openSecret, sealSecret } from '../api/authenticator'
import type { Database } from '../db/client'
import { CODE_LIFE } from '../db/queries/one-time-password'
import { enrolledOfficers, resealAuthenticator } from '../db/queries/person'
import { howManyClosed, reportsToTell, reportToken } from '../db/queries/report-link'
import type { Tell } from './progress'

/** The present secret first, then the one before. */
export type Secrets = readonly [string, ...string[]]

const AT_ONCE = 500

/** Minutes after the last process was started anew, until no code and no half-finished sign-in is of the secret before. */
export const MINUTES_OF_CODES = CODE_LIFE / 60_000

export interface Sealed {
  /** Under the present secret. */
  anew: number
  /** Under the one before. */
  before: number
  /** Under neither: these officers cannot sign in. */
  unreadable: number
}

/** How the secrets of the officers' authenticator apps are sealed. `act` is shown each that is of the secret before. */
export async function lookThrough(
  db: Database,
  secrets: Secrets,
  tell: Tell,
  act: (officer: { id: string; sealed: string; secret: string }) => Promise<void> = async () => {},
): Promise<Sealed> {
  const found = { anew: 0, before: 0, unreadable: 0 }
  let after: string | null = null
  for (;;) {
    const officers: { id: string; sealed: string }[] = await enrolledOfficers(db, after, AT_ONCE)
    for (const officer of officers) {
      const opened = openedBy(secrets, officer.sealed)
      if (!opened) found.unreadable += 1
      else if (opened.key === secrets[0]) found.anew += 1
      else {
        found.before += 1
        await act({ ...officer, secret: opened.secret })
      }
    }
    tell(`${found.anew + found.before + found.unreadable} officers`)
    after = officers.at(-1)?.id ?? null
    if (officers.length < AT_ONCE) return found
  }
}

function openedBy(secrets: Secrets, sealed: string) {
  try {
    return openSecret(secrets, sealed)
  } catch {
    return null
  }
}

/** Seals anew what is sealed under the secret before. Cut short, it goes on where it was when it is run again. */
export async function reseal(db: Database, secrets: Secrets, tell: Tell): Promise<number> {
  let resealed = 0
  await lookThrough(db, secrets, tell, async ({ id, sealed, secret }) => {
    if (await resealAuthenticator(db, id, sealed, sealSecret(secrets[0], secret))) resealed += 1
  })
  return resealed
}

/** Reports that are to be told by a message whose link opens only under a secret of before. */
export async function linksOfBefore(db: Database, [secret]: Secrets): Promise<number> {
  const reports = await reportsToTell(db)
  return howManyClosed(
    db,
    reports.map(({ number, report }) => reportToken(secret, number, report)),
  )
}
