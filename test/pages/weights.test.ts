import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { createSession } from '../../db/queries/session'
import { grievances } from '../../db/schema/grievance'
import { LANGUAGES } from '../../views/i18n'
import { HELP_TOPICS } from '../../views/pages/help-topics'
import { POLICIES } from '../../views/pages/policies'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn } from './citizen-browser'
import { NOW, seedCase, seedCitizen } from './officer-seed'

const KILOBYTE = 1_024
/** Loaded for the first time, compressed, with everything that the page asks for. */
const TRACKING = 20 * KILOBYTE
const EVERY_OTHER = 60 * KILOBYTE
const MOST_REQUESTS = 6
/** What a request and its answer say beside the body, roughly. */
const HEADERS = 700

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let citizen: string
let number: string
/** Session and draft of somebody in the middle of filing. */
let cookies: Record<string, string>

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  citizen = await seedCitizen(site.db)
  number = (await seedCase(site.db, { citizen })).number
  const point = { latitude: 15.36412, longitude: 75.12345 }
  await site.db.update(grievances).set(point).where(eq(grievances.number, number))
  const browser = browserOn(site, { session: await createSession(site.db, 'citizen', citizen, NOW) })
  await browser.post('/grievances/new', {
    description: 'ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ. '.repeat(10),
  })
  await browser.post('/grievances/new/service', { service: 'old-age-pension' })
  await browser.post('/grievances/new/place', {
    ...{ district: 'dharwad', taluk: 'dharwad.hubballi', locality: '', address: '' },
  })
  await browser.post('/grievances/new/point', { coordinates: '15.36412, 75.12345' })
  await browser.post('/grievances/new/details', { urgent: 'no' })
  cookies = Object.fromEntries(browser.jar)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const OF_EVERYBODY = [
  paths.home(),
  paths.help(),
  paths.help({ words: 'code' }),
  ...Object.keys(HELP_TOPICS).map((topic) => paths.helpTopic(topic)),
  paths.contact(),
  paths.counters(),
  paths.accessibility(),
  paths.screenReaders(),
  paths.privacy(),
  paths.terms(),
  paths.policies(),
  ...POLICIES.map(paths.policy),
  paths.siteFeedback(),
  paths.siteMap(),
  paths.signIn(),
  paths.comeBack(),
  paths.departments(),
  paths.lifeSituations(),
  paths.verify(),
  paths.newGrievance(),
]
const OF_A_CITIZEN = [
  paths.grievances(),
  paths.myData(),
  paths.ownDetails(),
  paths.ownMessages(),
  paths.anotherMobile(),
  paths.erasure(),
  `${paths.newGrievanceStep('place')}?words=halli`,
  ...['service', 'department', 'life-situation', 'place', 'point', 'details', 'review', 'for-whom'].map(
    (step) => paths.newGrievanceStep(step),
  ),
]

interface Weight {
  bytes: number
  /** What the service worker takes behind the page, once a release and language; it is no part of loading a page. */
  afterwards: number
  requests: number
  foreign: string[]
}

async function weigh(path: string, language: string, own: Record<string, string> = {}): Promise<Weight> {
  const cookie = Object.entries({ ...own, language })
    .map((pair) => pair.join('='))
    .join('; ')
  const headers = { cookie, 'accept-encoding': 'gzip, br' }
  const bytesOf = async (one: string) => {
    const answer = await site.app.request(one, { headers })
    expect(answer.status, one).toBe(200)
    const isPicture = answer.headers.get('content-type') === 'image/png'
    if (!isPicture) expect(answer.headers.get('content-encoding'), one).toMatch(/gzip|br/)
    return HEADERS + (await answer.arrayBuffer()).byteLength
  }
  const html = await (await site.app.request(path, { headers: { cookie } })).text()
  // The manifest is asked for with every page and counted. The pictures of the home screen are not: they are fetched by
  // a telephone that is putting the portal there, and by no page.
  const asked = [...html.matchAll(/<(?:link|script|img|source|input)[^>]*\s(?:href|src)="([^"]+)"/g)]
    .filter(([tag]) => !tag.includes('apple-touch-icon'))
    .map(([, url = '']) => url)
  const page = [path, ...asked.filter((url) => url.startsWith('/'))]
  const worker = await (await site.app.request(paths.serviceWorker())).text()
  // What the page has fetched already comes from the browser's store.
  const kept = filesOf(worker).filter((url) => !page.includes(url))
  const [bytes, afterwards] = await Promise.all(
    [page, [paths.serviceWorker(), paths.offline(language), ...kept]].map(async (urls) =>
      (await Promise.all(urls.map(bytesOf))).reduce((sum, one) => sum + one, 0),
    ),
  )
  return {
    bytes: bytes ?? 0,
    afterwards: afterwards ?? 0,
    requests: page.length,
    foreign: asked.filter((url) => !url.startsWith('/')),
  }
}

const filesOf = (worker: string): string[] => JSON.parse(/"files":(\[[^\]]*\])/.exec(worker)?.[1] ?? '[]')

function expectLight({ bytes, afterwards, requests, foreign }: Weight, most: number, path: string): void {
  expect(foreign, path).toEqual([])
  expect(requests, path).toBeLessThanOrEqual(MOST_REQUESTS)
  expect(bytes + afterwards, path).toBeLessThanOrEqual(most)
  expect(bytes, path).toBeLessThanOrEqual(most)
}

test.each(LANGUAGES)('no page weighs more than a slow line bears, in %s', async (language) => {
  for (const path of OF_EVERYBODY) expectLight(await weigh(path, language), EVERY_OTHER, path)
  for (const path of OF_A_CITIZEN) expectLight(await weigh(path, language, cookies), EVERY_OTHER, path)
  for (const own of [paths.grievance(number), paths.readers(number)])
    expectLight(await weigh(own, language, cookies), EVERY_OTHER, own)
  const tracked = paths.track({ number })
  expectLight(await weigh(tracked, language), TRACKING, tracked)
})
