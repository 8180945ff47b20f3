import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { root } from '../settings'

const WIDTHS = { wide: 1280, phone: 360 } as const
/** Pixels; what is below it says nothing new in a picture. */
const TALLEST = { wide: 1600, phone: 1500 } as const

/** Takes each page at both widths, as `<page>-<wide|phone>-<language>.png`. */
export class Camera {
  private readonly shown = readFileSync(join(root, 'README.md'), 'utf8')

  constructor(
    private readonly folder: string,
    private readonly language: string,
  ) {}

  /** The page as it stands; its form keeps what was entered. */
  async take(page: Page, name: string): Promise<void> {
    // The frame of what has focus says nothing in a picture.
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    for (const width of ['wide', 'phone'] as const) {
      await page.setViewportSize({ width: WIDTHS[width], height: 800 })
      const picture = await page.screenshot({ fullPage: true, animations: 'disabled' })
      await this.keep(`${name}-${width}-${this.language}.png`, picture, TALLEST[width])
    }
    await page.setViewportSize({ width: WIDTHS.wide, height: 800 })
  }

  /** With few colours a page is a tenth of the size and looks the same. */
  private async keep(file: string, picture: Buffer, tallest: number): Promise<void> {
    const { width, height } = await sharp(picture).metadata()
    const path = join(this.folder, file)
    await sharp(picture)
      .extract({ left: 0, top: 0, width, height: Math.min(height, tallest) })
      .png({ palette: true, colours: 128, effort: 10 })
      .toFile(path)
    if (!this.shown.includes(`docs/screenshots/${file}`)) return
    const gallery = join(root, 'docs', 'screenshots')
    mkdirSync(gallery, { recursive: true })
    copyFileSync(path, join(gallery, file))
  }
}
