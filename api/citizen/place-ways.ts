import type { Context } from 'hono'
import { readPath } from '../../db/queries/area'
import { readPlacesAround } from '../../db/queries/place'
import { namesOf } from '../../db/queries/names'
import type { Point } from '../../db/schema/point'
import type { Filled } from '../../views/citizen/filing/place-search'
import type { Query } from '../paths'
import type { Env } from '../route'
import { phoneIn } from './coordinates'
import { placesOf } from './draft'
import type { Sent } from './on-draft'

/** Who is further from every town of the state than this, in kilometres, is outside it. */
export const OUTSIDE = 60
/** Who is closer to a town than this is in it or beside it; further out only its taluk is named. */
const IN_TOWN = 5

/**
 * What the place step is asked for by a button other than the one that goes on: a search, one of the places found, or
 * the place of the phone. The answer is what the next page asks for; coordinates are no part of it. Null for a form
 * that goes on.
 */
export async function askedBy(c: Context<Env>, sent: Sent): Promise<Query | null> {
  if (typeof sent.area === 'string') return filledBy(c, 'search', sent.area)
  if (sent.phone === 'yes') {
    const phone = phoneIn(sent)
    return phone ? nearest(c, phone.point) : { by: 'unknown' }
  }
  return sent.search === 'yes' ? { words: wordsIn(sent) } : null
}

const LONGEST_SEARCH = 80
export const wordsIn = ({ words }: { words?: unknown }): string =>
  typeof words === 'string' ? words.trim().slice(0, LONGEST_SEARCH) : ''

const filledBy = async (c: Context<Env>, by: 'search' | 'phone', area: string): Promise<Query> => ({
  ...(await placesOf(c, area)),
  by,
})

/** The nearest town or seat: never more than a proposal, since a border may run in between. */
async function nearest(c: Context<Env>, point: Point): Promise<Query> {
  const { db } = c.var.deps
  const around = await readPlacesAround(db, point, OUTSIDE)
  const [first] = around
  if (!first) return { by: 'outside' }
  // A seat and its town stand at one point: within the town it is the town that is meant.
  const here = around.filter(({ away }) => away - first.away < 1)
  const town = here.find(({ kind, away }) => kind === 'town' && away <= IN_TOWN)
  const finest = town ?? here.find(({ kind }) => kind === 'taluk') ?? first
  if (finest.kind !== 'town' || town) return filledBy(c, 'phone', finest.code)
  const path = await readPath(db, finest.code)
  return filledBy(c, 'phone', path.at(-2)?.code ?? finest.code)
}

/** What the page says of lists that a search or the phone has filled, named by the address. */
export async function filledIn(c: Context<Env>, finest: string | undefined): Promise<Filled | null> {
  const by = c.req.query('by')
  if (by === 'outside') return { by, km: OUTSIDE }
  if (by === 'unknown') return { by }
  if (!finest || (by !== 'search' && by !== 'phone')) return null
  const names = await namesOf(c.var.deps.db, { areas: [finest] }, c.var.language)
  return { by, place: names.areas[finest] ?? '' }
}
