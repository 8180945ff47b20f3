import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { languagesOf } from '../packs'
import { FOLDER, readAreas } from '../read'
import type { AreaRow, Language } from '../schema'
import type { Fault } from '../table'
import { readDirectory } from './directory'
import { mergeDirectory, type Merged } from './merge'

export type Imported = { ok: true; merged: Merged } | { ok: false; faults: Fault[] }

/**
 * Brings the areas of `state` up to a download of the Local Government Directory and writes areas.csv anew.
 * @param directory folder with the Directory's CSV files
 */
export function importDirectory(state: string, directory: string, folder = FOLDER): Imported {
  const read = readAreas(state, folder)
  if (!read.ok) return read
  const { areas, state: laidDown } = read
  const own = areas.find(({ code }) => code === laidDown.area)
  const merged = mergeDirectory(areas, readDirectory(directory, own?.lgd ?? ''))
  writeFileSync(join(folder, state, 'areas.csv'), areasFile(merged.areas, languagesOf(laidDown)))
  return { ok: true, merged }
}

function areasFile(areas: AreaRow[], languages: Language[]): string {
  const named = languages.map((language) => `name_${language}`)
  const head = ['code', 'kind', 'parent', 'lgd', ...named, 'aliases', 'latitude', 'longitude']
  const rows = areas.map(({ code, kind, parent, lgd, names, aliases, latitude, longitude }) => [
    ...[code, kind, parent, lgd],
    ...languages.map((language) => names[language] ?? ''),
    ...[aliases.join(';'), inDecimals(latitude), inDecimals(longitude)],
  ])
  return stringify([head, ...rows])
}

/** `13.00` stays so: how many decimals there are says how exact the figure is. */
const inDecimals = (degrees: number | null): string =>
  degrees === null ? '' : degrees.toFixed(Math.max(2, String(degrees).split('.')[1]?.length ?? 0))
