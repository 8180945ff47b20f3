import { expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { paths } from '../../api/paths'
import { numberInGroups } from '../../views/format'
import { ownCase } from './filing'
import type { Stage } from './stage'

/** What goes on paper: everything that there is to read, and nothing to press. */
export function prints(stage: () => Stage): void {
  test('what is folded up on the page is open on paper', async () => {
    const visitor = await stage().visitor({ language: 'en' })
    const { page } = visitor
    await visitor.goTo(paths.help())
    const folded = page.locator('details').first()
    const question = folded.getByRole('link').first()
    expect(await question.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await question.isVisible()).toBe(true)
    expect(await folded.evaluate((one) => one.getBoundingClientRect().height)).toBeGreaterThan(60)
    expect(await page.getByRole('link', { name: visitor.t('layout.sign-in') }).isVisible()).toBe(false)
  })

  test('a case is on paper with all its steps, and without anything to press', async () => {
    const { number, citizen } = await ownCase(stage(), 'No pension for a year')
    await citizen.goTo(paths.grievance(number))
    await citizen.page.emulateMedia({ media: 'print' })
    const shows = (one: Locator) => one.first().isVisible()
    expect(await shows(citizen.main.locator('.thread'))).toBe(true)
    expect(await shows(citizen.main.getByText(numberInGroups(number)))).toBe(true)
    for (const pressed of ['nav', 'main .button', '.tongues', '.foot ul'])
      expect([pressed, await shows(citizen.page.locator(pressed))]).toEqual([pressed, false])
  })
}
