import { EMPTY_VERB, EMPTY_WORDS } from './empty-words'

/**
 * Spellings are brought to one form, so that "neeru", "niru" and "ನೀರು" are one word: Indian scripts are written in
 * Latin letters, and differences that people do not keep when typing are dropped (long vowels, aspiration, doubled
 * letters, sh and s, v and w).
 */
const CONSONANTS: Record<string, string> = {
  ...{
    ಕ: 'k',
    ಖ: 'k',
    ಗ: 'g',
    ಘ: 'g',
    ಙ: 'n',
    ಚ: 'c',
    ಛ: 'c',
    ಜ: 'j',
    ಝ: 'j',
    ಞ: 'n',
    ಟ: 't',
    ಠ: 't',
    ಡ: 'd',
    ಢ: 'd',
  },
  ...{
    ಣ: 'n',
    ತ: 't',
    ಥ: 't',
    ದ: 'd',
    ಧ: 'd',
    ನ: 'n',
    ಪ: 'p',
    ಫ: 'p',
    ಬ: 'b',
    ಭ: 'b',
    ಮ: 'm',
    ಯ: 'y',
    ರ: 'r',
    ಱ: 'r',
  },
  ...{ ಲ: 'l', ವ: 'v', ಶ: 's', ಷ: 's', ಸ: 's', ಹ: 'h', ಳ: 'l', ೞ: 'l' },
}
const VOWELS: Record<string, string> = {
  ...{
    ಅ: 'a',
    ಆ: 'a',
    ಇ: 'i',
    ಈ: 'i',
    ಉ: 'u',
    ಊ: 'u',
    ಋ: 'ru',
    ಎ: 'e',
    ಏ: 'e',
    ಐ: 'ai',
    ಒ: 'o',
    ಓ: 'o',
    ಔ: 'au',
  },
}
const VOWEL_SIGNS: Record<string, string> = {
  ...{
    'ಾ': 'a',
    'ಿ': 'i',
    'ೀ': 'i',
    'ು': 'u',
    'ೂ': 'u',
    'ೃ': 'ru',
    'ೆ': 'e',
    'ೇ': 'e',
    'ೈ': 'ai',
    'ೊ': 'o',
    'ೋ': 'o',
    'ೌ': 'au',
  },
}
const VIRAMA = '್'
const SCHWA = 'ə'
const SIGNS: Record<string, string> = { 'ಂ': 'n', 'ಁ': 'n', 'ಃ': '', '಼': '', [VIRAMA]: '' }

/** Where the letters of a script begin. In Unicode the same sound stands at the same place of each. */
const BLOCKS = { devanagari: 0x0900, gurmukhi: 0x0a00, kannada: 0x0c80 }
const LETTERS = 0x80
/** What stands elsewhere: the borrowed o and e of Hindi; the nasal, the doubling and the hard r of Punjabi. */
const MOVED: Record<string, string> = {
  ...{ ऑ: 'ಒ', 'ॉ': 'ೊ', ऍ: 'ಎ', 'ॅ': 'ೆ' },
  ...{ '\u0a70': 'ಂ', '\u0a71': '', '\u0a5c': 'ರ' },
}

/** Hindi and Punjabi by the letters of Kannada with the same sounds. */
const inKannadaLetters = (word: string): string => [...word.normalize('NFC')].map(kannadaLetter).join('')

function kannadaLetter(letter: string): string {
  const moved = MOVED[letter]
  if (moved !== undefined) return moved
  const code = letter.codePointAt(0) ?? 0
  const block = [BLOCKS.devanagari, BLOCKS.gurmukhi].find((begin) => code >= begin && code < begin + LETTERS)
  return block === undefined ? letter : String.fromCodePoint(code - block + BLOCKS.kannada)
}

function inLatinLetters(word: string): string {
  const characters = [...word.normalize('NFC').replace(/[\u200c\u200d]/g, '')]
  return characters.map((character, index) => latin(character, characters[index + 1])).join('')
}

/** A consonant carries an `a`, written as schwa until it is known whether it is spoken, unless a vowel sign or the virama follows. */
function latin(character: string, next: string | undefined): string {
  const consonant = CONSONANTS[character]
  if (consonant === undefined)
    return VOWELS[character] ?? VOWEL_SIGNS[character] ?? SIGNS[character] ?? character
  return next !== undefined && (next in VOWEL_SIGNS || next === VIRAMA) ? consonant : `${consonant}${SCHWA}`
}

/** In this order: each step builds on those before it. */
const SAMENESS: [RegExp, string][] = [
  [/ch|tch/g, '1'],
  [/ck|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/1/g, 'c'],
  [/ph|f/g, 'p'],
  [/x/g, 'ks'],
  [/z/g, 'j'],
  [/w/g, 'v'],
  [/([bcdgjkpst])h/g, '$1'],
  [/aa+/g, 'a'],
  [/ee+|ii+/g, 'i'],
  [/oo+|uu+/g, 'u'],
  [/m(?=[bcdfgjkpt])/g, 'n'],
  [/(.)\1+/g, '$1'],
  [/y$/, 'i'],
]

/** Case endings of Kannada and endings of English, as they look after the steps above. */
const ENDINGS =
  /(galanu|galige|galali|yanu|vanu|anu|galu|gala|yinda|dinda|inda|yali|dali|ali|yige|ige|kage|ke|ing|ed|es|s)$/

/** One form for all spellings of a word; null for a word that says nothing of the matter. */
export function plainForm(word: string): string | null {
  const plain = inOneSpelling(word)
  const form = stemOf(plain)
  const empty =
    form.length < 2 || EMPTY_WORDS.has(word.normalize('NFC').toLowerCase()) || EMPTY_VERB.test(plain)
  return empty ? null : form
}

/** The same for every word, empty or not: "illa" tells a power cut from a bill. */
export const spelledForm = (word: string): string => stemOf(inOneSpelling(word))

function stemOf(plain: string): string {
  const stem = plain.replace(ENDINGS, '')
  return stem.length >= 4 ? stem : plain
}

/** Without cutting endings off: for names of places, in which an ending is no case. */
export function inOneSpelling(word: string): string {
  const written = inLatin(word)
  // Indian scripts are transliterated with `c` for the sound of ch, so the steps for English spelling are not for them.
  return SAMENESS.slice(written.indian ? 5 : 0).reduce(
    (form, [from, to]) => form.replace(from, to),
    written.word,
  )
}

function inLatin(word: string): { word: string; indian: boolean } {
  if (/\p{Script=Kannada}/u.test(word))
    return { word: inLatinLetters(word).replaceAll(SCHWA, 'a'), indian: true }
  if (!/[\p{Script=Devanagari}\p{Script=Gurmukhi}]/u.test(word))
    return { word: word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''), indian: false }
  return { word: spokenInTheNorth(inLatinLetters(inKannadaLetters(word))), indian: true }
}

/** Hindi and Punjabi do not speak a schwa at the end of a word or between two syllables, and nobody types it: bijli. */
const spokenInTheNorth = (written: string): string =>
  written
    .replace(/ə$/, '')
    .replace(/([aeiouə][^aeiouə]+)ə(?=[^aeiouə][aeiouə])/g, '$1')
    .replaceAll(SCHWA, 'a')

/** No word that means something is longer; comparing a longer one letter by letter with all others takes too long. */
const LONGEST_WORD = 24

export const wordsOf = (text: string): string[] =>
  (text.match(/[\p{L}\p{M}\p{N}\u200c\u200d]+/gu) ?? []).map((word) => word.slice(0, LONGEST_WORD))
