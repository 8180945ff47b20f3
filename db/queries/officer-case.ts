import { and, eq, sql } from 'drizzle-orm'
import type { CaseNumber, PostingCode } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { audit } from '../schema/audit'
import { situations } from '../schema/grievance'
import { readActionOf, type OwnAction } from './action'
import { isWithin } from './case'

/** Whether a number is that of a case which these postings may read. */
export async function isOneOf(db: Queryable, number: CaseNumber, own: PostingCode[]): Promise<boolean> {
  if (own.length === 0) return false
  return (await db.$count(situations, and(eq(situations.number, number), isWithin(db, number, own)))) > 0
}

/**
 * Reading what belongs to a person leaves a trace: who read which case, when. Once for ten minutes: a page that looks
 * again every other second while the case is busy is one reading.
 */
export async function noteReading(
  db: Queryable,
  officer: string,
  number: CaseNumber,
  what: string,
): Promise<void> {
  await db.execute(sql`
    insert into ${audit} (actor_kind, actor, act, subject)
    select 'officer', ${officer}, ${what}, ${number}
    where not exists (
      select from ${audit} where ${audit.subject} = ${number} and ${audit.actor} = ${officer}
        and ${audit.act} = ${what} and ${audit.at} > now() - interval '10 minutes')`)
}

/** An action by its id, if this officer did it. */
export const readOwnAction = (db: Queryable, id: string, officer: string): Promise<OwnAction | null> =>
  readActionOf(db, id, { officer })
