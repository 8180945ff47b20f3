import { and, desc, eq, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import type { CaseNumber, PostingCode } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { actions } from '../schema/action'
import { audit } from '../schema/audit'
import { grievances, situations } from '../schema/grievance'
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

/** Another grievance of the same citizen, which this one may repeat. */
export interface SameCitizens {
  number: CaseNumber
  title: string
  language: string
  filedAt: Date
}

/**
 * Other grievances of the citizen who filed this one, newest first, with which it can be joined: open, and not being
 * joined with another themselves, for joined with what is closed this one would be lost. What lies with another
 * department is told only to whom may read it.
 */
export async function othersOfSameCitizen(
  db: Queryable,
  number: CaseNumber,
  own: PostingCode[],
): Promise<SameCitizens[]> {
  if (own.length === 0) return []
  const citizen = db
    .select({ citizen: grievances.citizen })
    .from(grievances)
    .where(eq(grievances.number, number))
  const joining = db
    .select({ one: sql`1` })
    .from(actions)
    .where(
      and(eq(actions.number, situations.number), eq(actions.kind, 'link-duplicate'), isNull(actions.verdict)),
    )
  const ofDepartment = db
    .select({ department: situations.department })
    .from(situations)
    .where(eq(situations.number, number))
  return db
    .select({
      number: grievances.number,
      title: grievances.title,
      language: grievances.language,
      filedAt: grievances.filedAt,
    })
    .from(grievances)
    .innerJoin(situations, eq(situations.number, grievances.number))
    .where(
      and(
        eq(grievances.citizen, citizen),
        ne(grievances.number, number),
        ne(situations.stage, 'closed'),
        or(eq(situations.department, ofDepartment), isWithin(db, situations.number, own)),
        notExists(joining),
      ),
    )
    .orderBy(desc(grievances.filedAt))
    .limit(50)
}
