import { and, eq } from 'drizzle-orm'
import type { CaseNumber, PostingCode } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { situations } from '../schema/grievance'
import { readActionOf, type OwnAction } from './action'
import { isWithin } from './case'

/** Whether a number is that of a case which these postings may read. */
export async function isOneOf(db: Queryable, number: CaseNumber, own: PostingCode[]): Promise<boolean> {
  if (own.length === 0) return false
  return (await db.$count(situations, and(eq(situations.number, number), isWithin(db, number, own)))) > 0
}

/** An action by its id, if this officer did it. */
export const readOwnAction = (db: Queryable, id: string, officer: string): Promise<OwnAction | null> =>
  readActionOf(db, id, { officer })
