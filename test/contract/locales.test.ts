import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, messages } from '../../views/i18n'
import { allSources, isTest } from './sources'

const english = messages('en')
const others = LANGUAGES.filter((language) => language !== 'en')

/** Names of the arguments of an ICU message, those inside plurals and selects too. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    const { type, value: name, options } = value as { type?: number; value?: unknown; options?: object }
    // Types of the parser: 0 is plain text, 7 the number sign of a plural; the others name an argument.
    if (type !== undefined && type !== 0 && type !== 7 && typeof name === 'string') found.add(name)
    if (options) Object.values(options).forEach((option) => visit((option as { value: unknown }).value))
  }
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst())
  return [...found].sort()
}

const SCRIPTS = { kn: 'Kannada', hi: 'Devanagari', pa: 'Gurmukhi' } as const
const scriptOf = (language: (typeof others)[number]) =>
  new RegExp(`\\p{Script=${SCRIPTS[language as keyof typeof SCRIPTS]}}`, 'u')

/** Names that are the same in every language; what is left of a text without arguments and numbers. */
const NAMES = /\b(PDF|OTP|SMS|Open311|CPGRAMS)\b/g
const lettersOf = (text: string) =>
  text
    .replace(/\{\w+\}/g, '')
    .replace(NAMES, '')
    .replace(/[^\p{L}]/gu, '')

/** One thing has one word: these are said otherwise in the glossary. People may well search by them. */
const OTHER_WORDS = { kn: /\bSMS\b/, hi: /एसएमएस|गयी|ओटीपी/, pa: /\bSMS\b|\bOTP\b/ }

describe.each(others)('Words in %s', (language) => {
  const words = messages(language)

  test('are in its script, wherever they have letters', () => {
    const script = scriptOf(language)
    const foreign = [...words].filter(([, text]) => lettersOf(text) !== '' && !script.test(text))
    expect(foreign).toEqual([])
  })

  test('are the same for the same thing', () => {
    const other = OTHER_WORDS[language as keyof typeof OTHER_WORDS]
    expect([...words].filter(([key, text]) => !key.endsWith('words') && other.test(text))).toEqual([])
  })

  test('have no danda after a digit, a Latin letter, or what may end in one', () => {
    const mistaken = /[0-9A-Za-z]।|\{\w+(, number)?\}।/
    expect([...words].filter(([, text]) => mistaken.test(text))).toEqual([])
  })

  test('are there under the same keys as in English', () => {
    expect([...words.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('take the same arguments', () => {
    const differing = [...english].filter(
      ([key, message]) => argumentsOf(message).join() !== argumentsOf(words.get(key) ?? '').join(),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })
})

test('No word is empty or has a code for a placeholder', () => {
  const bad = LANGUAGES.flatMap((language) =>
    [...messages(language)].filter(([, text]) => !text.trim() || /TODO|XXX/.test(text)),
  )
  expect(bad).toEqual([])
})

test('Every word that a page asks for by its name is there', () => {
  const asked = allSources()
    .filter((source) => !isTest(source) && /^(api|views|activities)\//.test(source.path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/(?:\bt\(\s*|word: |heading: )'([a-z][\w-]*\.[\w.-]+)'/g)].map(([, key = '']) => ({
        path,
        key,
      })),
    )
  expect(asked.length).toBeGreaterThan(30)
  expect(asked.filter(({ key }) => !english.has(key))).toEqual([])
})

test('What people read is in the locales, not in the code of pages', () => {
  // Three letters in a row are a word; single ones are a table of letters.
  const word = /^(?!\s*(?:\/?\*|\/\/)).*[\u0900-\u0DFF]{3}/m
  // Words that people write to the portal, and never read.
  const written = [
    'api/citizen/elsewhere-words.ts',
    'api/citizen/empty-words.ts',
    'api/citizen/rude-words.ts',
  ]
  const holders = allSources().filter(
    (source) =>
      !isTest(source) &&
      !written.includes(source.path) &&
      /^(api|activities|workflows)\//.test(source.path) &&
      word.test(source.text),
  )
  expect(holders.map(({ path }) => path)).toEqual([])
})
