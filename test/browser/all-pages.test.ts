import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { constants, setPriority } from 'node:os'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../views/i18n'
import { siteForTest } from '../contract/site'
import { launchChromium } from '../harness/chromium'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { NOW } from '../pages/officer-seed'
import { everyReader, pagePatterns } from './all-pages'
import type { Reader } from './all-pages/reader'
import { sendHostileWords, watchForHostileWords } from './hostile-words'
import { Inspection } from './inspection'

/** The site by itself, without a worker: pages that are only looked at. */
let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let server: Server
let browser: Browser
let origin: string
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
  readers = await everyReader(site, codes)
  server = serve({ fetch: site.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  server.close()
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

/** WCAG 1.4.10 asks for 320; 360 is the common telephone; a desk's 1280 at 200 % are 640 (WCAG 1.4.4). */
const WIDTHS = [320, 360, 640]

/** What stands wider than its place: the page, or a button, label or heading whose words run out of it. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    // The head of a table whose rows have become lists.
    const unseen = '.unseen, .skip, .stack thead'
    const parts =
      'button, .button, label, legend, summary, option, select, th, td, dt, dd, h1, h2, h3, p, li, a'
    const beyond = [...document.querySelectorAll<HTMLElement>(parts)].filter(
      (one) =>
        (one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1 && !one.closest(unseen)) ||
        (one.getBoundingClientRect().right > clientWidth + 1 && !one.closest(unseen)),
    )
    return [
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} px`] : []),
      ...beyond.map((one) => one.outerHTML.slice(0, 100)),
    ]
  })

/** As for who has set a browser's text twice as large, on a telephone of common width (WCAG 1.4.4). */
async function withLargeText<Found>(page: Page, look: () => Promise<Found>): Promise<Found> {
  await page.setViewportSize({ width: 360, height: 800 })
  await setText(page, 2 * TEXT)
  const found = await look()
  await setText(page, TEXT)
  return found
}

/** Pixels of a letter where nobody has set anything. */
const TEXT = 16

async function setText(page: Page, standard: number): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.setFontSizes', { fontSizes: { standard } })
  await page.waitForFunction(
    (em) => matchMedia(`(min-width: ${360 / em}em) and (max-width: ${360 / em}em)`).matches,
    standard,
  )
  await browser.detach()
}

describe.each(LANGUAGES)('In %s every page', (language) => {
  test(
    'stands in its place on a narrow telephone, and is for everybody, by what axe-core can tell',
    async () => {
      const inspection = new Inspection()
      const found: string[] = []
      for (const reader of readers) {
        const page = await openAs(reader, language)
        await Inspection.prepare(page)
        page.on('console', (message) => {
          if (message.type() === 'error') found.push(`${page.url()}: ${message.text()}`)
        })
        for (const path of reader.pages.map((one) => one.replace(':language', language))) {
          const answer = await page.goto(origin + path)
          const arrived = page.url() === origin + path ? answer?.status() : `led to ${page.url()}`
          if (arrived !== 200) found.push(`${path} of ${reader.who}: ${arrived}`)
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 800 })
            found.push(...(await tooWide(page)).map((what) => `${path} at ${width} px: ${what}`))
          }
          const large = await withLargeText(page, () => tooWide(page))
          found.push(...large.map((what) => `${path} with text of 200 %: ${what}`))
          await inspection.lookAtAll(page, language)
        }
        await page.context().close()
      }
      expect(found).toEqual([])
      inspection.mustHaveFoundNothing()
    },
    PATIENCE,
  )
})

// The last, since it changes what the pages show.
test(
  'hostile words in every form of every page run nowhere, and no policy is broken',
  async () => {
    const found: string[] = []
    for (const reader of readers) {
      const page = await openAs(reader, 'kn')
      await watchForHostileWords(page)
      for (const path of reader.pages) {
        if (path.includes(':')) continue
        found.push(...(await sendHostileWords(page, origin + path)))
      }
      await page.context().close()
    }
    expect(found).toEqual([])
  },
  PATIENCE,
)

async function openAs({ cookies }: Reader, language: Language): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } })
  const jar = { ...cookies, language }
  context.setDefaultTimeout(120_000)
  await context.addCookies(Object.entries(jar).map(([name, value]) => ({ name, value, url: origin })))
  return context.newPage()
}
