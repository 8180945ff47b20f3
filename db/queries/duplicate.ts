import { and, desc, eq, isNull, ne, notExists, or, sql, type SQL } from 'drizzle-orm'
import type { CaseNumber, PostingCode } from '../../workflows/grievance/types'
import type { Queryable, Transaction } from '../client'
import { actions } from '../schema/action'
import { grievances, situations } from '../schema/grievance'
import { isWithin } from './case'

/** Another grievance of the same citizen, which this one may repeat. */
export interface SameCitizens {
  number: CaseNumber
  title: string
  language: string
  filedAt: Date
}

/**
 * Other grievances of the citizen who filed this one, newest first, with which it can be joined. What lies with
 * another department is told only to whom may read it.
 */
export async function othersOfSameCitizen(
  db: Queryable,
  number: CaseNumber,
  own: PostingCode[],
): Promise<SameCitizens[]> {
  if (own.length === 0) return []
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
        eq(grievances.citizen, citizenOf(db, number)),
        ne(grievances.number, number),
        or(eq(situations.department, ofDepartment), isWithin(db, situations.number, own)),
        canTakeIn(db, number),
      ),
    )
    .orderBy(desc(grievances.filedAt))
    .limit(50)
}

const citizenOf = (db: Queryable, number: CaseNumber) =>
  db.select({ citizen: grievances.citizen }).from(grievances).where(eq(grievances.number, number))

/**
 * Whether a grievance of `situations` can go on for another: it is open, is not being joined with any other itself,
 * and was never joined with that very one, which its citizen has contested where it is open again.
 */
function canTakeIn(db: Queryable, joined: CaseNumber): SQL | undefined {
  const withThis = and(eq(actions.verdict, 'applied'), sql`${actions.action}->>'of' = ${joined}`)
  const joining = db
    .select({ one: sql`1` })
    .from(actions)
    .where(
      and(
        eq(actions.number, situations.number),
        eq(actions.kind, 'link-duplicate'),
        or(isNull(actions.verdict), withThis),
      ),
    )
  return and(ne(situations.stage, 'closed'), notExists(joining))
}

/**
 * Whether a grievance can still be joined with the other one, asked as the act is stored: of two officers who join
 * each with the other at once, the second one may not, or both would be closed. Until the transaction ends nobody
 * else joins grievances of this citizen.
 */
export async function mayJoin(tx: Transaction, number: CaseNumber, other: CaseNumber): Promise<boolean> {
  const [row] = await citizenOf(tx, number)
  const lock = `duplicates ${row?.citizen}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`)
  return (await tx.$count(situations, and(eq(situations.number, other), canTakeIn(tx, number)))) > 0
}
