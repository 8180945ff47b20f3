import { and, asc, between, desc, eq, isNotNull, isNull, notInArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Queryable } from '../client'
import type { Names } from '../schema/names'
import { kilometresBetween, pointOf, type Point } from '../schema/point'
import { areas, type AreaKind } from '../schema/reference'

/** A place as people look for it. */
export interface Place {
  code: string
  kind: AreaKind
  names: Names
  aliases: string[]
  /** Codes from the state down to the place itself. */
  path: string[]
}

/** Wards have numbers only, and nobody lives in a division. */
const UNNAMED: AreaKind[] = ['state', 'division', 'ward']

/** Every place that has a name of its own, the widest first. */
export const readPlaces = (db: Queryable): Promise<Place[]> =>
  db
    .select({
      code: areas.code,
      kind: areas.kind,
      names: areas.names,
      aliases: areas.aliases,
      path: areas.path,
    })
    .from(areas)
    .where(and(isNull(areas.retiredAt), notInArray(areas.kind, UNNAMED)))
    .orderBy(sql`cardinality(${areas.path})`, asc(areas.code))

/** Another one as soon as any area says something else: loading reference data tells nobody. 30 ms for 24,000 areas. */
export async function versionOfPlaces(db: Queryable): Promise<string> {
  const said = sql`concat_ws('|', ${areas.code}, ${areas.names}, ${areas.aliases}, ${areas.path}, ${areas.retiredAt})`
  const [row] = await db.select({ version: sql<string>`sum(hashtextextended(${said}, 0))::text` }).from(areas)
  return row?.version ?? ''
}

/** A place whose coordinates are known, and how far it is in kilometres. */
export interface PlaceAround {
  code: string
  kind: AreaKind
  names: Names
  point: Point
  away: number
}

/** A degree of latitude, and the shortest that a degree of longitude is in India. */
const LATITUDE = 110
const LONGITUDE = 87

/** The seats and towns up to so many kilometres from a point, the nearest first. */
export async function readPlacesAround(
  db: Queryable,
  { latitude, longitude }: Point,
  kilometres: number,
): Promise<PlaceAround[]> {
  const [north, east] = [kilometres / LATITUDE, kilometres / LONGITUDE]
  const rows = await db
    .select({
      code: areas.code,
      kind: areas.kind,
      names: areas.names,
      latitude: areas.latitude,
      longitude: areas.longitude,
    })
    .from(areas)
    .where(
      and(
        isNull(areas.retiredAt),
        between(areas.latitude, latitude - north, latitude + north),
        between(areas.longitude, longitude - east, longitude + east),
      ),
    )
  return rows
    .flatMap(({ code, kind, names, ...figures }) => {
      const point = pointOf(figures)
      return point
        ? [{ code, kind, names, point, away: kilometresBetween({ latitude, longitude }, point) }]
        : []
    })
    .filter(({ away }) => away <= kilometres)
    .sort((one, other) => one.away - other.away)
}

const own = alias(areas, 'own')

/** Where an area is on a map: its own point, else that of what it lies in. Null where nothing around it has one. */
export async function readCentre(db: Queryable, code: string): Promise<Point | null> {
  const [row] = await db
    .select({ latitude: areas.latitude, longitude: areas.longitude })
    .from(own)
    .innerJoin(areas, sql`${areas.code} = any(${own.path})`)
    .where(and(eq(own.code, code), isNotNull(areas.latitude)))
    .orderBy(desc(sql`array_position(${own.path}, ${areas.code})`))
    .limit(1)
  return row ? pointOf(row) : null
}
