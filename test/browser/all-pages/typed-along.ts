import type { Page } from 'playwright-core'

const FIELDS =
  'main form[method=post] :is(textarea, select, input:is([type=text], [type=email], [type=date], [type=radio], [type=checkbox]))'
const CARRIED = '#typed :is(textarea, select, input:not([type=hidden], [type=file], [type=image]))'

/**
 * Fills the form of a page that has one, changes the language, and tells what has not come along. The page has no
 * script.
 */
export async function lostWithLanguage(page: Page, url: string): Promise<string[]> {
  await page.goto(url)
  if ((await page.locator(FIELDS).count()) === 0) return []
  if ((await page.locator(CARRIED).count()) === 0) return [`${url}: nothing of its form goes along`]
  await page.locator(CARRIED).evaluateAll((fields) => {
    for (const field of fields as HTMLInputElement[]) {
      if (field instanceof HTMLSelectElement) field.selectedIndex = field.options.length - 1
      else if (field.type === 'radio' || field.type === 'checkbox') field.checked = true
      else field.value = field.type === 'date' ? '2026-11-30' : 'ಪದ 12 "<&'
    }
  })
  const before = await fieldsOf(page)
  const other = page.locator('.tongues [name=speak]').first()
  const language = await other.getAttribute('value')
  await Promise.all([page.waitForEvent('load'), other.click()])
  const now = await page.locator('html').getAttribute('lang')
  if (now !== language) return [`${url}: it is in ${now} and not in ${language}, at ${page.url()}`]
  const after = await fieldsOf(page)
  return before.filter((one) => !after.includes(one)).map((one) => `${url}: lost ${one}`)
}

const fieldsOf = (page: Page) =>
  page
    .locator(CARRIED)
    .evaluateAll((fields) =>
      (fields as HTMLInputElement[]).map(({ name, type, value, checked }) =>
        type === 'radio' || type === 'checkbox' ? `${name}=${value}: ${checked}` : `${name}: ${value}`,
      ),
    )
