import { expect, test } from 'vitest'
import { LANGUAGES, messages } from '../../views/i18n'
import { ALL_QUESTIONS, HELP_TOPICS } from '../../views/pages/help-topics'

/** Names, signs and abbreviations that are written alike in every language. */
const ALIKE = new Set([
  ...[
    'SMS',
    'OTP',
    'PDF',
    'RTI',
    'NVDA',
    'JAWS',
    'Mac',
    'Windows',
    'Linux',
    'Android',
    'iPhone',
    'iPad',
    'CPGRAMS',
    'Open311',
  ],
])
/** Messages that name things of the portal's own world, or only put parts together. */
const SAME_BY_NATURE = (key: string) => key.startsWith('development.') || key.endsWith('.changed')

const english = messages('en')

/** What is left of a message once its arguments and its ICU words are out. */
const plain = (message: string): string =>
  message
    .replace(/\{[a-z-]+\}/gi, ' ')
    .replace(/\{[a-z-]+, (?:plural|select),|=\d+|\b(?:one|other|none|tehsil)\b(?= ?\{)/gi, ' ')

test.each(LANGUAGES.filter((language) => language !== 'en'))(
  'no message stands in English still, in %s',
  (language) => {
    const same = [...messages(language)].filter(([key, message]) => {
      if (SAME_BY_NATURE(key) || message !== english.get(key)) return false
      const words = plain(message).match(/[A-Za-z][A-Za-z0-9]+/g) ?? []
      return words.some((word) => !ALIKE.has(word))
    })
    expect(same.map(([key, message]) => `${key}: ${message}`)).toEqual([])
  },
)

test('every page of words says a day that has come, in every language', () => {
  const days = LANGUAGES.flatMap((language) =>
    [...messages(language)].filter(([key]) => key.endsWith('.changed') && key !== 'text-pages.changed'),
  )
  expect(days.length).toBeGreaterThanOrEqual(LANGUAGES.length * 14)
  for (const [key, day] of days) {
    expect(day, key).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(Date.parse(day), key).toBeLessThanOrEqual(Date.now())
  }
})

test('help has words for each question of its list, and for no other', () => {
  const listed = ALL_QUESTIONS.map(({ topic, question }) => `help.${topic}.${question}.answer`)
  const worded = [...english.keys()].filter((key) => /^help\..+\.answer$/.test(key))
  expect(worded.toSorted()).toEqual(listed.toSorted())
  for (const topic of Object.keys(HELP_TOPICS)) expect(english.has(`help.topic.${topic}`)).toBe(true)
})
