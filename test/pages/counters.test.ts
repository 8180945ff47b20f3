import { afterAll, beforeAll, expect, test } from 'vitest'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn } from './citizen-browser'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

test('every page leads to the counters; without a district there is the list and the helpline', async () => {
  const browser = browserOn(site)
  expect((await browser.get('/help')).text).toContain('href="/counters"')
  expect((await browser.get('/contact')).text).toContain('Counters of your district')
  const { status, text } = await browser.get('/counters')
  expect(status).toBe(200)
  expect(text).toContain('<title>File in person · Janaspandana</title>')
  expect(text.match(/<option value="[a-z]/g)).toHaveLength(31)
  expect(text).toContain('href="tel:1902"')
  expect(text).toContain('from 10:00 to 17:30')
  expect(text).not.toContain('Nada Kacheri')
})

test('a district shows its own counter first, then those of each taluk, in the reader’s language', async () => {
  const { text } = await browserOn(site, { language: 'kn' }).get('/counters?district=dharwad')
  expect(text).toContain('<option value="dharwad" selected')
  expect(text).toContain('ಖುದ್ದಾಗಿ ದೂರು ಸಲ್ಲಿಸಿ: ಧಾರವಾಡ')
  const places = [...text.matchAll(/<h2>([^<]*)<\/h2><ul>(.*?)<\/ul>/g)].map(([, place, list = '']) => [
    place,
    [...list.matchAll(/<li>([^<]*)/g)].map(([, counter]) => counter),
  ])
  expect(places[0]).toEqual(['ಧಾರವಾಡ ಜಿಲ್ಲೆ', ['ಜಿಲ್ಲಾಧಿಕಾರಿಗಳ ಕಚೇರಿ, ಧಾರವಾಡ']])
  expect(places).toContainEqual(['ಕುಂದಗೋಳ', ['ತಹಶೀಲ್ದಾರರ ಕಚೇರಿ, ಕುಂದಗೋಳ', 'ನಾಡಕಚೇರಿ, ಕುಂದಗೋಳ', 'ನಾಡಕಚೇರಿ, ಸಂಶಿ']])
  expect(places).toHaveLength(9)
  expect(text).not.toContain('ಉಡುಪಿ</h2>')
})

test('a district that is not known is none; one without counters says what to do', async () => {
  const browser = browserOn(site)
  expect((await browser.get('/counters?district=atlantis')).text).toContain('<title>File in person ·')
  await site.sql`delete from counters where area = 'kodagu' or area like 'kodagu.%'`
  const { text } = await browser.get('/counters?district=kodagu')
  expect(text).toContain('No counter of this district is listed yet')
})
