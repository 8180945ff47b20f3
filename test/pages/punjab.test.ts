import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { portalOf } from '../../api/portal'
import { createSession } from '../../db/queries/session'
import { loadReference } from '../../reference/load'
import { readState } from '../../reference/state'
import { siteForTest } from '../contract/site'
import { asRead } from '../harness/as-read'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { NOW, seedCase, seedCitizen, seedOfficer } from './officer-seed'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
beforeAll(async () => {
  database = await freshDatabase()
  const state = readState('punjab')
  site = siteForTest({ databaseUrl: database.url, now: () => NOW, state, portal: portalOf(state) })
  await loadReference(site.db, 'punjab')
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

test('the portal of Punjab speaks Punjabi to who says nothing, and offers its own languages first', async () => {
  const response = await site.app.request('/')
  const text = asRead(await response.text())
  expect(text).toContain('<html lang="pa"')
  const offered = [...text.matchAll(/name="speak" value="(\w+)"/g)].map(([, language]) => language)
  expect(offered).toEqual(['en', 'hi', 'kn'])
  expect(text).not.toMatch(/Karnataka|ਕਰਨਾਟਕ|Janaspandana/)
})

test('in which language to write is asked with the state’s own first', async () => {
  const session = await createSession(
    site.db,
    'citizen',
    await seedCitizen(site.db, 'Gurpreet Kaur', 'pa'),
    NOW,
  )
  const { text } = await browserOn(site, { session }).get('/my-data/details')
  const asked = [...text.matchAll(/type="radio"[^>]*value="(\w+)"/g)].map(([, language]) => language)
  expect(asked).toEqual(['pa', 'en', 'hi', 'kn'])
})

test.each([
  ['pa', 'ਮੇਰੀ ਮਾਂ ਦੀ ਬੁਢਾਪਾ ਪੈਨਸ਼ਨ ਤਿੰਨ ਮਹੀਨਿਆਂ ਤੋਂ ਨਹੀਂ ਆਈ'],
  ['hi', 'मेरी माँ की वृद्धावस्था पेंशन तीन महीने से नहीं आई'],
  ['en', 'My mother has not got her old age pension for three months'],
])(
  'a pension in %s comes to the officer of Payal, with a number of Punjab',
  async (language, description) => {
    const citizen = await seedCitizen(site.db, 'Gurpreet Kaur', language)
    const session = await createSession(site.db, 'citizen', citizen, NOW)
    const browser = browserOn(site, { language, session })
    await browser.post('/grievances/new', { description })
    const services = await browser.get('/grievances/new/service')
    expect(services.text).toContain('value="old-age-pension"')
    await browser.post('/grievances/new/service', { service: 'old-age-pension' })
    const place = { district: 'ludhiana', taluk: 'ludhiana.payal', locality: '', address: '' }
    await browser.post('/grievances/new/place', place)
    await browser.post('/grievances/new/details', { urgent: 'no' })
    const review = await browser.get('/grievances/new/review')
    const payal = { pa: 'ਪਾਇਲ', hi: 'पायल', en: 'Payal' }[language] ?? ''
    expect(review.text).toContain(payal)
    const filed = await browser.post('/grievances/new/review', { key: hidden(review.text, 'key') })
    expect(filed.location).toMatch(/^\/grievances\/PB26\w{8}\/registered$/)
    expect((await browser.get(filed.location)).status).toBe(200)
  },
)

test('what lies between district and town is a tehsil there', async () => {
  const browser = browserOn(site)
  await browser.post('/grievances/new', { description: 'The street light of our lane is dark.' })
  await browser.post('/grievances/new/service', { service: 'old-age-pension' })
  const { text } = await browser.get('/grievances/new/place?district=ludhiana')
  expect(text).toContain('Tehsil')
  expect(text).not.toMatch(/taluk\b(?!")/i)
})

test('its Sewa Kendras are on the page of counters', async () => {
  const { text } = await browserOn(site, { language: 'pa' }).get('/counters?district=barnala')
  expect(text).toContain('<li>ਸੇਵਾ ਕੇਂਦਰ, ਡੀ.ਸੀ. ਦਫ਼ਤਰ ਕੰਪਲੈਕਸ, ਬਰਨਾਲਾ</li>')
  expect(text).toContain('<h2>ਤਪਾ</h2>')
  expect(text).toContain('href="tel:1100"')
})

test.each([
  ['mutation', 'L1', 'en', 'District-level redressal, first hearing'],
  ['mutation', 'L2', 'pa', 'ਜ਼ਿਲ੍ਹਾ ਪੱਧਰੀ ਨਿਵਾਰਨ, ਪਹਿਲੀ ਵਾਰ ਉੱਪਰ ਭੇਜੀ'],
  ['fard-copy', 'L3', 'hi', 'राज्य स्तरीय निवारण, दूसरी बार ऊपर भेजी गई'],
] as const)(
  '%s at %s is told to its officer as the track of the Policy of 2020, in %s',
  async (service, level, language, track) => {
    const posting = 'revenue/tehsildar@ludhiana.payal'
    const { number } = await seedCase(site.db, {
      citizen: await seedCitizen(site.db),
      ...{ service, area: 'ludhiana.payal', policy: 'pb-2020', situation: { level, posting } },
    })
    const { cookie } = await seedOfficer(site.db, { postings: [posting] })
    const headers = { cookie: cookie.replace('language=en', `language=${language}`) }
    const page = await site.app.request(paths.officerCase(number), { headers })
    expect(asRead(await page.text())).toContain(track)
  },
)
