import type { AreaRow } from '../schema'
import type { Listed } from './directory'

export interface Merged {
  /** All areas, each after what it lies in: ours as they were, then what was new. */
  areas: AreaRow[]
  /** Rows that the Directory has added. */
  added: AreaRow[]
  /** Rows of ours that got their code of the Directory. */
  recognised: AreaRow[]
  /** Rows of ours that carry another name than the Directory's; ours is kept. */
  named: { ours: AreaRow; theirs: string }[]
  /** Rows of ours whose code the Directory does not list any more, or not under this kind; they stay. */
  unlisted: AreaRow[]
  /** Rows of ours that lie in something else there, such as a new taluk; they stay where they are. */
  moved: { ours: AreaRow; theirs: AreaRow }[]
  /** Places of the Directory that could not be put anywhere, since what they lie in is not known. */
  homeless: Listed[]
}

/**
 * Brings the Directory's places into ours. What is ours stays as it is: codes, corrected names, names in other scripts,
 * other names, coordinates, hoblis, places that the Directory lacks. What is new gets a code after its name and its English name only.
 */
export function mergeDirectory(ours: AreaRow[], listed: Listed[]): Merged {
  const codes = new Map(ours.map((area) => [area.code, area]))
  const byLgd = new Map(ours.filter(({ lgd }) => lgd).map((area) => [`${area.kind} ${area.lgd}`, area]))
  const merged: Merged = {
    areas: [],
    added: [],
    recognised: [],
    named: [],
    unlisted: [],
    moved: [],
    homeless: [],
  }
  const talliesOf = tallies(ours)
  for (const place of listed) {
    const known = byLgd.get(`${place.kind} ${place.lgd}`)
    const parent = byLgd.get(`${place.inside.kind} ${place.inside.lgd}`)
    if (known) {
      if (plain(known.names.en) !== plain(place.name) && place.kind !== 'ward')
        merged.named.push({ ours: known, theirs: place.name })
      if (parent && !liesIn(known, parent, codes)) merged.moved.push({ ours: known, theirs: parent })
    } else if (!parent) merged.homeless.push(place)
    else {
      const own = talliesOf(parent, place)
      const area = own ? { ...own, lgd: place.lgd } : newArea(place, parent, codes)
      merged[own ? 'recognised' : 'added'].push(area)
      codes.set(area.code, area)
      byLgd.set(`${place.kind} ${place.lgd}`, area)
    }
  }
  const seen = new Set(listed.map(({ kind, lgd }) => `${kind} ${lgd}`))
  const kinds = new Set<string>(listed.map(({ kind }) => kind))
  merged.unlisted = ours.filter(
    ({ kind, lgd }) => lgd !== null && kinds.has(kind) && !seen.has(`${kind} ${lgd}`),
  )
  merged.areas = inOrder([...codes.values()])
  return merged
}

/** Answers which of our rows without a code is this place: the same kind and name inside the same parent. */
function tallies(ours: AreaRow[]) {
  const open = ours.filter(({ lgd }) => lgd === null)
  const byName = new Map(open.map((area) => [`${area.kind} ${area.parent} ${plain(area.names.en)}`, area]))
  const parents = new Map(ours.map(({ code, parent }) => [code, parent]))
  const inHobli = new Map(
    open
      .filter(({ kind }) => kind === 'village')
      .map((area) => [`village ${parents.get(area.parent ?? '') ?? ''} ${plain(area.names.en)}`, area]),
  )
  return (parent: AreaRow, { kind, name }: Listed): AreaRow | undefined => {
    // A village of ours that has no panchayat yet is found in the taluk.
    const around = parent.kind === 'panchayat' && kind === 'village' ? parent.parent : parent.code
    const key = `${kind} ${around} ${plain(name)}`
    const found = byName.get(key) ?? inHobli.get(key)
    byName.delete(key)
    inHobli.delete(key)
    return found
  }
}

/** A town, a panchayat and a village often have one name. */
const ENDINGS: Partial<Record<Listed['kind'], string>> = { town: '-town', panchayat: '-gp' }

function newArea(place: Listed, parent: AreaRow, codes: Map<string, AreaRow>): AreaRow {
  const name = titleCase(place.name)
  const end = place.kind === 'ward' ? `w${slug(place.number ?? place.lgd)}` : slug(name)
  const inside = parent.kind === 'state' || parent.kind === 'division' ? '' : `${parent.code}.`
  const ending = ENDINGS[place.kind] ?? ''
  const wished = `${inside}${end || place.lgd}${ending}`
  const code = codes.has(wished) ? `${wished}-${place.lgd}` : wished
  const unknown = { aliases: [], latitude: null, longitude: null }
  return { code, kind: place.kind, parent: parent.code, lgd: place.lgd, names: { en: name }, ...unknown }
}

/** Each area after what it lies in, siblings as they came. */
function inOrder(areas: AreaRow[]): AreaRow[] {
  const children = Map.groupBy(areas, ({ parent }) => parent)
  const from = (area: AreaRow): AreaRow[] => [area, ...(children.get(area.code) ?? []).flatMap(from)]
  return (children.get(null) ?? []).flatMap(from)
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** The Directory writes some names in capitals. What is mixed is somebody's choice. */
const titleCase = (name: string): string =>
  name === name.toUpperCase()
    ? name
        .toLowerCase()
        .replace(/(^|[\s(.-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    : name

/** Directly, or in something between that the Directory does not know, such as a hobli. */
function liesIn(area: AreaRow, place: AreaRow, codes: Map<string, AreaRow>): boolean {
  const outer = area.parent === null ? undefined : codes.get(area.parent)
  return outer !== undefined && (outer.code === place.code || liesIn(outer, place, codes))
}
