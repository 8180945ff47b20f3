import type MiniSearch from 'minisearch'
import type { Database } from '../../db/client'
import { readServices, type Service } from '../../db/queries/service'
import { forgivingIndex } from '../forgiving-index'
import { localServices } from './local-services'
import { plainForm, wordsOf } from './spelling'
import { wholeKeywords } from './whole-keywords'

/** A service that may be meant, and the person's own words that speak for it. */
export interface Suggestion {
  service: Service
  words: string[]
}

export interface ServiceSearch {
  all: Service[]
  byCode: Map<string, Service>
  /** The services that fit a description best, the likeliest first. Any language, any spelling. */
  suggest: (text: string) => Suggestion[]
}

/** More do not help to choose. */
const MOST = 5
/** What scores less than this share of the best is left out. */
const NEAR = 0.3
/** A long story repeats itself; the first words say what it is about. */
const WORDS_READ = 120
/** Of these letters even the longest story gives its first words. */
const LETTERS_READ = 6_000
/** A service that a whole keyword speaks for, before others that share a word with the text. */
const WHOLE = 2
/** A service of some places, in a text that names none of them. */
const ELSEWHERE = 0.2

/** Reference data changes now and then; an index of some hundred services is made in 20 ms. */
const FRESH = 60_000
const made = new WeakMap<Database, { at: number; search: ServiceSearch }>()

export async function serviceSearch(db: Database): Promise<ServiceSearch> {
  const known = made.get(db)
  if (known && Date.now() - known.at < FRESH) return known.search
  const search = createServiceSearch(await readServices(db))
  made.set(db, { at: Date.now(), search })
  return search
}

export function createServiceSearch(all: Service[]): ServiceSearch {
  const byCode = new Map(all.map((service) => [service.code, service]))
  const index = forgivingIndex(all, {
    boost: { keywords: 2, name: 3, department: 0.5 },
    textOf,
    tokenize: wordsOf,
    processTerm: plainForm,
  })
  const judge = { whole: wholeKeywords(all), local: localServices(all) }
  return { all, byCode, suggest: (text) => suggest({ index, byCode, ...judge }, text) }
}

function textOf(service: Service, field: string): string {
  const { names, departmentNames, keywords } = service
  const texts = { name: names, department: departmentNames }[field] ?? keywords
  return Object.values(texts).flat().join(' ')
}

interface Judge {
  index: MiniSearch<Service>
  byCode: Map<string, Service>
  whole: ReturnType<typeof wholeKeywords>
  local: ReturnType<typeof localServices>
}

function suggest({ index, byCode, whole, local }: Judge, text: string): Suggestion[] {
  const read = wordsOf(text.slice(0, LETTERS_READ)).slice(0, WORDS_READ)
  const words = [...new Set(read)]
  const spoken = whole(read)
  const elsewhere = local(words)
  const found = index.search(words.join(' '), {
    boostDocument: (code) => (spoken.has(code) ? WHOLE : 1) * (elsewhere.has(code) ? ELSEWHERE : 1),
  })
  const best = found[0]?.score ?? 0
  const near = found.filter(({ score }) => score >= best * NEAR)
  const ranked = [
    ...near.filter(({ id }) => !elsewhere.has(id as string)),
    ...near.filter(({ id }) => elsewhere.has(id as string)),
  ]
  return ranked.slice(0, MOST).flatMap(({ id, queryTerms }) => {
    const service = byCode.get(id as string)
    return service
      ? [{ service, words: words.filter((word) => queryTerms.includes(plainForm(word) ?? '')) }]
      : []
  })
}
