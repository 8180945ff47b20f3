import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import type { Language } from '../../views/i18n'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
}

/** Pixels: a common telephone, and a desk. */
const TELEPHONE = 360
const DESK = 1280
/** WCAG 1.4.10: at this width nothing may be read by scrolling sideways. */
const NARROWEST = 320

/** What a page must be for everybody, whoever visits it and whatever it is about. */
export class Inspection {
  private readonly inspected = new Set<string>()
  private found: string[] = []

  /** Throws an error that tells all faults since this was last asked. */
  mustHaveFoundNothing(): void {
    const faults = [...new Set(this.found)]
    this.found = []
    if (faults.length > 0) throw new Error(`Pages are not as they must be:\n${faults.join('\n')}`)
  }

  report(page: Page, fault: string): void {
    this.found.push(`${patternOf(page.url())}: ${fault}`)
  }

  /**
   * Looks at a page that somebody came to on a journey, at the width of a telephone. One made of the same parts was
   * inspected before, and is not inspected again. All pages in all languages are looked at in all-pages.test.ts.
   */
  async look(page: Page, language: Language): Promise<void> {
    const parts = await this.outline(page, language)
    const key = `${patternOf(page.url())} ${parts}`
    if (this.inspected.has(key)) return
    this.inspected.add(key)
    const size = page.viewportSize()
    await page.setViewportSize({ width: NARROWEST, height: 800 })
    await this.measure(page)
    await page.setViewportSize({ width: TELEPHONE, height: 800 })
    await this.judge(page, `${language}, ${TELEPHONE} px`)
    if (size) await page.setViewportSize(size)
  }

  /** For a browser all of whose pages are looked at: they have axe-core from the start. */
  static async prepare(page: Page): Promise<void> {
    await page.addInitScript(axeSource)
  }

  /** Looks at the page as it stands in this language, whatever was inspected before. */
  async lookAtAll(page: Page, language: Language): Promise<void> {
    await this.outline(page, language)
    for (const width of [TELEPHONE, DESK]) {
      await page.setViewportSize({ width, height: 800 })
      await this.judge(page, `${language}, ${width} px`)
    }
  }

  /** For a reader who wants more contrast than most: at least seven to one (WCAG 1.4.6). */
  async lookAtContrast(page: Page): Promise<void> {
    const rule = 'color-contrast-enhanced'
    const rules = { [rule]: { enabled: true } }
    await this.judge(page, 'with more contrast', {
      ...RULES,
      runOnly: { type: 'rule', values: [rule] },
      rules,
    })
  }

  /** What every visit may check, with or without a script. Returns what the page is made of. */
  async outline(page: Page, language: Language): Promise<string> {
    const { lang, title, headings, parts } = await outlineOf(page)
    if (lang !== language) this.report(page, `lang is "${lang}" and not "${language}"`)
    if (title === '') this.report(page, 'no title')
    if (headings !== 1) this.report(page, `${headings} h1`)
    return parts
  }

  private async measure(page: Page): Promise<void> {
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      const beyond = [...document.querySelectorAll('main *')].filter(
        (one) => one.getBoundingClientRect().right > clientWidth + 1,
      )
      return scrollWidth > clientWidth
        ? `${scrollWidth} px wide: ${beyond.at(-1)?.outerHTML.slice(0, 120)}`
        : ''
    })
    if (wide) this.report(page, `at ${NARROWEST} px it is ${wide}`)
  }

  private async judge(page: Page, how: string, rules = RULES): Promise<void> {
    if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axeSource)
    // Only what is wrong leaves the page: all that axe-core knows takes longer to send than to find out.
    const violations = await page.evaluate(async (rules) => {
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(document, rules)
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}: ${failureSummary}`),
      )
    }, rules)
    for (const violation of violations) this.report(page, `${how}: ${violation}`)
  }
}

interface Axe {
  run(context: Document, options: RunOptions): Promise<AxeResults>
}

/** `parts` are the kinds of components on a page: one with other parts is another page, though its address is alike. */
const outlineOf = (page: Page) =>
  page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title.trim(),
    headings: document.querySelectorAll('h1').length,
    parts: [...new Set([...document.querySelectorAll('main [class]')].map((one) => one.classList[0]))]
      .sort()
      .join(' '),
  }))

/** `/grievances/:id/note`: the address without numbers, keys and queries. */
function patternOf(url: string): string {
  const names = new URL(url).pathname.split('/')
  return names.map((name) => (/^([0-9a-f-]{36}|[A-Z0-9]{12}|\d+)$/.test(name) ? ':id' : name)).join('/')
}
