import { and, asc, eq, ilike, inArray, isNull, or, sql } from 'drizzle-orm'
import type { PostingCode } from '../../workflows/grievance/types'
import type { Database, Queryable } from '../client'
import { anyName, nameIn } from '../schema/names'
import { officers, officersPostings } from '../schema/people'
import { areas, designations, postings } from '../schema/reference'

/** As many as a page can show at a glance. */
const FEW = 12

/** Postings whose designation and place hold all of these words, in any language: `tahsildar ron`. */
export async function findPostings(db: Queryable, typed: string): Promise<PostingCode[]> {
  const words = typed.split(/[\s,]+/).filter(Boolean)
  if (words.length === 0) return []
  const anywhere = words.map((word) =>
    or(...[designations.names, areas.names].map((names) => ilike(anyName(names), `%${word}%`))),
  )
  const rows = await db
    .select({ code: postings.code })
    .from(postings)
    .innerJoin(designations, eq(designations.code, postings.designation))
    .innerJoin(areas, eq(areas.code, postings.area))
    .where(and(isNull(postings.retiredAt), ...anywhere))
    .orderBy(
      asc(sql`length(${nameIn(designations.names, 'en')} || ${nameIn(areas.names, 'en')})`),
      asc(postings.code),
    )
    .limit(FEW)
  return rows.map(({ code }) => code)
}

/**
 * Whoever does the work of a posting: its holder, else the one who looks after it, else a fictitious officer who is
 * put there now. Null for a posting that does not exist.
 */
export async function officerAt(db: Database, posting: PostingCode): Promise<string | null> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ inCharge: postings.inCharge })
      .from(postings)
      .where(eq(postings.code, posting))
      .for('update')
    if (!row) return null
    const seats = row.inCharge ? [posting, row.inCharge] : [posting]
    const [held] = await tx
      .select({ officer: officersPostings.officer })
      .from(officersPostings)
      .where(inArray(officersPostings.posting, seats))
    return held?.officer ?? (await putThere(tx, row.inCharge ?? posting))
  })
}

async function putThere(tx: Queryable, posting: PostingCode): Promise<string | null> {
  // One after the other: two who are put somewhere at once would get one number.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('officers of the demonstration', 0))`)
  const [newest] = await tx
    .select({ mobile: sql<string>`coalesce(max(${officers.mobile}), '+919900100000')` })
    .from(officers)
    .where(sql`${officers.mobile} between '+919900100000' and '+919900199999'`)
  const mobile = `+${BigInt(newest?.mobile ?? '+919900100000') + 1n}`
  const [officer] = await tx
    .insert(officers)
    .values({ mobile, name: `Demonstration ${mobile.slice(-5)}`, language: 'en' })
    .returning({ id: officers.id })
  if (!officer) return null
  await tx.insert(officersPostings).values({ officer: officer.id, posting })
  return officer.id
}
