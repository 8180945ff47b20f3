import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkedReference, faultLine } from '../load'
import { FOLDER, readReference } from '../read'
import { importDirectory } from './import'
import type { Merged } from './merge'

let folder: string
let directory: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reference-'))
  for (const part of ['karnataka', 'policies'])
    cpSync(join(FOLDER, part), join(folder, part), { recursive: true })
  directory = join(folder, 'directory')
})
afterEach(() => rmSync(folder, { recursive: true }))

function imported(from = directory): Merged {
  const read = importDirectory('karnataka', from, folder)
  if (!read.ok) throw new Error(read.faults.map(faultLine).join('\n'))
  return read.merged
}

const areas = () => {
  const read = readReference('karnataka', folder)
  if (!read.ok) throw new Error(read.faults.map(faultLine).join('\n'))
  return new Map(read.reference.areas.map((area) => [area.code, { ...area, line: 0 }]))
}

function download(files: Record<string, string[]>) {
  cpSync(join(folder, 'policies'), directory, { recursive: true })
  for (const [name, rows] of Object.entries(files)) writeFileSync(join(directory, name), rows.join('\r\n'))
}

const DISTRICTS = [
  'State Code,State Name,District Code,District Name',
  '29,KARNATAKA,536,DHARWAR',
  '3,PUNJAB,36,LUDHIANA',
]
const TALUKS = ['S.No.,State Code,State Name,District Code,District Name,Sub-district Code,Sub-district Name']
const VILLAGES = [
  'District Code,District Name,Subdistrict Code,Subdistrict Name,Localbody Code,Localbody Name,Village Code,Village Name',
]

test('a new village comes under its panchayat in its taluk; ours keep their names, codes and hoblis', () => {
  const before = areas()
  const kundgol = before.get('dharwad.kundgol')
  const village = [...before.values()].find(
    ({ kind, lgd, code }) => kind === 'village' && lgd === null && code.startsWith('dharwad.kundgol.'),
  )
  download({
    'a.csv': DISTRICTS,
    'b.csv': [...TALUKS, `1,29,KARNATAKA,536,DHARWAD,${kundgol?.lgd},KUNDAGOL`],
    'c.csv': [
      ...VILLAGES,
      `536,DHARWAD,${kundgol?.lgd},KUNDAGOL,888801,HOSAHALLI,999901,NAVAGRAMA`,
      `536,DHARWAD,${kundgol?.lgd},KUNDAGOL,888801,HOSAHALLI,999902,${village?.names.en.toUpperCase()}`,
      '999,NOWHERE,99999,NOWHERE,888802,LOST,999903,LOST',
    ],
  })
  const { added, recognised, named, homeless } = imported()
  const unknown = { aliases: [], latitude: null, longitude: null }
  expect(added).toEqual([
    {
      code: 'dharwad.kundgol.hosahalli-gp',
      kind: 'panchayat',
      parent: 'dharwad.kundgol',
      lgd: '888801',
      names: { en: 'Hosahalli' },
      ...unknown,
    },
    {
      code: 'dharwad.kundgol.hosahalli-gp.navagrama',
      kind: 'village',
      parent: 'dharwad.kundgol.hosahalli-gp',
      lgd: '999901',
      names: { en: 'Navagrama' },
      ...unknown,
    },
  ])
  expect(recognised.map(({ code, lgd }) => [code, lgd])).toEqual([[village?.code, '999902']])
  expect(named.map(({ theirs }) => theirs)).toContain('DHARWAR')
  expect(homeless.map(({ name }) => name)).toEqual(['LOST', 'LOST'])
  const after = areas()
  expect(after.get(village?.code ?? '')).toEqual({ ...village, lgd: '999902' })
  expect(after.get('dharwad')).toEqual(before.get('dharwad'))
  expect(after.size).toBe(before.size + 2)
  expect(imported().added).toEqual([])
})

test('a state begins with what is laid down of it, one area and its download', () => {
  const own = join(folder, 'karnataka')
  for (const file of readdirSync(own))
    if (file !== 'state.json' && file !== 'areas.csv') rmSync(join(own, file))
  const [head, ...rows] = readFileSync(join(own, 'areas.csv'), 'utf8').split('\n')
  const ofState = rows.filter((row) => row.includes(',state,'))
  writeFileSync(join(own, 'areas.csv'), [head, ...ofState, ''].join('\n'))
  download({ 'a.csv': DISTRICTS, 'b.csv': [...TALUKS, '1,29,KARNATAKA,536,DHARWAD,5500,KUNDAGOL'] })
  expect(imported().areas.map(({ code }) => code)).toEqual(['ka', 'dharwar', 'dharwar.kundagol'])
})

test('a place that lies in something else there is told, and stays', () => {
  const before = areas()
  const [hubballi, kundgol] = ['dharwad.hubballi', 'dharwad.kundgol'].map((code) => before.get(code))
  const row = (taluk: typeof kundgol) => `536,DHARWAD,${taluk?.lgd},X,888801,HOSAHALLI,999901,NAVAGRAMA`
  download({ 'a.csv': DISTRICTS, 'c.csv': [...VILLAGES, row(kundgol)] })
  expect(imported().moved).toEqual([])
  download({ 'c.csv': [...VILLAGES, row(hubballi)] })
  const { moved } = imported()
  const panchayat = 'dharwad.kundgol.hosahalli-gp'
  expect(moved.map(({ ours, theirs }) => [ours.code, theirs.code])).toEqual([[panchayat, 'dharwad.hubballi']])
  expect(areas().get(panchayat)?.parent).toBe('dharwad.kundgol')
})

const real = join(FOLDER, '..', '..', 'shared', 'data', 'lgd')
const absent = !existsSync(real)
if (absent) console.warn(`Skipped: the Local Government Directory is not at ${real}.`)

test.skipIf(absent)('a download of the Directory brings all its villages and wards, and loads', () => {
  const { homeless } = imported(real)
  const listed = (file: string) =>
    new Set(readFileSync(join(real, file), 'utf8').trim().split('\n').slice(1)).size
  const after = [...areas().values()].filter(({ lgd }) => lgd !== null)
  expect(after.filter(({ kind }) => kind === 'village').length).toBeGreaterThanOrEqual(
    listed('karnataka-villages.csv'),
  )
  // What the download does not say where it is, is reported rather than left out.
  const told = (kind: string) =>
    after.filter((area) => area.kind === kind).length + homeless.filter((area) => area.kind === kind).length
  expect(told('ward')).toBeGreaterThanOrEqual(listed('karnataka-urban-wards.csv'))
  const towns = readFileSync(join(real, 'urban-local-bodies.csv'), 'utf8').match(/,29,KARNATAKA/g)
  expect(told('town')).toBeGreaterThanOrEqual(towns?.length ?? Infinity)
  const checked = checkedReference('karnataka', folder)
  expect(checked.ok ? [] : checked.faults.map(faultLine)).toEqual([])
})
