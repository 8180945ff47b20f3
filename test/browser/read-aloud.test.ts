import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { createSession } from '../../db/queries/session'
import type { Language } from '../../views/i18n'
import { siteForTest } from '../contract/site'
import { launchChromium } from '../harness/chromium'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { NOW, seedCase, seedCitizen } from '../pages/officer-seed'
import { serveSite } from './all-pages/served'

/** The site by itself, without a worker: pages that are only looked at. */
let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let served: Awaited<ReturnType<typeof serveSite>>
let browser: Browser
let number: string
/** Of the citizen of that grievance. */
let session: string

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  served = await serveSite(site)
  browser = await launchChromium()
  const citizen = await seedCitizen(site.db)
  number = (await seedCase(site.db, { citizen })).number
  session = await createSession(site.db, 'citizen', citizen, NOW)
})
afterAll(async () => {
  await browser.close()
  served.close()
  await site.close()
  await database.drop()
})

async function openPage(language: Language, signedIn = false, script = true): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    viewport: { width: 360, height: 800 },
  })
  const jar = { ...(signedIn ? { session } : {}), language }
  await context.addCookies(Object.entries(jar).map(([name, value]) => ({ name, value, url: served.origin })))
  return context.newPage()
}

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
    await page.goto(served.origin + path)
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

  test('stays with the page when its main part is put in anew', async () => {
    const page = await opened('en', paths.grievance(number), ['en-IN'], 'window.holds = true')
    await page.click(BUTTON)
    await page.evaluate(() => {
      const main = document.getElementById('main')
      if (main) main.innerHTML = main.innerHTML.replace(/<button[^>]*read-aloud.*?<\/button>/, '')
    })
    expect(await page.textContent(`h1 + ${BUTTON}`)).toBe('Stop reading')
    expect(await page.locator(BUTTON).evaluate((one) => one === document.activeElement)).toBe(true)
    await page.click(BUTTON)
    expect(await page.textContent(BUTTON)).toBe('Read this page aloud')
    expect(await page.locator(BUTTON).count()).toBe(1)
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
    await plain.goto(served.origin + paths.help())
    expect(await plain.getByText('Read this page aloud').count()).toBe(0)
    const home = await opened('en', paths.home(), ['en-US'])
    expect(await home.locator(BUTTON).count()).toBe(0)
    for (const page of [mute, plain, home]) await page.context().close()
  })
})
