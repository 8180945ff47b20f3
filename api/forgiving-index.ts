import MiniSearch from 'minisearch'

interface Manner<Entry> {
  /** Fields by how much a word in each counts. */
  boost: Record<string, number>
  textOf: (entry: Entry, field: string) => string
  tokenize: (text: string) => string[]
  /** Brings the spellings of a word to one; null for a word that is not looked for. */
  processTerm: (word: string) => string | null
}

/** An index in which a long word is found by its beginning and with a letter or two wrong. */
export function forgivingIndex<Entry extends { code: string }>(
  entries: Entry[],
  { boost, textOf, tokenize, processTerm }: Manner<Entry>,
): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>({
    idField: 'code',
    fields: Object.keys(boost),
    extractField: (entry, field) => (field === 'code' ? entry.code : textOf(entry, field)),
    tokenize,
    processTerm,
    searchOptions: {
      boost,
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { fuzzy: 0.3, prefix: 0.4 },
    },
  })
  index.addAll(entries)
  return index
}
