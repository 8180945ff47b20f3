import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { createSession } from '../../db/queries/session'
import { LANGUAGES, type Language } from '../../views/i18n'
import { POLICIES } from '../../views/pages/policies'
import { siteForTest } from '../contract/site'
import { launchChromium } from '../harness/chromium'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn } from '../pages/citizen-browser'
import { NOW, seedCase, seedCitizen } from '../pages/officer-seed'
import { Inspection } from './inspection'

/** The site by itself, without a worker: pages that are only looked at. */
let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let server: Server
let browser: Browser
let origin: string
let number: string
/** Of somebody in the middle of filing. */
let cookies: Record<string, string>

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  server = serve({ fetch: site.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
  const citizen = await seedCitizen(site.db)
  number = (await seedCase(site.db, { citizen })).number
  const own = browserOn(site, { session: await createSession(site.db, 'citizen', citizen, NOW) })
  await own.post(paths.newGrievance(), { description: 'ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ.' })
  await own.post(paths.newGrievanceStep('service'), { service: 'old-age-pension' })
  const place = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: '', address: '' }
  await own.post(paths.newGrievanceStep('place'), place)
  await own.post(paths.newGrievanceStep('details'), { urgent: 'no' })
  cookies = Object.fromEntries(own.jar)
})
afterAll(async () => {
  await browser.close()
  server.close()
  await site.close()
  await database.drop()
})

async function openPage(language: Language, signedIn = false, script = true): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    viewport: { width: 360, height: 800 },
  })
  const jar = { ...(signedIn ? cookies : {}), language }
  await context.addCookies(Object.entries(jar).map(([name, value]) => ({ name, value, url: origin })))
  return context.newPage()
}

const PUBLIC = [
  ...[paths.home(), paths.help(), paths.help({ words: 'code' }), paths.helpTopic('filing')],
  ...[paths.contact(), paths.counters({ district: 'dharwad' }), paths.accessibility(), paths.screenReaders()],
  ...[paths.privacy(), paths.terms(), paths.policies(), ...POLICIES.map(paths.policy), paths.siteMap()],
  ...[paths.siteFeedback({ page: '/grievances/:number' }), paths.siteFeedbackThanks(), paths.signIn()],
  ...[paths.departments(), paths.lifeSituations(), paths.newGrievance(), paths.track()],
]
const STEPS = ['service', 'department', 'place', 'details', 'review'].map((step) =>
  paths.newGrievanceStep(step),
)

/** WCAG 1.4.10 asks for 320; 360 is the common telephone. */
const WIDTHS = [320, 360]

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

describe.each(LANGUAGES)('On a narrow telephone in %s', (language) => {
  test('nothing runs out of its place', async () => {
    const found: string[] = []
    const look = async (page: Page, path: string) => {
      await page.goto(origin + path)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 })
        found.push(...(await tooWide(page)).map((what) => `${path} at ${width} px: ${what}`))
      }
    }
    const stranger = await openPage(language)
    for (const path of [...PUBLIC, paths.track({ number })]) await look(stranger, path)
    const citizen = await openPage(language, true)
    for (const path of [...STEPS, paths.grievances(), paths.grievance(number)]) await look(citizen, path)
    await stranger.context().close()
    await citizen.context().close()
    expect(found).toEqual([])
  })
})

test('the new pages are for everybody, by what axe-core can tell', async () => {
  const inspection = new Inspection()
  for (const language of ['en', 'kn'] as const) {
    const page = await openPage(language)
    const paged = [paths.help(), paths.help({ words: 'zzzqqq' }), paths.helpTopic('report'), paths.privacy()]
    for (const path of [...paged, paths.screenReaders(), paths.siteFeedback(), paths.policies()]) {
      await page.goto(origin + path)
      await inspection.look(page, language)
    }
    await page.context().close()
  }
  inspection.mustHaveFoundNothing()
})

/** A browser that speaks these languages and tells what it was given to say; each piece ends at once. */
const speaking = (languages: string[]) => `
  window.said = []
  window.cancelled = 0
  const speech = {
    getVoices: () => ${JSON.stringify(languages)}.map((lang) => ({ lang })),
    addEventListener() {},
    cancel() { window.cancelled += 1 },
    speak(one) {
      window.said.push([one.lang, one.text])
      if (!window.holds) setTimeout(() => one.dispatchEvent(new Event('end')))
    },
  }
  Object.defineProperty(window, 'speechSynthesis', { value: speech })
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text }
  }
`
const said = (page: Page) => page.evaluate(() => (window as unknown as { said: [string, string][] }).said)
const BUTTON = '.read-aloud'

describe('Reading aloud', () => {
  async function opened(language: Language, path: string, voices: string[], more = '') {
    const page = await openPage(language, path.includes(number))
    await page.addInitScript(speaking(voices) + more)
    await page.goto(origin + path)
    return page
  }

  test('begins with the heading and goes on in order, to the end', async () => {
    const page = await opened('kn', paths.helpTopic('changing'), ['en-US', 'kn-IN'])
    await page.click(BUTTON)
    await page.waitForFunction(() => document.querySelector('.read-aloud')?.textContent?.includes('ಓದಿಸಿ'))
    const told = await said(page)
    expect(told[0]).toEqual(['kn-IN', 'ಸೇರಿಸುವುದು ಮತ್ತು ಹಿಂಪಡೆಯುವುದು'])
    expect(told[1]?.[1]).toBe('ಕಳುಹಿಸಿದ ನಂತರ ಏನಾದರೂ ಸೇರಿಸಬಹುದೇ?')
    const all = told.map(([, text]) => text).join(' ')
    expect(all).toContain('ಕೊನೆಯದಾಗಿ ಬದಲಾಯಿಸಿದ')
    expect(all).not.toContain('ಹುಡುಕಿ')
    expect(Math.max(...told.map(([, text]) => text.length))).toBeLessThanOrEqual(180)
    await page.context().close()
  })

  test('can be stopped, and begun again', async () => {
    const page = await opened('en', paths.privacy(), ['en-IN'], 'window.holds = true')
    await page.click(BUTTON)
    expect(await page.textContent(BUTTON)).toBe('Stop reading')
    await page.click(BUTTON)
    expect(await page.textContent(BUTTON)).toBe('Read this page aloud')
    expect(await page.evaluate(() => (window as unknown as { cancelled: number }).cancelled)).toBe(1)
    await page.click(BUTTON)
    expect((await said(page)).map(([, text]) => text)).toEqual(['Privacy', 'Privacy'])
    await page.context().close()
  })

  test('says what is in another language with the voice of that one', async () => {
    const page = await opened('kn', paths.grievance(number), ['en-IN', 'kn-IN'])
    await page.click(BUTTON)
    await page.waitForFunction(() => document.querySelector('.read-aloud')?.textContent?.includes('ಓದಿಸಿ'))
    expect(new Set((await said(page)).map(([language]) => language))).toEqual(new Set(['en-IN', 'kn-IN']))
    await page.context().close()
  })

  test('is not offered without a voice for the page, without a script, or where there is little to read', async () => {
    const mute = await opened('kn', paths.help(), ['en-US'])
    expect(await mute.locator(BUTTON).count()).toBe(0)
    const plain = await openPage('en', false, false)
    await plain.goto(origin + paths.help())
    expect(await plain.getByText('Read this page aloud').count()).toBe(0)
    const home = await opened('en', paths.home(), ['en-US'])
    expect(await home.locator(BUTTON).count()).toBe(0)
    for (const page of [mute, plain, home]) await page.context().close()
  })
})
