import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** A place as the Local Government Directory lists it. `inside` names what it lies in, by kind and code. */
export interface Listed {
  kind: 'district' | 'taluk' | 'panchayat' | 'town' | 'ward' | 'village'
  lgd: string
  name: string
  inside: { kind: 'state' | 'district' | 'taluk' | 'panchayat' | 'town'; lgd: string }
  /** A ward's number in its town. */
  number?: string
}

type Row = Record<string, string>

/**
 * Reads the files that lgdirectory.gov.in offers for download, whatever they are called: each is known by its columns.
 * Rows of other states are left out. Wards and villages carry no state: theirs is that of the place they lie in.
 * @param state code of the state in the Directory, such as `29`
 */
export function readDirectory(folder: string, state: string): Listed[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  const tables = files.map((name) => rowsOf(join(folder, name)))
  const having = (...columns: string[]) =>
    tables.filter(([first]) => first && columns.every((column) => column in first)).flat()
  const ofState = (rows: Row[]) => rows.filter((row) => row['State Code'] === state)
  const districts = ofState(having('State Code', 'District Code', 'District Name')).filter(
    (row) => !('Sub-district Code' in row),
  )
  const taluks = ofState(having('State Code', 'Sub-district Code', 'Sub-district Name'))
  const bodies = ofState(having('State Code', 'Local Body Code', 'Localbody Type Code'))
  const villages = having('Village Code', 'Subdistrict Code', 'District Code').filter(
    (row) => !('State Name' in row),
  )
  const panchayats = panchayatsOf(villages)
  const places = placesOfTowns(having('Localbody Code', 'District Code', 'Subdistrict Code', 'State Name'))
  return [
    ...districts.map((row) => districtOf(row, state)),
    ...taluks.map(talukOf),
    ...bodies.map((row) => townOf(row, places)),
    ...having('Local Body Code', 'Ward Code', 'Ward Number').map(wardOf),
    ...panchayats.values(),
    ...villages.map((row) => villageOf(row, panchayats)),
  ]
}

function rowsOf(path: string): Row[] {
  return parse<Row>(readFileSync(path, 'utf8'), {
    columns: (headings: string[]) => headings.map((heading) => heading.trim()),
    bom: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
  })
}

const districtOf = (row: Row, state: string): Listed => ({
  kind: 'district',
  lgd: row['District Code'] ?? '',
  name: row['District Name'] ?? '',
  inside: { kind: 'state', lgd: state },
})

const talukOf = (row: Row): Listed => ({
  kind: 'taluk',
  lgd: row['Sub-district Code'] ?? '',
  name: row['Sub-district Name'] ?? '',
  inside: { kind: 'district', lgd: row['District Code'] ?? '' },
})

/** In which taluk a town lies: the first that its coverage names, else its district. */
function placesOfTowns(rows: Row[]): Map<string, Listed['inside']> {
  const places = new Map<string, Listed['inside']>()
  for (const row of rows) {
    const town = row['Localbody Code'] ?? ''
    const taluk = row['Subdistrict Code']
    const known = places.get(town)
    if (taluk && known?.kind !== 'taluk') places.set(town, { kind: 'taluk', lgd: taluk })
    else if (!known) places.set(town, { kind: 'district', lgd: row['District Code'] ?? '' })
  }
  return places
}

/** Of a town whose place is not told only that it is somewhere: it is reported, and so are its wards. */
function townOf(row: Row, places: Map<string, Listed['inside']>): Listed {
  const lgd = row['Local Body Code'] ?? ''
  const inside = places.get(lgd) ?? { kind: 'district', lgd: '' }
  return { kind: 'town', lgd, name: row['Local Body Name'] ?? '', inside }
}

/** Some towns write `12` for the number of a ward, some `ward No.12`. */
function wardOf(row: Row): Listed {
  const written = row['Ward Number'] ?? ''
  const number = /\d+[a-z]?$/i.exec(written)?.[0] ?? written
  const inside = { kind: 'town', lgd: row['Local Body Code'] ?? '' } as const
  return { kind: 'ward', lgd: row['Ward Code'] ?? '', name: `Ward ${number}`, number, inside }
}

/** The gram panchayats that the villages name, each in the taluk of the first of its villages. */
function panchayatsOf(villages: Row[]): Map<string, Listed> {
  const panchayats = new Map<string, Listed>()
  for (const row of villages) {
    const lgd = row['Localbody Code'] ?? ''
    const name = row['Localbody Name'] ?? ''
    if (lgd === '' || panchayats.has(lgd)) continue
    panchayats.set(lgd, { kind: 'panchayat', lgd, name, inside: { kind: 'taluk', lgd: talukIn(row) } })
  }
  return panchayats
}

/** A village of a panchayat that reaches into another taluk lies in its own taluk, not in the panchayat's. */
function villageOf(row: Row, panchayats: Map<string, Listed>): Listed {
  const panchayat = panchayats.get(row['Localbody Code'] ?? '')
  const together = panchayat?.inside.lgd === talukIn(row)
  return {
    kind: 'village',
    lgd: row['Village Code'] ?? '',
    name: row['Village Name'] ?? '',
    inside:
      panchayat && together
        ? { kind: 'panchayat', lgd: panchayat.lgd }
        : { kind: 'taluk', lgd: talukIn(row) },
  }
}

const talukIn = (row: Row): string => row['Subdistrict Code'] ?? ''
