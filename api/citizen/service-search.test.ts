import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { createServiceSearch } from './service-search'
import { plainForm } from './spelling'

const file = new URL('../../reference/karnataka/services.csv', import.meta.url)
const list = (cell = '') => cell.split(';')
const search = createServiceSearch(
  parse<Record<string, string>>(readFileSync(file), { columns: true }).map((row) => ({
    code: row.code ?? '',
    nameEn: row.name_en ?? '',
    nameKn: row.name_kn ?? '',
    keywords: { en: list(row.keywords_en), kn: list(row.keywords_kn), roman: list(row.keywords_roman) },
    urgent: row.urgent === 'yes',
    place: 'taluk' as const,
    department: row.department ?? '',
    departmentEn: row.department ?? '',
    departmentKn: '',
  })),
)

test.each([
  ['My mother old age pension has not been credited for three months', 'old-age-pension'],
  ['ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ', 'old-age-pension'],
  ['vrudhapya vethana bandilla', 'old-age-pension'],
  ['ನಮ್ಮ ಹಳ್ಳಿಯಲ್ಲಿ ಕುಡಿಯುವ ನೀರು ಬರುತ್ತಿಲ್ಲ', 'village-drinking-water'],
  ['electricty bil too high', 'electricity-bill'],
  ['reshan kaardu', 'ration-card'],
  ['ಪಹಣಿಯಲ್ಲಿ ಹೆಸರು ತಪ್ಪು', 'rtc-correction'],
  ['a live wire has fallen on the street', 'live-wire'],
])('%s is about %s', (words, service) => {
  expect(search.suggest(words)[0]?.service.code).toBe(service)
})

test('the words that a service was found by are those of the person', () => {
  expect(search.suggest('vrudhapya vethana bandilla')[0]?.words).toEqual(['vrudhapya', 'vethana', 'bandilla'])
})

test('one word in any spelling has one form', () => {
  expect(new Set(['neeru', 'niru', 'ನೀರು'].map(plainForm)).size).toBe(1)
  expect(new Set(['kutumba', 'kutunba', 'ಕುಟುಂಬ'].map(plainForm)).size).toBe(1)
  expect(plainForm('the')).toBeNull()
})
