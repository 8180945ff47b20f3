import { expect, test } from 'vitest'
import { paths } from '../../api/paths'
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
}
