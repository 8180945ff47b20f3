import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { smsParts } from './parts'
import { asOneWord, dateSlots, fits, SLOTS, type Slot } from './slots'
import { illustrativeTemplates, type Approvals } from './approvals'
import { approvedText, registeredText, renderSms, slotsOf, TEMPLATE_NAMES } from './templates'
import { APPROVALS, WORDS } from '../../test/harness/words'
import { LANGUAGES, type Language } from '../i18n'

const every = TEMPLATE_NAMES.flatMap((name) => LANGUAGES.map((language) => ({ name, language })))
const textOf = (name: (typeof TEMPLATE_NAMES)[number], language: Language) => {
  const approved = approvedText(name, language, WORDS, APPROVALS)
  if (!approved) throw new Error(`${name} has no approved text`)
  return approved
}

/** The longest value that a slot may ever have, in the alphabet of the language. */
function longestValue(slot: Slot, language: Language): string {
  const { tag, longest } = SLOTS[slot]
  if (tag === 'numeric') return '9'.repeat(longest)
  if (tag === 'url') return 'https://'.padEnd(longest, 'a')
  return (language === 'en' || slot === 'number' || slot === 'other' ? 'M' : 'ಕ').repeat(longest)
}

test.each(every)(
  '$name in $language names the brand and keeps to its parts, even at its longest',
  ({ name, language }) => {
    const { text, language: given } = textOf(name, language)
    expect(given).toBe(language)
    expect(text).toContain(WORDS[language].brand)
    const values = Object.fromEntries(slotsOf(text).map((slot) => [slot, longestValue(slot, language)]))
    const { alphabet, parts } = smsParts(renderSms(text, values).text)
    expect(alphabet).toBe(language === 'en' ? 'gsm' : 'unicode')
    expect(parts).toBeLessThanOrEqual(alphabet === 'gsm' ? 2 : 3)
  },
)

test.each(every)(
  '$name in $language uses known slots only, each once, and the same as in English',
  ({ name, language }) => {
    const slots = slotsOf(textOf(name, language).text)
    expect(slots.every((slot) => slot in SLOTS)).toBe(true)
    expect(new Set(slots).size).toBe(slots.length)
    expect([...slots].sort()).toEqual(slotsOf(textOf(name, 'en').text).sort())
  },
)

test('the register gets the text with tags in the place of variables', () => {
  expect(registeredText(textOf('report-filed', 'en').text)).toBe(
    'Janaspandana: the officer has reported on your grievance {#alphanumeric#}. Read the report and tell us by ' +
      '{#numeric#} {#alphanumeric#} whether you are satisfied: {#url#}',
  )
})

test('texts with made-up ids are named; one that is not approved in a language has none', () => {
  const registered = { dltId: '1107161234567890123', flowId: '64f0c0ffee' }
  expect(illustrativeTemplates(() => registered)).toEqual([])
  expect(illustrativeTemplates((_, language) => (language === 'en' ? registered : null))).toEqual([])
  const pending: Approvals = (name, language) =>
    name === 'parked' && language === 'pa' ? { ...registered, flowId: 'illustrative-parked-pa' } : registered
  expect(illustrativeTemplates(pending)).toEqual(['parked'])
  const copied: Approvals = (name) => (name === 'otp' ? APPROVALS(name, 'en') : registered)
  expect(illustrativeTemplates(copied)).toEqual(['otp'])
})

test('a language without approval falls back to English, and to nothing where English is not approved either', () => {
  const onlyEnglish = (_: string, language: string) =>
    language === 'en' ? { dltId: '1', flowId: 'a' } : null
  expect(approvedText('registered', 'kn', WORDS, onlyEnglish)?.language).toBe('en')
  expect(approvedText('registered', 'ta', WORDS, APPROVALS)?.language).toBe('en')
  expect(approvedText('registered', 'kn', WORDS, () => null)).toBeNull()
})

test('variables are numbered in the order of the text, which differs from language to language', () => {
  const values = {
    number: 'KA26H7K3M9Q2',
    designation: 'ತಹಶೀಲ್ದಾರ್',
    place: 'ಹುಬ್ಬಳ್ಳಿ',
    ...dateSlots(Date.UTC(2026, 10, 27, 12), 'kn'),
  }
  const { text, variables } = renderSms(textOf('registered', 'kn').text, values)
  expect(text).toBe('ಜನಸ್ಪಂದನ: ನಿಮ್ಮ ದೂರು KA26H7K3M9Q2 ದಾಖಲಾಗಿದೆ. ಹುಬ್ಬಳ್ಳಿ ತಹಶೀಲ್ದಾರ್ ಅವರು 27 ನವೆಂಬರ್ ಒಳಗೆ ಕ್ರಮ ಕೈಗೊಳ್ಳಬೇಕು.')
  expect(variables).toEqual({
    VAR1: 'KA26H7K3M9Q2',
    VAR2: 'ಹುಬ್ಬಳ್ಳಿ',
    VAR3: 'ತಹಶೀಲ್ದಾರ್',
    VAR4: '27',
    VAR5: 'ನವೆಂಬರ್',
  })
})

test('a value that the operators would drop is refused before it is sent', () => {
  const { text } = textOf('now-with', 'en')
  const values = {
    number: 'KA26H7K3M9Q2',
    designation: 'Tahsildar, Hubballi',
    place: 'Hubballi',
    day: '1',
    month: 'May',
  }
  expect(() => renderSms(text, values)).toThrow(/designation/)
})

test('a date is told in three variables, the day of India', () => {
  expect(dateSlots(Date.UTC(2026, 10, 26, 20), 'en')).toEqual({ day: '27', month: 'November', year: '2026' })
})

const namesIn = (state: string, file: string) =>
  readFileSync(new URL(`../../reference/${state}/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.match(/("[^"]*"|[^,]*)(?:,|$)/g)?.map((cell) => cell.replace(/,$|"/g, '')) ?? [])

test.each(
  ['karnataka', 'punjab'].flatMap((state) =>
    ['designations.csv', 'areas.csv'].map((file) => [state, file] as const),
  ),
)('nearly every name of %s in %s fits its variable in all languages', (state, file) => {
  const slot = file === 'areas.csv' ? 'place' : 'designation'
  const before = file === 'areas.csv' ? 4 : 1
  const names = namesIn(state, file).flatMap((cells) => cells.slice(before, before + 4).filter(Boolean))
  const unfit = names.filter((name) => {
    const word = asOneWord(name, SLOTS[slot].longest)
    return word === null || !fits(slot, word)
  })
  expect(unfit.length / names.length).toBeLessThan(0.02)
})
