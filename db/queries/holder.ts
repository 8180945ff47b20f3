import { and, eq, isNull } from 'drizzle-orm'
import type { Queryable } from '../client'
import { officersPostings } from '../schema/people'
import { departments, postings } from '../schema/reference'

/** A desk at which work lies: a posting, or that of a department's nodal officer or head. */
export type Desk = { posting: string } | { nodalOf: string } | { headOf: string }

/**
 * The officers who sit at a desk: those who hold the posting, else those of the posting that looks after it. Empty
 * where nobody does.
 */
export async function holdersOf(db: Queryable, desk: Desk): Promise<string[]> {
  const code = await postingAt(db, desk)
  if (!code) return []
  const own = await officersWith(db, code)
  if (own.length > 0) return own
  const [posting] = await db
    .select({ inCharge: postings.inCharge })
    .from(postings)
    .where(eq(postings.code, code))
  return posting?.inCharge ? officersWith(db, posting.inCharge) : []
}

async function postingAt(db: Queryable, desk: Desk): Promise<string | null> {
  if ('posting' in desk) return desk.posting
  const code = 'nodalOf' in desk ? desk.nodalOf : desk.headOf
  const column = 'nodalOf' in desk ? departments.nodalPosting : departments.headPosting
  const [row] = await db.select({ posting: column }).from(departments).where(eq(departments.code, code))
  return row?.posting ?? null
}

async function officersWith(db: Queryable, posting: string): Promise<string[]> {
  const rows = await db
    .select({ officer: officersPostings.officer })
    .from(officersPostings)
    .where(eq(officersPostings.posting, posting))
  return rows.map(({ officer }) => officer)
}

/** A posting whose work an officer sees: held, or looked after while it has no holder of its own. */
export interface OwnPosting {
  code: string
  lookedAfter: boolean
}

/** All postings of an officer today, those held first. */
export async function postingsOf(db: Queryable, officer: string): Promise<OwnPosting[]> {
  const rows = await db
    .select({ held: officersPostings.posting, lookedAfter: postings.code })
    .from(officersPostings)
    .leftJoin(
      postings,
      and(
        eq(postings.inCharge, officersPostings.posting),
        eq(postings.state, 'in-charge'),
        isNull(postings.retiredAt),
      ),
    )
    .where(eq(officersPostings.officer, officer))
    .orderBy(officersPostings.posting, postings.code)
  const held = new Set(rows.map((row) => row.held))
  const others = new Set(
    rows.flatMap((row) => (row.lookedAfter && !held.has(row.lookedAfter) ? [row.lookedAfter] : [])),
  )
  return [
    ...[...held].map((code) => ({ code, lookedAfter: false })),
    ...[...others].map((code) => ({ code, lookedAfter: true })),
  ]
}
