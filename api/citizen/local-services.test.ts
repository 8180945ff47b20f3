import { beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '../../test/harness/database'
import { serviceSearch, type ServiceSearch } from './service-search'

const opened = ownDatabase(1)
let search: ServiceSearch
beforeAll(async () => {
  search = await serviceSearch(opened.db)
})

const first = (words: string) => search.suggest(words)[0]?.service.code

test.each(['neeru bartilla', 'ನೀರು ಬರ್ತಿಲ್ಲ', 'water bill', 'city bus', 'sewage on road', 'khata transfer'])(
  '%s is not taken for a matter of Bengaluru',
  (words) => {
    expect(search.byCode.get(first(words) ?? '')?.servedAreas).toEqual([])
  },
)

test.each([
  ['BWSSB water bill', 'bwssb-water'],
  ['Bengaluru Cauvery water', 'bwssb-water'],
  ['ಬೆಂಗಳೂರು ಕಾವೇರಿ ನೀರು', 'bwssb-water'],
  ['bangalore city bus', 'city-bus'],
  ['ಬಿಡಿಎ ನಿವೇಶನ', 'bda-site'],
  ['bbmp e khata', 'bbmp-property-tax'],
  ['streat lite not burning', 'street-light'],
  ['ಕರೆಂಟ್ ಇಲ್ಲ', 'power-cut'],
  ['current illa', 'power-cut'],
])('%s is %s, as loaded', (words, service) => {
  expect(first(words)).toBe(service)
})
