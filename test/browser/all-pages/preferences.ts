import type { Page } from 'playwright-core'

/** What moves although its reader has asked for less motion. */
export async function movesStill(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moving = await page.evaluate(() =>
    [document.documentElement, ...document.body.querySelectorAll('*')]
      .filter((one) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one)
        return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth'
      })
      .map((one) => `moves: ${one.outerHTML.slice(0, 100)}`),
  )
  await page.emulateMedia({ reducedMotion: null })
  return moving
}

/** What cannot be told from its surroundings where the system's own few colours are all there is. */
export async function lostInForcedColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const lost = await page.evaluate(() => {
    const seen = (one: Element) => one.getClientRects().length > 0
    const parts = [
      ...document.querySelectorAll('main .button, main .state, main input:not([type=image]), main textarea'),
    ]
    const bare = parts.filter((one) => {
      const { borderTopStyle, borderTopWidth, appearance } = getComputedStyle(one)
      return seen(one) && appearance === 'none' && (borderTopStyle === 'none' || borderTopWidth === '0px')
    })
    return bare.map((one) => `has no edge: ${one.outerHTML.slice(0, 100)}`)
  })
  await page.emulateMedia({ forcedColors: null })
  return lost
}
