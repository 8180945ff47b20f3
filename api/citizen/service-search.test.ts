import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { Keywords } from '../../db/schema/reference'
import { createServiceSearch } from './service-search'
import { plainForm } from './spelling'

const file = new URL('../../reference/karnataka/services.csv', import.meta.url)
const ofBengaluru = new Set(['bbmp', 'bda', 'bwssb', 'bmtc'])
const list = (cell = '') => cell.split(';')
const inEach = <Value>(value: (language: string) => Value) =>
  Object.fromEntries(['en', 'kn', 'hi', 'pa'].map((language) => [language, value(language)]))
const search = createServiceSearch(
  parse<Record<string, string>>(readFileSync(file), { columns: true }).map((row) => ({
    code: row.code ?? '',
    names: { en: row.name_en ?? '', ...inEach((language) => row[`name_${language}`] ?? '') },
    keywords: {
      ...inEach((language) => list(row[`keywords_${language}`])),
      roman: list(row.keywords_roman),
    } as Keywords,
    urgent: row.urgent === 'yes',
    place: 'taluk' as const,
    department: row.department ?? '',
    departmentNames: { en: row.department ?? '' },
    lifeSituations: [],
    shared: false,
    servedAreas: ofBengaluru.has(row.department ?? '') ? ['Bengaluru Urban', 'ಬೆಂಗಳೂರು ನಗರ'] : [],
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
  ['streat lite not burning', 'street-light'],
  ['current illa', 'power-cut'],
  ['ಕರೆಂಟ್ ಇಲ್ಲ', 'power-cut'],
  ['ನಮ್ಮ ಊರಿನಲ್ಲಿ ಎರಡು ದಿನದಿಂದ ಕರೆಂಟ್ ಇಲ್ಲ', 'power-cut'],
  ['current bill', 'electricity-bill'],
  ['ಕರೆಂಟ್ ಬಿಲ್', 'electricity-bill'],
  ['BWSSB water bill', 'bwssb-water'],
  ['माँ की वृद्धावस्था पेंशन नहीं आई', 'old-age-pension'],
  ['बिजली का बिल बहुत ज्यादा', 'electricity-bill'],
  ['राशन कार्ड', 'ration-card'],
  ['ਬੁਢਾਪਾ ਪੈਨਸ਼ਨ ਨਹੀਂ ਆਈ', 'old-age-pension'],
  ['ਗਲੀ ਦੀ ਲਾਈਟ ਬੰਦ', 'street-light'],
  ['Bengaluru Cauvery water', 'bwssb-water'],
  ['ಬೆಂಗಳೂರು ಕಾವೇರಿ ನೀರು', 'bwssb-water'],
  ['ಜಲಮಂಡಳಿ ನೀರು ಬರುತ್ತಿಲ್ಲ', 'bwssb-water'],
  ['BDA site not allotted', 'bda-site'],
])('%s is about %s', (words, service) => {
  expect(search.suggest(words)[0]?.service.code).toBe(service)
})

test.each([
  ['ನನ್ನ ತಾಯಿಗೆ ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ಪಿಂಚಣಿ ಬಂದಿಲ್ಲ', 'old-age-pension'],
  ['ನನ್ನ ತಾಯಿಗೆ ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ಪಿಂಚಣಿ ಬಂದಿಲ್ಲ. ನಾಡಕಚೇರಿಯಲ್ಲಿ ಕೇಳಿದರೆ ಉತ್ತರ ಇಲ್ಲ', 'old-age-pension'],
  ['street lite not working', 'street-light'],
  ['beedi deepa', 'street-light'],
  ['vruddhapya vetana bandilla', 'old-age-pension'],
  ['ಬೀದಿ ದೀಪ', 'street-light'],
  ['ನಮ್ಮ ಬೀದಿಯಲ್ಲಿ ಬೀದಿ ದೀಪ ಉರಿಯುತ್ತಿಲ್ಲ', 'street-light'],
  ['water not coming in tap for nine days', 'town-water-supply'],
  ['ration card', 'ration-card'],
  ['my ration card application is pending in the office for six months', 'ration-card'],
  ['RTC pahani name wrong', 'rtc-correction'],
  ['garbage not collected', 'garbage'],
  ['kasa vilevari agtilla', 'garbage'],
  ['ಕಸ ತೆಗೆದುಕೊಂಡು ಹೋಗುತ್ತಿಲ್ಲ', 'garbage'],
  ['namma oorige kudiyuva neeru barthilla', 'village-drinking-water'],
  ['My mother is 71. Her pension has not come since August.', 'old-age-pension'],
  ['ನಮ್ಮ ಊರಿಗೆ ಬಸ್ ಬರುತ್ತಿಲ್ಲ', 'bus-service'],
  ['bus is not coming to our village', 'bus-service'],
  ['road full of potholes near the school', 'town-road'],
  ['raste gundi bidide', 'town-road'],
  ['ರಸ್ತೆಯಲ್ಲಿ ಗುಂಡಿಗಳು ಬಿದ್ದಿವೆ', 'town-road'],
  ['current illa for two days', 'power-cut'],
  ['ಕರೆಂಟ್ ಇಲ್ಲ', 'power-cut'],
  ['gruhalakshmi hana bandilla', 'gruha-lakshmi'],
  ['ಗೃಹಲಕ್ಷ್ಮಿ ಹಣ ಎರಡು ತಿಂಗಳಿಂದ ಬಂದಿಲ್ಲ', 'gruha-lakshmi'],
  ['doctor not available in the primary health centre', 'hospital-staff'],
  ['scholarship not received', 'scholarship-sc'],
  ['ನನ್ನ ಮಗನಿಗೆ ವಿದ್ಯಾರ್ಥಿವೇತನ ಬಂದಿಲ್ಲ', 'scholarship-sc'],
  ['jamina survey madilla', 'land-survey'],
  ['caste certificate not given by the tahsildar office', 'caste-income-certificate'],
  ['ಜಾತಿ ಪ್ರಮಾಣ ಪತ್ರ ಕೊಟ್ಟಿಲ್ಲ', 'caste-income-certificate'],
  ['khata transfer pending', 'land-mutation'],
  ['nanna vidhava vetana nintide', 'widow-pension'],
  ['NREGA wages not paid', 'mgnrega-wages'],
  ['teacher does not come to school', 'teacher-shortage'],
  ['stray dogs biting children', 'stray-animals'],
  ['the transformer burnt a week ago and nobody came to replace it', 'transformer'],
  ['ಪೊಲೀಸರು ದೂರು ದಾಖಲಿಸುತ್ತಿಲ್ಲ', 'police-fir'],
  ['my name is wrong in the record of rights', 'rtc-correction'],
  ['bele vime hana bandilla', 'crop-insurance'],
])('%s is among the first three proposals', (words, service) => {
  const first = search.suggest(words).slice(0, 3)
  expect(first.map((proposal) => proposal.service.code)).toContain(service)
})

test('the words that a service was found by are those of the person, without those of every grievance', () => {
  expect(search.suggest('vrudhapya vethana bandilla')[0]?.words).toEqual(['vrudhapya', 'vethana'])
  expect(search.suggest('nanna pinchani bandilla').flatMap(({ words }) => words)).not.toContain('bandilla')
})

test('what was asked where is no part of the matter', () => {
  const asked = 'ನನ್ನ ತಾಯಿಗೆ ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ಪಿಂಚಣಿ ಬಂದಿಲ್ಲ. ನಾಡಕಚೇರಿಯಲ್ಲಿ ಕೇಳಿದರೆ ಉತ್ತರ ಇಲ್ಲ.'
  const [best, ...others] = search.suggest(asked)
  expect(best).toMatchObject({ service: { code: 'old-age-pension' }, words: ['ವೃದ್ಧಾಪ್ಯ', 'ಪಿಂಚಣಿ'] })
  expect(others.map(({ service }) => service.code)).not.toContain('caste-income-certificate')
  expect(search.suggest('my problem is not solved for three months in the office')).toEqual([])
})

test.each([
  'neeru bartilla',
  'ನೀರು ಬರ್ತಿಲ್ಲ',
  'ನೀರು ಬರುತ್ತಿಲ್ಲ',
  'water bill',
  'garbage',
  'city bus timing',
  'low water pressure in our nagara',
])('%s comes from any place, and departments of Bengaluru are proposed last', (words) => {
  const ours = search.suggest(words).map(({ service }) => ofBengaluru.has(service.department))
  expect(ours[0]).toBe(false)
  expect(ours).toEqual(ours.toSorted((one, other) => Number(one) - Number(other)))
})

test('neither long words nor many words keep the portal busy', () => {
  const long = Array.from({ length: 60 }, (_, at) => `electricitystreetlight${at}`.repeat(40)).join(' ')
  const many = Array.from({ length: 20_000 }, (_, at) => `pensionwater${at}`).join(' ')
  for (const text of [long, many, 'x'.repeat(100_000)]) {
    const begun = performance.now()
    search.suggest(text)
    expect(performance.now() - begun).toBeLessThan(1_000)
  }
})

test('one word in any spelling has one form', () => {
  expect(new Set(['neeru', 'niru', 'ನೀರು'].map(plainForm)).size).toBe(1)
  expect(new Set(['kutumba', 'kutunba', 'ಕುಟುಂಬ'].map(plainForm)).size).toBe(1)
  expect(plainForm('the')).toBeNull()
})

test('words that look like empty ones keep their meaning', () => {
  for (const word of ['tree', 'pool', 'ಸಾಲ', 'ಬಂಡಿ', 'nidhi', 'kothadi'])
    expect(plainForm(word)).not.toBeNull()
  for (const word of ['three', 'ಬಂದಿಲ್ಲ', 'barthilla', 'illa', 'agtilla', 'ಕೇಳಿದರೆ'])
    expect(plainForm(word)).toBeNull()
})

test.each([
  ['पेंशन', 'pensan'],
  ['ਪੈਨਸ਼ਨ', 'painsan'],
  ['सड़क', 'sadak'],
  ['ਬਿਜਲੀ', 'bijli'],
  ['बिजली', 'bijli'],
  ['ਰਾਸ਼ਨ', 'rasan'],
  ['राशन', 'rashan'],
])('%s is found by those who write %s', (written, typed) => {
  expect(plainForm(written)).toBe(plainForm(typed))
})
