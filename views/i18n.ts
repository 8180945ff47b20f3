import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'

/** Languages in which every word of the site exists. In which order a state offers them stands in its state.json. */
export const LANGUAGES = ['kn', 'en', 'hi', 'pa'] as const
export type Language = (typeof LANGUAGES)[number]

export const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language)

export type Arguments = Record<string, string | number>

/** `t('case.level', { level })`: the words of one language. */
export interface Translator {
  (key: string, args?: Arguments): string
  language: Language
  /** True when there are words under this key, for codes whose name may be missing. */
  has: (key: string) => boolean
}

/** What every message may name, as its state says it. */
export interface StateWords {
  /** The portal and the state by name, in the language of the message. */
  portal: string
  state: string
  /** Who writes, at the beginning of an SMS: registered with the operators as a part of each text. */
  brand: string
  /** What lies between district and town: Karnataka has taluks, Punjab tehsils. */
  subdistrict: 'taluk' | 'tehsil'
  /** A grievance number as one looks. */
  example: string
}

interface Options {
  /** A missing key or argument throws, in tests and development; otherwise English or the key itself is shown. */
  strict: boolean
  words?: StateWords
}

const translators = new Map<string, Translator>()
const catalogues = new Map<Language, Map<string, string>>()

/** The translator of one language; made once, since parsing a message costs a thousand times its formatting. */
export function createTranslator(language: Language, options: Options = { strict: true }): Translator {
  const { strict, words } = options
  const name = `${language} ${JSON.stringify(options)}`
  const known = translators.get(name)
  if (known) return known
  const formats = new Map<string, IntlMessageFormat>()
  const translate = (key: string, args?: Arguments): string => {
    try {
      const format = formats.get(key) ?? parse(language, key)
      formats.set(key, format)
      return String(format.format({ ...words, ...args }))
    } catch (error) {
      if (strict) throw new Error(`Words "${key}" in ${language}`, { cause: error })
      return language === 'en' ? key : createTranslator('en', options)(key, args)
    }
  }
  const has = (key: string) => messages(language).has(key)
  const translator = Object.assign(translate, { language, has })
  translators.set(name, translator)
  return translator
}

function parse(language: Language, key: string): IntlMessageFormat {
  const message = messages(language).get(key)
  if (message === undefined) throw new Error('no such words')
  return new IntlMessageFormat(message, `${language}-IN`, undefined, { formatters, ignoreTag: true })
}

/** Numbers are grouped as in India (1,20,400) and written in Latin digits in every language; plurals are its own. */
const formatters = {
  getNumberFormat: (_locale: unknown, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat('en-IN', options),
  getDateTimeFormat: (...given: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...given),
  getPluralRules: (...given: ConstructorParameters<typeof Intl.PluralRules>) =>
    new Intl.PluralRules(...given),
}

/** All messages of a language, by `<file>.<key>`. */
export function messages(language: Language): Map<string, string> {
  const known = catalogues.get(language)
  if (known) return known
  const folder = new URL(`./locales/${language}/`, import.meta.url)
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const catalogue = new Map(
    files.flatMap((file) => entries(file.replace(/\.json$/, ''), new URL(file, folder))),
  )
  catalogues.set(language, catalogue)
  return catalogue
}

function entries(noun: string, file: URL): [string, string][] {
  const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  return Object.entries(words).map(([key, message]) => [`${noun}.${key}`, message])
}
