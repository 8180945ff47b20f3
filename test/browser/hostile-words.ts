import type { Page } from 'playwright-core'

/** Of which nothing may run, or come back as markup. */
const HOSTILE = `ನೀರು "><img src=x onerror=hostile()><svg onload=hostile()></textarea><script>hostile()</script> javascript:hostile()`

/** Forms with a field for words. */
const FORMS = 'main form:has(textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=file]))'
const RAN = 'hostile words ran'

/** Fills each form of the page with hostile words and sends it. Tells all that the browser complains of, and what ran. */
export async function sendHostileWords(page: Page, url: string): Promise<string[]> {
  const complaints: string[] = []
  page.removeAllListeners('console')
  page.on('console', (message) => {
    if (message.text() === RAN || message.text().includes('Content Security Policy'))
      complaints.push(`${url}: ${message.text()}`)
  })
  await page.goto(url)
  const forms = await page.locator(FORMS).count()
  for (let index = 0; index < forms; index += 1) {
    if (index > 0) await page.goto(url)
    await Promise.all([page.waitForEvent('load'), fillAndSend(page, index)])
    if (await hasMarkup(page)) complaints.push(`${url}: the words came back as markup on ${page.url()}`)
  }
  return complaints
}

export const watchForHostileWords = (page: Page) =>
  page.addInitScript((ran) => {
    Object.assign(globalThis, { hostile: () => console.error(ran) })
  }, RAN)

/** Past all that the browser itself would refuse. */
const fillAndSend = (page: Page, index: number) =>
  page.evaluate(
    ([forms, nth, words]) => {
      const form = document.querySelectorAll<HTMLFormElement>(forms)[nth]
      if (!form) throw new Error('the form is gone')
      for (const field of form.querySelectorAll<HTMLInputElement>('input, textarea')) {
        if (field.type === 'radio' || field.type === 'checkbox') field.checked = true
        else if (field.type !== 'hidden' && field.type !== 'file') {
          if (field.tagName === 'INPUT') field.type = 'text'
          field.value = words
        }
      }
      HTMLFormElement.prototype.submit.call(form)
    },
    [FORMS, index, HOSTILE] as const,
  )

const hasMarkup = (page: Page) =>
  page.evaluate(
    () => document.querySelector('[onerror], [onload], [src="x"], a[href^="javascript:"]') !== null,
  )
