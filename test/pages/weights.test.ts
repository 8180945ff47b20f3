import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { LANGUAGES } from '../../views/i18n'
import { everyReader } from '../browser/all-pages'
import type { Reader } from '../browser/all-pages/reader'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { NOW } from './officer-seed'

const KILOBYTE = 1_024
/** Loaded for the first time, compressed, with everything that the page asks for. */
const TRACKING = 20 * KILOBYTE
const EVERY_OTHER = 60 * KILOBYTE
const MOST_REQUESTS = 6
/** What a request and its answer say beside the body, roughly. */
const HEADERS = 700

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let readers: Reader[]

beforeAll(async () => {
  const codes = new Map<string, string>()
  database = await freshDatabase()
  site = siteForTest({
    databaseUrl: database.url,
    now: () => NOW,
    sendCode: async ({ mobile, code }) => Boolean(codes.set(mobile, code)),
  })
  readers = await everyReader(site, codes)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

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

const mostOf = (path: string) => (path.startsWith(paths.track()) ? TRACKING : EVERY_OTHER)

test.each(LANGUAGES)(
  'no page weighs more than a slow line bears, in %s',
  async (language) => {
    let weighed = 0
    for (const { cookies, pages } of readers)
      for (const path of pages.map((one) => one.replace(':language', language).replace(/#.*/, ''))) {
        if (path.startsWith('/dev')) continue
        expectLight(await weigh(path, language, cookies), mostOf(path), path)
        weighed += 1
      }
    expect(weighed).toBeGreaterThan(100)
  },
  120_000,
)
