import { constants, setPriority } from 'node:os'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { createTranslator, LANGUAGES, type Language } from '../../views/i18n'
import { TROUBLES } from '../../views/layouts/error'
import { siteForTest } from '../contract/site'
import { launchChromium } from '../harness/chromium'
import { WORDS } from '../harness/words'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { NOW } from '../pages/officer-seed'
import { citizensAndVisitors, pagePatterns } from './all-pages'
import { atDesks } from './all-pages/desks'
import { lostInForcedColours, movesStill } from './all-pages/preferences'
import { ofPunjab, punjabSite } from './all-pages/punjab'
import type { Reader } from './all-pages/reader'
import { serveSite } from './all-pages/served'
import { TROUBLES_OF_OURS, TROUBLES_OF_RECORDS, troublesOf, type Arrival } from './all-pages/troubles'
import { lostWithLanguage } from './all-pages/typed-along'
import { outOfPlace } from './all-pages/widths'
import { sendHostileWords, watchForHostileWords } from './hostile-words'
import { Inspection } from './inspection'

/** The site by itself, without a worker: pages that are only looked at. */
let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let served: Awaited<ReturnType<typeof serveSite>>
let browser: Browser
let citizens: Reader[]
let readers: Reader[]

beforeAll(async () => {
  // The browser inherits it. Beside these pages run tests that measure how late things come.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const codes = new Map<string, string>()
  database = await freshDatabase()
  site = siteForTest({
    databaseUrl: database.url,
    now: () => NOW,
    sendCode: async ({ mobile, code }) => Boolean(codes.set(mobile, code)),
  })
  citizens = await citizensAndVisitors(site, codes)
  readers = [...citizens, ...(await atDesks(site))]
  served = await serveSite(site)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  served.close()
  await site.close()
  await database.drop()
})

test('every page of the site is among those that are looked at', () => {
  const looked = readers.flatMap(({ pages }) => pages.map((path) => path.split(/[?#]/)[0] ?? ''))
  const shape = (pattern: string) => new RegExp(`^${pattern.replace(/:[a-z]+/g, '[^/]+')}$`)
  const missing = pagePatterns.filter((pattern) => !looked.some((path) => shape(pattern).test(path)))
  expect(missing).toEqual([])
})

/** A hundred pages, with what other tests leave of the processor. */
const PATIENCE = 900_000

/** Looks at all pages of these readers in one language; throws where one is not as it must be. */
async function lookAtPages(origin: string, readers: Reader[], language: Language): Promise<void> {
  const inspection = new Inspection()
  const found: string[] = []
  for (const reader of readers) {
    const page = await openAs(origin, reader.cookies, language)
    await Inspection.prepare(page)
    page.on('console', (message) => {
      if (message.type() === 'error') found.push(`${page.url()}: ${message.text()}`)
    })
    for (const path of reader.pages.map((one) => one.replace(':language', language))) {
      const answer = await page.goto(origin + path)
      const arrived = page.url() === origin + path ? answer?.status() : `led to ${page.url()}`
      if (arrived !== 200) found.push(`${path} of ${reader.who}: ${arrived}`)
      found.push(...(await outOfPlace(page)).map((what) => `${path} ${what}`))
      await inspection.lookAtAll(page, language)
    }
    await page.context().close()
  }
  expect(found).toEqual([])
  inspection.mustHaveFoundNothing()
}

describe.each(LANGUAGES)('In %s every page', (language) => {
  test(
    'stands in its place on a narrow telephone, and is for everybody, by what axe-core can tell',
    () => lookAtPages(served.origin, readers, language),
    PATIENCE,
  )
})

test(
  'In Punjab, in its language, the pages of citizens are as well',
  async () => {
    const punjab = await punjabSite()
    const { origin, close } = await serveSite(punjab.site)
    await lookAtPages(origin, await ofPunjab(punjab.site), 'pa')
    close()
    await punjab.close()
  },
  PATIENCE,
)

test(
  'who asked for less motion, more contrast or colours of their own has them on every page of citizens',
  async () => {
    const inspection = new Inspection()
    const found: string[] = []
    for (const reader of citizens) {
      const page = await openAs(served.origin, reader.cookies, 'kn')
      await Inspection.prepare(page)
      for (const path of reader.pages.map((one) => one.replace(':language', 'kn'))) {
        await page.goto(served.origin + path)
        const faults = [...(await movesStill(page)), ...(await lostInForcedColours(page))]
        found.push(...faults.map((what) => `${path} ${what}`))
        await page.emulateMedia({ contrast: 'more' })
        await inspection.lookAtContrast(page)
        await page.emulateMedia({ contrast: null })
      }
      await page.context().close()
    }
    expect(found).toEqual([])
    inspection.mustHaveFoundNothing()
  },
  PATIENCE,
)

test(
  'what citizens type in the form of a page goes along with a change of language, without a script',
  async () => {
    const found: string[] = []
    for (const reader of citizens) {
      const page = await openAs(served.origin, reader.cookies, 'kn', { javaScriptEnabled: false })
      for (const path of reader.pages) {
        if (path.includes(':')) continue
        found.push(...(await lostWithLanguage(page, served.origin + path)))
      }
      await page.context().close()
    }
    expect(found).toEqual([])
  },
  PATIENCE,
)

describe.each([true, false])('With a script: %s, Enter in a field', (javaScriptEnabled) => {
  const pageOf = async (path: string, cookies = {}) => {
    const page = await openAs(served.origin, cookies, 'pa', { javaScriptEnabled })
    await page.goto(served.origin + path)
    return page
  }
  const enter = (page: Page, field: string) =>
    Promise.all([page.waitForEvent('load'), page.locator(field).press('Enter')])

  test('sends the form and changes no language', async () => {
    const page = await pageOf(paths.verify())
    await page.locator('#number').fill('KA26')
    await enter(page, '#number')
    expect(await page.locator('html').getAttribute('lang')).toBe('pa')
    expect(await page.locator('.fault').count()).toBeGreaterThan(0)
    await page.context().close()
  })

  test('presses what is the first button of the form: a place is looked for, and no step is taken', async () => {
    const step = paths.newGrievanceStep('place')
    const reader = citizens.find(({ pages }) => pages.includes(step)) as Reader
    const page = await pageOf(step, reader.cookies)
    await page.locator('#words').fill('Hubballi')
    await enter(page, '#words')
    expect(await page.locator('html').getAttribute('lang')).toBe('pa')
    expect(await page.locator('#words').inputValue()).toBe('Hubballi')
    expect(await page.locator('#found button').count()).toBeGreaterThan(1)
    expect(await page.locator('.fault').count()).toBe(0)
    await page.context().close()
  })
})

// After the others, since it changes what the pages show.
test(
  'hostile words in every form of every page run nowhere, and no policy is broken',
  async () => {
    const found: string[] = []
    for (const reader of readers) {
      const page = await openAs(served.origin, reader.cookies, 'kn')
      await watchForHostileWords(page)
      for (const path of reader.pages) {
        if (path.includes(':')) continue
        found.push(...(await sendHostileWords(page, served.origin + path)))
      }
      await page.context().close()
    }
    expect(found).toEqual([])
  },
  PATIENCE,
)

describe('A page of trouble', () => {
  let sites: { arrivals: Arrival[]; origin: string; close: () => Promise<void> }[]
  beforeAll(async () => {
    const broken = siteForTest({ databaseUrl: database.url, sendCode: fails })
    const away = siteForTest()
    const byLink = readers.find(({ pages }) => pages.includes('/report')) as Reader
    const opened = async (one: typeof site, arrivals: Arrival[]) => {
      const { origin, close } = await serveSite(one)
      return { arrivals, origin, close: async () => (close(), one === site ? undefined : one.close()) }
    }
    sites = [
      await opened(site, await troublesOf(site, byLink)),
      await opened(away, TROUBLES_OF_RECORDS),
      await opened(broken, TROUBLES_OF_OURS),
    ]
  })
  afterAll(() => Promise.all(sites.map(({ close }) => close())))

  test('is met for every kind of trouble', () => {
    const met = sites.flatMap(({ arrivals }) => arrivals.map(({ trouble }) => trouble))
    expect(met.toSorted()).toEqual(TROUBLES.toSorted())
  })

  test.each(LANGUAGES)(
    'in %s is for everybody, and says what it is',
    async (language) => {
      const t = createTranslator(language, { strict: true, words: WORDS[language] })
      const inspection = new Inspection()
      const found: string[] = []
      for (const { arrivals, origin } of sites)
        for (const { trouble, cookies = {}, come } of arrivals) {
          const page = await openAs(origin, cookies, language)
          await come(page, origin)
          const heard = await page.locator('h1, .lead').allInnerTexts()
          const meant = ['title', 'text'].map((part) => t(`errors.${trouble}.${part}`))
          if (heard.join('\n') !== meant.join('\n')) found.push(`${trouble}: ${heard.join(' ')}`)
          found.push(...(await outOfPlace(page)).map((what) => `${trouble} ${what}`))
          await inspection.lookAtAll(page, language)
          await page.context().close()
        }
      expect(found).toEqual([])
      inspection.mustHaveFoundNothing()
    },
    PATIENCE,
  )
})

/** A fault of ours, which no handler expects. */
const fails = (): never => {
  throw new Error('an assumption was wrong')
}

async function openAs(
  origin: string,
  cookies: Record<string, string>,
  language: Language,
  how: { javaScriptEnabled?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, ...how })
  const jar = { ...cookies, language }
  context.setDefaultTimeout(120_000)
  await context.addCookies(Object.entries(jar).map(([name, value]) => ({ name, value, url: origin })))
  return context.newPage()
}
