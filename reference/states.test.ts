import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { checkedReference, faultLine } from './load'
import { groundsOf } from './check'
import { deriveOffices } from './offices'
import { readReference, statesAvailable, type Reference } from './read'
import { lgdDifferenceRow, PARTNERS } from './schema'
import { readTable } from './table'

const HERE = fileURLToPath(new URL('.', import.meta.url))

const directory = join(HERE, '..', '..', 'shared', 'data', 'lgd')
const absent = !existsSync(directory)
if (absent)
  console.warn(
    `Skipped: the Local Government Directory is not at ${directory}, so codes are not compared with it.`,
  )

function shipped(state = 'karnataka'): Reference {
  const read = readReference(state)
  if (!read.ok) throw new Error(read.faults.map(faultLine).join('\n'))
  return read.reference
}

const STATES = [
  { state: 'karnataka', districts: 31, taluks: 240 },
  { state: 'punjab', districts: 23, taluks: 98 },
]

test('every state that is shipped is known here', () => {
  expect(statesAvailable().toSorted()).toEqual(STATES.map(({ state }) => state))
})

describe.each(STATES)('$state', ({ state, districts, taluks }) => {
  test('what is shipped has no fault', () => {
    const read = checkedReference(state)
    expect(read.ok ? [] : read.faults.map(faultLine)).toEqual([])
  })

  test('says what it and its portal are called in every language that it offers', () => {
    const { name, portal_name, sms_brand, languages } = shipped(state).state
    for (const names of [name, portal_name, sms_brand])
      expect(Object.keys(names).toSorted()).toEqual(languages.toSorted())
  })

  test('is whole: departments, services of every department, districts and what lies in them', () => {
    const { departments, services, areas } = shipped(state)
    expect(departments.length).toBeGreaterThanOrEqual(40)
    expect(services.length).toBeGreaterThanOrEqual(100)
    expect(areas.filter(({ kind }) => kind === 'district')).toHaveLength(districts)
    expect(areas.filter(({ kind }) => kind === 'taluk')).toHaveLength(taluks)
    expect(new Set(services.map(({ department }) => department)).size).toBe(departments.length)
  })

  test('a service is found by at least five words in each way of writing', () => {
    const poor = shipped(state).services.filter(({ keywords }) =>
      Object.values(keywords).some((words) => words.length < 5),
    )
    expect(poor.map(({ code }) => code)).toEqual([])
  })

  test('has holidays in both years, in order', () => {
    const days = shipped(state).holidays.map(({ date }) => date)
    for (const year of ['2026', '2027'])
      expect(days.filter((day) => day.startsWith(year)).length).toBeGreaterThan(15)
    expect(days).toEqual(days.toSorted())
  })

  test('has a counter in every district', () => {
    const { areas, counters } = shipped(state)
    const without = areas.filter(
      ({ kind, code }) => kind === 'district' && !counters.some(({ area }) => area === code),
    )
    expect(without).toEqual([])
  })

  test.skipIf(absent)(
    'districts and taluks are those of the Local Government Directory, but for the differences told',
    () => {
      const differences = readTable(
        join(HERE, state, 'lgd-differences.csv'),
        'lgd-differences.csv',
        lgdDifferenceRow,
      )
      expect(differences.faults).toEqual([])
      const told = new Set(
        differences.rows.flatMap(({ kind, lgd, ourCode }) => [`${kind} ${lgd}`, `${kind} ${ourCode}`]),
      )
      expect([unexplainedOf(state, 'district', told), unexplainedOf(state, 'taluk', told)].flat()).toEqual([])
    },
  )
})

test('Karnataka has a service of every partner system', () => {
  expect(new Set(shipped().services.map(({ partner }) => partner))).toEqual(new Set([...PARTNERS, null]))
})

describe('offices and postings follow from matrix and areas', () => {
  const { offices, postings } = deriveOffices(groundsOf(shipped()))
  const posting = (code: string) => postings.find((posting) => posting.code === code)

  test('codes are unique and each posting has its office', () => {
    expect(new Set(postings.map(({ code }) => code)).size).toBe(postings.length)
    const known = new Set(offices.map(({ code }) => code))
    expect(postings.filter(({ office }) => !known.has(office))).toEqual([])
  })

  test('a taluk has its Tahsildar, the state office nodal officer and head', () => {
    expect(posting('revenue/tahsildar@dharwad.hubballi')).toMatchObject({
      office: 'revenue@dharwad.hubballi',
      state: 'held',
    })
    expect(posting('social-security/joint-director@ka')).toBeDefined()
    expect(posting('social-security/director@ka')).toBeDefined()
  })

  test('a posting without a holder says who looks after it', () => {
    expect(posting('revenue/tahsildar@dharwad.kalghatgi')).toMatchObject({
      state: 'in-charge',
      inCharge: 'revenue/tahsildar@dharwad.hubballi',
    })
    expect(posting('revenue/tahsildar@dharwad.alnavar')).toMatchObject({ state: 'vacant', inCharge: null })
  })

  test('a department that serves Bengaluru only has no office elsewhere', () => {
    const places = offices.filter(({ department }) => department === 'bwssb').map(({ area }) => area)
    expect(places).toContain('ka')
    expect(places).toContain('bengaluru-urban')
    expect(places.filter((area) => area !== 'ka' && !area.startsWith('bengaluru-urban'))).toEqual([])
  })
})

/** Areas that only one side has, or that have another name there, unless lgd-differences.csv says why. */
function unexplainedOf(state: string, kind: 'district' | 'taluk', told: Set<string>): string[] {
  const { areas, state: laidDown } = shipped(state)
  const code = areas.find((area) => area.code === laidDown.area)?.lgd ?? ''
  const theirs = new Map(directoryOf(kind, code))
  const ours = areas.filter((area) => area.kind === kind)
  const known = new Set(ours.map(({ lgd }) => lgd))
  const missing = [...theirs].filter(([lgd]) => !known.has(lgd) && !told.has(`${kind} ${lgd}`))
  const different = ours
    .filter(({ code }) => !told.has(`${kind} ${code}`))
    .filter(({ lgd, names }) => plain(theirs.get(lgd ?? '')) !== plain(names.en))
  return [
    ...missing.map(([, name]) => `${kind} ${name} is not ours`),
    ...different.map(({ code, lgd }) => `${kind} ${code} is "${theirs.get(lgd ?? '') ?? 'unknown'}" there`),
  ]
}

const plain = (name = '') => name.toLowerCase().replace(/[^a-z]/g, '')

/** LGD code and name of the districts or taluks of a state. */
function directoryOf(kind: 'district' | 'taluk', state: string): [string, string][] {
  const file = kind === 'district' ? 'districts.csv' : 'subdistricts.csv'
  const column = kind === 'district' ? 'District' : 'Sub-district'
  const rows = parse<Record<string, string>>(readFileSync(join(directory, file), 'utf8'), {
    columns: true,
    bom: true,
    trim: true,
  })
  return rows
    .filter((row) => row['State Code'] === state)
    .map((row) => [row[`${column} Code`]!, row[`${column} Name`]!])
}
