import type { Elsewhere } from '../../views/citizen/filing/elsewhere'
import { ELSEWHERE_WORDS } from './elsewhere-words'
import { wordsOf } from './spelling'
import { wholeKeywords } from './whole-keywords'

/** More is no help to somebody in need. */
const MOST = 2

const topicsIn = wholeKeywords(
  Object.entries(ELSEWHERE_WORDS).map(([code, phrases]) => ({ code, keywords: { all: phrases } })),
)

/**
 * Matters that a description seems to be about and that somebody else settles, the most pressing first. It is advice:
 * nobody is kept from filing by it.
 */
export function elsewhereFor(description: string): Elsewhere[] {
  const found = topicsIn(wordsOf(description))
  return (Object.keys(ELSEWHERE_WORDS) as Elsewhere[]).filter((topic) => found.has(topic)).slice(0, MOST)
}
