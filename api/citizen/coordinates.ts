import { inFiveDecimals, type Point } from '../../db/schema/point'

/** Two figures with a decimal point, whatever stands around them: also what a map app copies. */
const PAIR = /(-?\d{1,3}\.\d+)[^\d.-]+(-?\d{1,3}\.\d+)/

/** A latitude and a longitude out of what was typed or pasted; null where there are none. */
export function readCoordinates(typed: string): Point | null {
  const [, latitude, longitude] = PAIR.exec(typed) ?? []
  return latitude && longitude
    ? inFiveDecimals({ latitude: Number(latitude), longitude: Number(longitude) })
    : null
}

export const isInIndia = ({ latitude, longitude }: Point): boolean =>
  latitude >= 6 && latitude <= 38 && longitude >= 68 && longitude <= 98

/** What the phone says of where it is; null where it said nothing that can be. */
export function phoneIn(sent: Record<string, unknown>): { point: Point; accuracy: number } | null {
  const [latitude, longitude, accuracy] = ['latitude', 'longitude', 'accuracy'].map((name) =>
    typeof sent[name] === 'string' && sent[name] !== '' ? Number(sent[name]) : NaN,
  ) as [number, number, number]
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null
  return {
    point: inFiveDecimals({ latitude, longitude }),
    accuracy: Number.isFinite(accuracy) ? accuracy : 0,
  }
}
