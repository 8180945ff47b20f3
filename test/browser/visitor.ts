import type { Locator, Page, Response } from 'playwright-core'
import { WORDS } from '../harness/words'
import { createTranslator, type Arguments, type Language, type Translator } from '../../views/i18n'
import { keyboard, pointer, type Hand, type SentFile } from './hands'
import type { Inspection } from './inspection'

export interface Manner {
  language: Language
  /** False: with JavaScript off. */
  script?: boolean
  /** True: with Tab, arrows, Space and Enter, and nothing else. */
  keys?: boolean
  /** Pixels; a telephone unless said otherwise. */
  width?: number
}

/**
 * A person at a browser. Finds things by the words that they see, named by their keys in `views/locales`, so that one
 * journey can be made in every language. Each page on the way is inspected.
 */
export class Visitor {
  readonly t: Translator
  readonly script: boolean
  private readonly language: Language
  private readonly hand: Hand
  private arrived: Response | undefined

  constructor(
    readonly page: Page,
    readonly origin: string,
    { language, script = true, keys = false }: Manner,
    private readonly inspection: Inspection,
  ) {
    this.language = language
    this.script = script
    this.hand = keys ? keyboard : pointer
    this.t = createTranslator(language, { strict: true, words: WORDS[language] })
    page.on('pageerror', (error) => inspection.report(page, `a script failed: ${error.message}`))
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) inspection.report(page, `it asks for ${request.url()}`)
    })
    page.on('console', (message) => {
      // Chromium says so of every answer that is not 2xx, also of a form that comes back to be mended.
      const known =
        message.text().startsWith('Failed to load resource') && message.location().url === page.url()
      if (message.type() === 'error' && !known) inspection.report(page, `the console says ${message.text()}`)
    })
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame())
        this.arrived = response
    })
  }

  get main(): Locator {
    return this.page.locator('main')
  }

  get status(): number {
    return this.arrived?.status() ?? 0
  }

  get path(): string {
    return new URL(this.page.url()).pathname
  }

  goTo(path: string): Promise<void> {
    return this.leadsOn(() => this.page.goto(this.origin + path))
  }

  /** Presses the button or follows the link with these words. */
  press(words: string, args?: Arguments): Promise<void> {
    return this.pressOne(this.door(this.t(words, args), true))
  }

  /** The same for words that are no part of the site, such as a title or a name. */
  pressNamed(name: string | RegExp): Promise<void> {
    return this.pressOne(this.door(name, false).first())
  }

  pressOne(one: Locator): Promise<void> {
    return this.leadsOn(() => this.hand.press(one))
  }

  private door(name: string | RegExp, exact: boolean): Locator {
    return this.main.getByRole('button', { name, exact }).or(this.main.getByRole('link', { name, exact }))
  }

  /** Opens what is hidden on the page itself. */
  open(one: Locator): Promise<void> {
    return this.hand.press(one)
  }

  fill(label: string, value: string): Promise<void> {
    return this.hand.fill(this.field(label), value)
  }

  fillOptional(label: string, value: string): Promise<void> {
    return this.hand.fill(this.optionalField(label), value)
  }

  choose(label: string): Promise<void> {
    return this.chooseNamed(this.t(label))
  }

  /** A radio button by the beginning of its label; below it there may be a hint. */
  chooseNamed(label: string): Promise<void> {
    const beginning = new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
    return this.check(this.main.getByRole('radio', { name: beginning }))
  }

  /** A radio button or a box. */
  check(one: Locator): Promise<void> {
    return this.hand.check(one)
  }

  select(label: string, choice: string): Promise<void> {
    return this.hand.select(this.field(label), { label: choice })
  }

  /** By the value: words are other ones in each language. */
  selectValue(list: Locator, value: string): Promise<void> {
    return this.hand.select(list, { value })
  }

  attach(label: string, file: SentFile): Promise<void> {
    return this.hand.attach(this.optionalField(label), file)
  }

  field(label: string): Locator {
    return this.main.getByLabel(this.t(label), { exact: true })
  }

  private optionalField(label: string): Locator {
    return this.main.getByLabel(this.t('common.optional', { label: this.t(label) }), { exact: true })
  }

  /** Waits until these words stand in the page. */
  sees(words: string, args?: Arguments): Promise<void> {
    return this.reads(this.t(words, args))
  }

  reads(text: string): Promise<void> {
    return this.main.getByText(text).first().waitFor({ timeout: 10_000 })
  }

  /** As it is read: a space that does not break a date looks like any other. */
  async text(): Promise<string> {
    return (await this.main.innerText()).replaceAll('\u00a0', ' ')
  }

  seesInTheEnd(words: string, args?: Arguments): Promise<void> {
    return this.finds(this.main.getByText(this.t(words, args)))
  }

  /** Loads the page again until this is on it: what other processes do takes a moment. */
  async finds(wanted: Locator, seconds = 20): Promise<void> {
    const end = Date.now() + seconds * 1_000
    while ((await wanted.count()) === 0) {
      if (Date.now() > end) throw new Error(`It does not come on ${this.path}: ${wanted}`)
      await new Promise((resolve) => setTimeout(resolve, 200))
      await this.page.reload()
    }
  }

  private async leadsOn(step: () => Promise<unknown>): Promise<void> {
    await Promise.all([this.page.waitForEvent('load', { timeout: 15_000 }), step()])
    // axe-core cannot run where scripts are off; the markup is the same, and inspected on the way of those who have one.
    if (!this.script) return void (await this.inspection.outline(this.page, this.language))
    await this.inspection.look(this.page, this.language)
  }
}
