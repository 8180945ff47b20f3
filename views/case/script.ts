/**
 * The language of a person's words, by the letters of most of them: lets a browser choose voice and font. Words in
 * Latin letters count as English, although they may be Kannada.
 */
export function languageOf(words: string): string {
  const counts = SCRIPTS.map(({ language, letters }) => ({
    language,
    count: words.match(letters)?.length ?? 0,
  }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).language
}

const SCRIPTS = [
  { language: 'en', letters: /\p{Script=Latin}/gu },
  { language: 'kn', letters: /\p{Script=Kannada}/gu },
  { language: 'hi', letters: /\p{Script=Devanagari}/gu },
  { language: 'pa', letters: /\p{Script=Gurmukhi}/gu },
]
