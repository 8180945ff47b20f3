import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../db/client'
import { freshDatabase, type TestDatabase } from '../../test/harness/database'
import { serviceSearch, type ServiceSearch } from './service-search'

let database: TestDatabase
let opened: ReturnType<typeof openDatabase>
let search: ServiceSearch
beforeAll(async () => {
  database = await freshDatabase()
  opened = openDatabase(database.url, 1)
  search = await serviceSearch(opened.db)
})
afterAll(async () => {
  await opened.close()
  await database.drop()
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
