import type { Queryable } from '../db/client'
import { readPlacesAround, type PlaceAround } from '../db/queries/place'
import { nameFor } from '../db/schema/names'
import { eastAndNorth, kilometresBetween, pointAt, type Point } from '../db/schema/point'
import type { AreaKind } from '../db/schema/reference'
import type { PointWords, Sketch } from '../views/case/sketch'
import { townName } from '../views/case/town-name'
import type { Language, Translator } from '../views/i18n'
import { labelled } from './sketch-labels'

/** Pixels of a side. A picture that is pressed tells where in its own pixels, and 320 px leave no more. */
export const SIDE = 280
/** How far it may reach from its middle, in kilometres. */
const REACHES = [12, 20, 30, 40]
/** So many names tell where one is; where fewer than the least are known it is of no use. */
const ENOUGH = 4
const LEAST = 3
/** What a finger covers, in pixels. */
const FINGER = 12
/** Seats and towns closer to each other are one place. */
const ONE_PLACE = 2

/** What is drawn, and what is needed to read a touch on it. */
export interface Drawn {
  sketch: Sketch
  middle: Point
  /** Kilometres from the middle to a side. */
  reach: number
}

/**
 * The towns around a place, so that a point can be put between them. Null where too few are known.
 * @param point that is shown: no name stands below it
 */
export async function sketchAround(
  db: Queryable,
  middle: Point,
  language: Language,
  point?: Point,
): Promise<Drawn | null> {
  const towns = withoutRepeats(await readPlacesAround(db, middle, REACHES.at(-1) ?? 0))
  if (towns.length < LEAST) return null
  const reach = REACHES.find((one) => towns.filter(({ away }) => away < one).length >= ENOUGH) ?? 40
  const places = towns.map(({ names, point }) => ({
    name: townName(nameFor(names, language)),
    ...pixelOf({ middle, reach }, point),
  }))
  const shown = point && pixelOf({ middle, reach }, point)
  const bar = [1, 2, 5, 10, 20].findLast((one) => one <= reach / 2) ?? 1
  const sketch = {
    side: SIDE,
    places: labelled(places, SIDE, shown),
    point: shown,
    bar: { km: bar, length: (bar / reach) * (SIDE / 2) },
    /** Kilometres to which a touch on it is right. */
    exact: Math.max(1, Math.round((FINGER * reach) / (SIDE / 2))),
  }
  return { sketch, middle, reach }
}

/** Districts and taluks by the name of their seat, which is shorter than that of the municipal body there. */
const RANK: AreaKind[] = ['taluk', 'town', 'district']

function withoutRepeats(towns: PlaceAround[]): PlaceAround[] {
  const ranked = towns.toSorted((one, other) => RANK.indexOf(one.kind) - RANK.indexOf(other.kind))
  const kept: PlaceAround[] = []
  for (const town of ranked)
    if (kept.every(({ point }) => kilometresBetween(point, town.point) > ONE_PLACE)) kept.push(town)
  return kept
}

/** Where a point is on a sketch, in its pixels from the top left. */
export function pixelOf({ middle, reach }: Pick<Drawn, 'middle' | 'reach'>, point: Point) {
  const { east, north } = eastAndNorth(middle, point)
  const pixels = SIDE / 2 / reach
  return { x: SIDE / 2 + east * pixels, y: SIDE / 2 - north * pixels }
}

/** The point that was touched, to three decimals: the sketch does not know better. */
export function touchedPoint({ middle, reach }: Drawn, { x, y }: { x: number; y: number }): Point {
  const kilometres = reach / (SIDE / 2)
  const { latitude, longitude } = pointAt(middle, {
    east: (x - SIDE / 2) * kilometres,
    north: (SIDE / 2 - y) * kilometres,
  })
  return { latitude: Number(latitude.toFixed(3)), longitude: Number(longitude.toFixed(3)) }
}

/** A point as people say it and as machines open it, with the sketch around it. */
export async function wordsOfPoint(db: Queryable, t: Translator, point: Point): Promise<PointWords> {
  const [nearest] = withoutRepeats(await readPlacesAround(db, point, 60)).sort(
    (one, other) => one.away - other.away,
  )
  const drawn = await sketchAround(db, point, t.language, point)
  return {
    ...point,
    said: nearest ? whereabouts(t, nearest, point) : null,
    sketch: drawn?.sketch ?? null,
  }
}

const DIRECTIONS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw']

function whereabouts(t: Translator, { names, point: town, away }: PlaceAround, point: Point): string {
  const place = townName(nameFor(names, t.language))
  if (away < 1) return t('place.point.at', { place })
  const { east, north } = eastAndNorth(town, point)
  const eighth = Math.round((Math.atan2(east, north) / (2 * Math.PI)) * 8 + 8) % 8
  return t('place.point.away', { km: Math.round(away), direction: DIRECTIONS[eighth] ?? 'n', place })
}
