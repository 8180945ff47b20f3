import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ownDatabase } from '../../test/harness/database'
import { eastAndNorth, kilometresBetween, pointAt } from '../schema/point'
import { areas } from '../schema/reference'
import { readCentre, readPlaces, readPlacesAround, versionOfPlaces } from './place'

const own = ownDatabase(1)
const HUBBALLI = { latitude: 15.35, longitude: 75.13 }
const DELHI = { latitude: 28.61, longitude: 77.21 }

test('the towns around a point come with their distances, the nearest first', async () => {
  const around = await readPlacesAround(own.db, HUBBALLI, 40)
  expect(around.map(({ code }) => code)).toContain('dharwad.kundgol')
  expect(around[0]?.away).toBeLessThan(2)
  expect(around.every(({ away }, at) => away <= 40 && away >= (around[at - 1]?.away ?? 0))).toBe(true)
  expect(await readPlacesAround(own.db, DELHI, 60)).toEqual([])
})

test('a village is where its taluk has its seat, as long as nobody knows better', async () => {
  const taluk = await readCentre(own.db, 'dharwad.hubballi')
  expect(await readCentre(own.db, 'dharwad.hubballi.shiraguppi.kusugal')).toEqual(taluk)
  expect(await readCentre(own.db, 'dharwad.hubballi-nagara')).toEqual(await readCentre(own.db, 'dharwad'))
  expect(await readCentre(own.db, 'nowhere')).toBeNull()
})

test('places that are looked for have names: no wards, nothing retired', async () => {
  await own.db.update(areas).set({ retiredAt: new Date() }).where(eq(areas.code, 'dharwad.alnavar'))
  const places = await readPlaces(own.db)
  expect(places.some(({ kind }) => kind === 'ward' || kind === 'division')).toBe(false)
  expect(places.some(({ code }) => code === 'dharwad.alnavar')).toBe(false)
  expect(places.find(({ code }) => code === 'dharwad.hubballi')?.aliases).toContain('Hubli')
})

test('the version changes with any name, and with nothing else', async () => {
  const before = await versionOfPlaces(own.db)
  expect(await versionOfPlaces(own.db)).toBe(before)
  await own.db
    .update(areas)
    .set({ aliases: ['Kundagol'] })
    .where(eq(areas.code, 'dharwad.kundgol'))
  expect(await versionOfPlaces(own.db)).not.toBe(before)
})

test('kilometres to the east and north lead to the point and back', () => {
  const point = pointAt(HUBBALLI, { east: 12, north: -7 })
  const { east, north } = eastAndNorth(HUBBALLI, point)
  expect(east).toBeCloseTo(12, 2)
  expect(north).toBeCloseTo(-7, 2)
  expect(kilometresBetween(HUBBALLI, point)).toBeCloseTo(Math.hypot(12, 7), 1)
})
