import { numeric } from 'drizzle-orm/pg-core'

/** Degrees north and east, as telephones and GeoNames give them (WGS 84). */
export interface Point {
  latitude: number
  longitude: number
}

/** One of the two figures of a point. The fifth decimal is a metre: finer than any telephone knows where it is. */
export const degrees = () => numeric({ precision: 8, scale: 5, mode: 'number' })

/** The two columns as one point; null where there is none. */
export const pointOf = (row: { latitude: number | null; longitude: number | null }): Point | null =>
  row.latitude === null || row.longitude === null
    ? null
    : { latitude: row.latitude, longitude: row.longitude }

/** Mean radius of the earth, in kilometres. */
const EARTH = 6371
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** As the crow flies, in kilometres. */
export function kilometresBetween(one: Point, other: Point): number {
  const north = Math.sin(radians(other.latitude - one.latitude) / 2)
  const east = Math.sin(radians(other.longitude - one.longitude) / 2)
  const parallels = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude))
  return 2 * EARTH * Math.asin(Math.sqrt(north ** 2 + parallels * east ** 2))
}

/** How far `other` lies to the east and to the north of `one`, in kilometres. Good enough within a hundred of them. */
export function eastAndNorth(one: Point, other: Point): { east: number; north: number } {
  const aDegree = radians(1) * EARTH
  return {
    east: (other.longitude - one.longitude) * aDegree * Math.cos(radians(one.latitude)),
    north: (other.latitude - one.latitude) * aDegree,
  }
}

/** The point that lies so many kilometres to the east and to the north: what `eastAndNorth` is turned round. */
export function pointAt(from: Point, { east, north }: { east: number; north: number }): Point {
  const aDegree = radians(1) * EARTH
  return inFiveDecimals({
    latitude: from.latitude + north / aDegree,
    longitude: from.longitude + east / (aDegree * Math.cos(radians(from.latitude))),
  })
}

/** As it is stored. */
export const inFiveDecimals = ({ latitude, longitude }: Point): Point => ({
  latitude: Number(latitude.toFixed(5)),
  longitude: Number(longitude.toFixed(5)),
})
