import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Routing } from '../../workflows/grievance/activities'
import {
  LEVELS,
  type Level,
  type PostingCode,
  type Rung,
  type Subject,
} from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { departments, postings } from '../schema/reference'
import { readPathOfCase, type Area } from './area'

/**
 * Finds the posting that answers for a subject at a level: the one of the matrix where it is held or looked after,
 * else the next ones up the offices, else the routing queue of the department's nodal officer. Never nowhere.
 */
export async function findRouting(db: Queryable, subject: Subject, level: Level): Promise<Routing> {
  const path = await readPathOfCase(db, subject.area)
  const levels = LEVELS.slice(LEVELS.indexOf(level))
  const candidates = levels.map((rung) => postingOf(subject.matrix[rung], path))
  const known = await statesOf(
    db,
    candidates.filter((code) => code !== null),
  )
  for (const [stepsUp, code] of candidates.entries()) {
    const state = code ? known.get(code) : undefined
    if (!code || !state || state === 'vacant') continue
    const because = stepsUp > 0 ? 'up-the-offices' : state === 'in-charge' ? 'in-charge' : 'held'
    return { posting: code, level: levels[stepsUp] ?? level, because, queue: false }
  }
  return { posting: await nodalPostingOf(db, subject.department), level, because: 'nobody', queue: true }
}

/** The posting of an office on this path; null where no area of its kind lies there. */
export function postingOf(rung: Rung, path: Area[]): PostingCode | null {
  const area = path.find(({ kind }) => kind === rung.officeLevel)
  return area ? `${rung.department}/${rung.designation}@${area.code}` : null
}

/** Whether these are held, vacant or looked after; those that are unknown or retired are missing. */
export async function statesOf(db: Queryable, codes: PostingCode[]): Promise<Map<PostingCode, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .select({ code: postings.code, state: postings.state })
    .from(postings)
    .where(and(inArray(postings.code, codes), isNull(postings.retiredAt)))
  return new Map(rows.map(({ code, state }) => [code, state]))
}

async function nodalPostingOf(db: Queryable, department: string): Promise<PostingCode> {
  const [row] = await db
    .select({ nodal: departments.nodalPosting })
    .from(departments)
    .where(eq(departments.code, department))
  if (!row) throw new Error(`Department ${department} is not in the reference data`)
  return row.nodal
}
