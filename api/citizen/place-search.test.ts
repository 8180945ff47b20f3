import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { importDirectory } from '../../reference/lgd/import'
import { areaPaths } from '../../reference/offices'
import { FOLDER, readReference } from '../../reference/read'
import { createPlaceSearch, type PlaceSearch } from './place-search'

async function searchOf(state: string, folder?: string): Promise<PlaceSearch> {
  const read = readReference(state, folder)
  if (!read.ok) throw new Error('the reference data have faults')
  const { areas } = read.reference
  const paths = areaPaths(areas)
  const named = areas.filter(({ kind }) => !['state', 'division', 'ward'].includes(kind))
  return createPlaceSearch(named.map((area) => ({ ...area, path: paths.get(area.code) ?? [] })))
}

let karnataka: PlaceSearch
let punjab: PlaceSearch
beforeAll(async () => {
  karnataka = await searchOf('karnataka')
  punjab = await searchOf('punjab')
}, 120_000)

const codes = (search: PlaceSearch, words: string) => search.find(words).found.map(({ place }) => place.code)

describe('A place is found', () => {
  test.each([
    ['Hubballi', 'dharwad.hubballi'],
    ['Hubli', 'dharwad.hubballi'],
    ['hubali', 'dharwad.hubballi'],
    ['ಹುಬ್ಬಳ್ಳಿ', 'dharwad.hubballi'],
    ['हुबली', 'dharwad.hubballi'],
    ['ਹੁਬਲੀ', 'dharwad.hubballi'],
    ['kundgol', 'dharwad.kundgol'],
    ['kundagola taluk', 'dharwad.kundgol'],
    ['कुंदगोल', 'dharwad.kundgol'],
    ['kundg', 'dharwad.kundgol'],
    ['Bangalore', 'bengaluru-urban'],
    ['Mysore', 'mysuru'],
    ['Belgaum', 'belagavi'],
    ['Gulbarga', 'kalaburagi'],
    ['Bijapur', 'vijayapura'],
    ['Shimoga', 'shivamogga'],
    ['Coorg', 'kodagu'],
    ['K R Nagar', 'mysuru.krishnarajanagara'],
    ['kusugal hubli', 'dharwad.hubballi.shiraguppi.kusugal'],
  ])('in Karnataka by %s', (words, code) => expect(codes(karnataka, words).slice(0, 4)).toContain(code))

  test.each([
    ['Mohali', 'sas-nagar'],
    ['मोहाली', 'sas-nagar'],
    ['Ropar', 'rupnagar'],
    ['ਰੋਪੜ', 'rupnagar'],
    ['Nawanshahr', 'sbs-nagar'],
    ['Muktsar', 'sri-muktsar-sahib'],
    ['ਮੁਕਤਸਰ', 'sri-muktsar-sahib'],
    ['Bhatinda', 'bathinda'],
    ['Jullundur', 'jalandhar'],
    ['ಲುಧಿಯಾನ', 'ludhiana'],
  ])('in Punjab by %s', (words, code) => expect(codes(punjab, words).slice(0, 4)).toContain(code))
})

test('a name with the place around it is only there', () => {
  const found = codes(punjab, 'rampura abohar')
  expect(found.length).toBeGreaterThan(0)
  expect(found.every((code) => code.startsWith('fazilka.abohar.'))).toBe(true)
})

test('each place comes with what it lies in, the nearest first', () => {
  const [first] = karnataka.find('Kusugal').found
  expect(first?.around.map(({ code }) => code)).toEqual([
    'dharwad.hubballi.shiraguppi',
    'dharwad.hubballi',
    'dharwad',
  ])
})

test('what sounds like nothing finds nothing, and no more than ten are shown', () => {
  expect(karnataka.find('xyzzyqwv')).toEqual({ found: [], count: 0 })
  expect(karnataka.find('  ')).toEqual({ found: [], count: 0 })
  const many = punjab.find('kalan')
  expect(many.found).toHaveLength(10)
  expect(many.count).toBeGreaterThan(10)
})

test('a search takes no longer than a page bears, whatever is typed', () => {
  const long = Array.from({ length: 200 }, (_, at) => `hosahallirampura${at}`).join(' ')
  for (const words of ['h', 'ha', 'hosahalli hosahalli hosahalli', long, 'x'.repeat(10_000)]) {
    const begun = process.cpuUsage()
    karnataka.find(words)
    expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(500)
  }
})

const directory = join(FOLDER, '..', '..', 'shared', 'data', 'lgd')
const absent = !existsSync(directory)
if (absent) console.warn(`Skipped: the Local Government Directory is not at ${directory}.`)

test.skipIf(absent)(
  'the 14,660 villages of the Directory are found as quickly',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'places-'))
    try {
      for (const part of ['karnataka', 'policies'])
        cpSync(join(FOLDER, part), join(folder, part), { recursive: true })
      importDirectory('karnataka', directory, folder)
      const all = await searchOf('karnataka', folder)
      const begun = process.cpuUsage()
      expect(codes(all, 'Tammapur manvi')).toContain('raichur.manvi.gorkal-gp.tammapur')
      expect(codes(all, 'तम्मापुर मानवी')).toContain('raichur.manvi.gorkal-gp.tammapur')
      expect(codes(all, 'Hubli')[0]).toMatch(/^dharwad\.hubballi/)
      expect(all.find('hosahalli').count).toBeGreaterThan(100)
      expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(1_500)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
