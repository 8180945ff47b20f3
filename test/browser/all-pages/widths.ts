import type { Page } from 'playwright-core'

/** WCAG 1.4.10 asks for 320; 360 is the common telephone; a desk's 1280 at 200 % are 640 (WCAG 1.4.4). */
const WIDTHS = [320, 360, 640, 1280]

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

/** What stands out of its place at each width, and with large text. */
export async function outOfPlace(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    found.push(...(await tooWide(page)).map((what) => `at ${width} px: ${what}`))
  }
  const large = await withLargeText(page, () => tooWide(page))
  return [...found, ...large.map((what) => `with text of 200 %: ${what}`)]
}
