import { and, eq } from 'drizzle-orm'
import type { Situation } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { nameFor } from '../schema/names'
import { policies } from '../schema/reference'

/** The way of a case as its order names it, in the reader's language. */
export interface Track {
  way: string
  level: string
}

/** The track of a case after the order to which it is pinned; null where that order names none. */
export async function trackOf(
  db: Queryable,
  { policy, subject, level }: Situation,
  language: string,
): Promise<Track | null> {
  const [row] = await db
    .select({ pack: policies.pack })
    .from(policies)
    .where(and(eq(policies.code, policy.code), eq(policies.version, policy.version)))
  const tracks = row?.pack.tracks
  const way = tracks?.ways.find(({ endsAt }) => endsAt === subject.matrix.L3.officeLevel)
  if (!tracks || !way) return null
  return { way: nameFor(way.names, language), level: nameFor(tracks.levels[level], language) }
}
