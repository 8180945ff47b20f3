import { spawnSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { Inspection } from '../browser/inspection'
import type { Language } from '../../views/i18n'
import type { ScreenReader } from './screen-reader'

/** Hears each page that somebody comes to instead of looking at it: its title, and all that the keys lead to on it. */
export class Listening extends Inspection {
  private readonly attended = new Set<Page>()
  /** What the keys have led to and may still be said. */
  private open: Promise<void>[] = []
  private reader: ScreenReader | undefined

  /** From now on it is heard by this one. */
  by(reader: ScreenReader): void {
    this.reader = reader
  }

  /** Until all has been said, or found missing. */
  async toTheEnd(): Promise<void> {
    await Promise.all(this.open.splice(0))
  }

  override async look(page: Page, language: Language): Promise<void> {
    await this.outline(page, language)
    if (!this.attended.has(page)) await this.attend(page)
    await this.hears(page, await page.title())
    await page.evaluate(() => {
      const tell = (globalThis as unknown as { focusIsOn: (name: string) => void }).focusIsOn
      document.addEventListener('focusin', ({ target }) => {
        const one = target as HTMLInputElement
        const name = one.labels?.[0] ?? one
        const words = name.innerText || one.getAttribute('aria-label') || one.alt || 'no name'
        tell(words.trim().split('\n')[0] ?? '')
      })
    })
  }

  private async attend(page: Page): Promise<void> {
    this.attended.add(page)
    await page.exposeBinding('focusIsOn', (_, name: string) => void this.open.push(this.hears(page, name)))
    // The browser of a test believes that it has the focus; for a screen reader the line of the address has it.
    spawnSync('xdotool', ['getactivewindow', 'mousemove', '--window', '%1', '4', '500', 'click', '1'])
  }

  private async hears(page: Page, words: string): Promise<void> {
    if (words !== '' && !(await this.reader?.hasSaid(words)))
      this.report(page, `nothing was said of "${words}"`)
  }
}
