import MiniSearch, { type SearchResult } from 'minisearch'
import type { Database } from '../../db/client'
import { readPlaces, versionOfPlaces, type Place } from '../../db/queries/place'
import type { AreaKind } from '../../db/schema/reference'
import { inOneSpelling, wordsOf } from './spelling'

/** A place and the places around it that tell it from others of its name: the nearest first, the district last. */
export interface FoundPlace {
  place: Place
  around: Place[]
}

export interface PlaceSearch {
  /** The places that may be meant, the likeliest first, and how many there are in all. Any script, any spelling. */
  find: (text: string) => { found: FoundPlace[]; count: number }
}

/** More are not read through; another word makes them fewer. */
const MOST = 10
const WORDS_READ = 6
/** So many of the best are compared letter by letter. */
const COMPARED = 100
/** What scores less than this share of the best is another name. */
const NEAR = 0.5
/** Of places with one name the larger is meant more often. */
const WEIGHT: Partial<Record<AreaKind, number>> = { district: 1.3, taluk: 1.3, town: 1.25, hobli: 1.05 }

/** Areas change now and then, and an index of 20,000 takes a second to make: it is made anew only when they have. */
const FRESH = 5 * 60_000
const made = new WeakMap<Database, { at: number; version: string; search: Promise<PlaceSearch> }>()

export async function placeSearch(db: Database): Promise<PlaceSearch> {
  const known = made.get(db)
  if (known && Date.now() - known.at < FRESH) return known.search
  const version = await versionOfPlaces(db)
  const search = known?.version === version ? known.search : readPlaces(db).then(createPlaceSearch)
  made.set(db, { at: Date.now(), version, search })
  search.catch(() => made.delete(db))
  return search
}

/** A few hundred at a time, so that other pages are answered meanwhile. */
const AT_ONCE = 250

export async function createPlaceSearch(all: Place[]): Promise<PlaceSearch> {
  const byCode = new Map(all.map((place) => [place.code, place]))
  const around = ({ path }: Place) => path.slice(0, -1).flatMap((code) => byCode.get(code) ?? [])
  const index = new MiniSearch<Place>({
    idField: 'code',
    fields: ['own', 'around'],
    extractField: (place, field) => {
      if (field === 'code') return place.code
      return (field === 'own' ? [place] : around(place)).flatMap(namesOf).join(' ')
    },
    tokenize: wordsOf,
    processTerm: inOneSpelling,
    searchOptions: {
      combineWith: 'AND',
      boost: { own: 4 },
      boostDocument: (code) => WEIGHT[byCode.get(code as string)?.kind ?? 'village'] ?? 1,
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
      weights: { fuzzy: 0.4, prefix: 0.6 },
      // A place with many names is not less that place.
      bm25: { k: 1.2, b: 0.1, d: 0.5 },
    },
  })
  await index.addAllAsync(all, { chunkSize: AT_ONCE })
  const find = (text: string) => {
    const results = resultsFor(index, text)
    const best = results.slice(0, COMPARED).flatMap(({ id }) => byCode.get(id as string) ?? [])
    const called = wholeName(text)
    const ranked = [
      ...best.filter((place) => isCalled(place, called)),
      ...best.filter((place) => !isCalled(place, called)),
    ]
    const found = ranked.slice(0, MOST).map((place) => ({ place, around: around(place).toReversed() }))
    return { found, count: results.length }
  }
  return { find }
}

const namesOf = ({ names, aliases }: Place): string[] => [...Object.values(names), ...aliases].filter(isText)
const isText = (name: string | undefined): name is string => name !== undefined

const wholeName = (name: string): string => wordsOf(name).map(inOneSpelling).join(' ')

/** In some spelling exactly so, before what only begins so or sounds alike. */
const isCalled = (place: Place, called: string): boolean =>
  namesOf(place).some((name) => wholeName(name) === called)

/** Every word is to fit; of several some may name what the place lies in. Where none is so, any word will do. */
function resultsFor(index: MiniSearch<Place>, text: string): SearchResult[] {
  const words = wordsOf(text).slice(0, WORDS_READ)
  const query = words.join(' ')
  const byItself = ({ match }: SearchResult) => Object.values(match).some((fields) => fields.includes('own'))
  const whole =
    words.length > 1 ? index.search(query).filter(byItself) : index.search(query, { fields: ['own'] })
  const results =
    whole.length > 0 || words.length < 2 ? whole : index.search(query, { fields: ['own'], combineWith: 'OR' })
  const best = results[0]?.score ?? 0
  return results.filter(({ score }) => score >= best * NEAR)
}
