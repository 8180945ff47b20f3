import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

export interface SentFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** With what somebody works a page. */
export interface Hand {
  /** A button, a link, or what opens. */
  press(one: Locator): Promise<void>
  fill(field: Locator, value: string): Promise<void>
  /** A radio button or a box. */
  check(one: Locator): Promise<void>
  /** In a list, by its words or its value. */
  select(list: Locator, choice: { label: string } | { value: string }): Promise<void>
  attach(field: Locator, file: SentFile): Promise<void>
}

export const pointer: Hand = {
  press: (one) => one.click(),
  fill: (field, value) => field.fill(value),
  check: (one) => one.check(),
  select: async (list, choice) => void (await list.selectOption(choice)),
  attach: (field, file) => field.setInputFiles(file),
}

/** More than any page has of what can be focused, or a list of choices, before one comes to its end. */
const MOST = 120

/** Tab, arrows, Space and Enter, and nothing else. */
export const keyboard: Hand = {
  press: async (one) => {
    await tabTo(one)
    await one.page().keyboard.press('Enter')
  },
  fill: async (field, value) => {
    await tabTo(field)
    if ((await field.getAttribute('type')) === 'date') return typeDate(field, value)
    await field.page().keyboard.press('Control+A')
    await field.page().keyboard.insertText(value)
  },
  /** Tab leads into a group of radio buttons, the arrows through it. */
  check: async (one) => {
    const { keyboard } = one.page()
    await tabTo(one)
    for (let presses = 0; !(await hasFocus(one)); presses += 1) {
      if (presses === MOST) throw new Error(`The arrows do not lead to ${one}`)
      await keyboard.press('ArrowDown')
    }
    if (!(await one.isChecked())) await keyboard.press('Space')
    expect(await one.isChecked()).toBe(true)
  },
  select: async (list, choice) => {
    await tabTo(list)
    for (let presses = 0; presses < MOST; presses += 1) {
      const label = (await list.locator('option:checked').innerText()).trim()
      if ('label' in choice ? label === choice.label : (await list.inputValue()) === choice.value) return
      await list.page().keyboard.press('ArrowDown')
    }
    throw new Error(`${JSON.stringify(choice)} is not among ${list}`)
  },
  attach: async (field, file) => {
    const page = field.page()
    // From the beginning: asked for together with the press it comes too late on a busy machine.
    page.once('filechooser', (chooser) => void chooser.setFiles(file))
    await tabTo(field)
    await page.keyboard.press('Enter')
    await expect.poll(() => field.evaluate((one) => (one as HTMLInputElement).files?.length)).toBe(1)
  },
}

/** Some browsers begin a date with the month. */
async function typeDate(field: Locator, date: string): Promise<void> {
  const { keyboard } = field.page()
  const [year, month, day] = date.split('-')
  await keyboard.type(`${month}${day}${year}`)
  if ((await field.inputValue()) === date) return
  for (const key of ['ArrowLeft', 'ArrowLeft']) await keyboard.press(key)
  await keyboard.type(`${day}${month}${year}`)
  expect(await field.inputValue()).toBe(date)
}

const hasFocus = (one: Locator): Promise<boolean> => one.evaluate((node) => node === document.activeElement)

/** Presses Tab until it is there, or at another radio button of its group; each on the way must show that it has the focus. */
async function tabTo(one: Locator): Promise<void> {
  const page = one.page()
  for (let presses = 0; presses < MOST; presses += 1) {
    const { isThere, shows, name } = await lookAt(one)
    expect(presses === 0 || shows, `the focus shows on ${name}, ${page.url()}`).toBe(true)
    if (isThere) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead there on ${page.url()}`)
}

/** In one question to the page, as every press of Tab asks it. */
const lookAt = (one: Locator) =>
  one.evaluate((node) => {
    const active = document.activeElement as HTMLInputElement
    const { type, name } = node as HTMLInputElement
    const isThere = active === node || (type === 'radio' && active.type === type && active.name === name)
    const { top, bottom } = active.getBoundingClientRect()
    // The button for the calendar lies within the field, and the browser marks it. After the last of a page comes the
    // browser itself, and then the page anew.
    const isMarked =
      getComputedStyle(active).outlineStyle !== 'none' || active.type === 'date' || active === document.body
    const shows = isMarked && bottom > 0 && top < innerHeight
    return { isThere, shows, name: active.outerHTML.slice(0, 80) }
  })

/** What has the focus, by its label or its own words. */
export const nameOfFocused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement as HTMLElement
    return ((one as HTMLInputElement).labels?.[0] ?? one).innerText.trim()
  })
