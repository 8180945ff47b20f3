import type { Service } from '../../db/queries/service'
import { plainForm, spelledForm, wordsOf } from './spelling'

/**
 * Answers of which services, or other matters, a text holds a whole keyword, word by word: "current illa" is a power
 * cut, although its second word alone says nothing and its first is in "current bill" as well.
 */
export function wholeKeywords(all: Pick<Service, 'code' | 'keywords'>[]): (words: string[]) => Set<string> {
  const services = new Map<string, string[]>()
  for (const { code, keywords } of all)
    for (const keyword of Object.values(keywords).flat()) {
      const words = wordsOf(keyword)
      if (!words.some((word) => plainForm(word))) continue
      const phrase = phraseOf(words)
      services.set(phrase, [...(services.get(phrase) ?? []), code])
    }
  return (words) => {
    const text = phraseOf(words)
    return new Set([...services].flatMap(([phrase, codes]) => (text.includes(phrase) ? codes : [])))
  }
}

/** With a space at both ends, so that no part of a word is taken for one. */
const phraseOf = (words: string[]): string => ` ${words.map(spelledForm).join(' ')} `
