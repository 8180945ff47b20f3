import { expect, test } from 'vitest'
import { paths } from '../../api/paths'
import type { Language } from '../../views/i18n'
import { standsInHubballi } from './every-manner/steps'
import type { Stage } from './stage'
import type { Visitor } from './visitor'

const ADDRESS = '14, Tank Road'

/** Who knows the name, who has a phone that knows the place, and who has neither script nor phone. */
export function places(stage: () => Stage): void {
  test('a village is found while its name is typed, and nothing else leaves the page', async () => {
    const visitor = await atPlace(stage(), 'kn', true)
    const asked = addressesOf(visitor)
    const status = await visitor.page.$('#found [role=status]')
    await visitor.main.locator('#address').fill(ADDRESS)
    await visitor.main.locator('#words').pressSequentially('Kusugal', { delay: 30 })
    const found = visitor.main.locator('.found button')
    await found.waitFor({ timeout: 15_000 })
    expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('words')
    // The same element as before with other words: only then is it read out.
    expect(await status?.innerText()).toBe(visitor.t('place.search.count', { count: 1 }))
    await visitor.pressOne(found)
    expect(await visitor.main.locator('#village').inputValue()).toBe('dharwad.hubballi.shiraguppi.kusugal')
    expect(await visitor.main.locator('#address').inputValue()).toBe(ADDRESS)
    expect(asked.join('\n')).toContain('words=Kusugal')
    expect(decodeURIComponent(asked.join('\n'))).not.toContain('Tank')
  })

  test('a phone that may tell names the town, and puts the point; no address has its coordinates', async () => {
    const visitor = await atPlace(stage(), 'en', true)
    await standsInHubballi(visitor)
    const asked = addressesOf(visitor)
    await visitor.press('place.here.button')
    await visitor.reads('You seem to be near Hubballi-Dharwad')
    expect(await visitor.main.locator('#taluk').inputValue()).toBe('dharwad.hubballi')
    await visitor.press('place.point.add')
    await visitor.press('place.point.here-button')
    await visitor.reads('15.35123, 75.12988')
    await visitor.press('common.continue')
    expect(visitor.path).toBe(paths.newGrievanceStep('details'))
    expect(asked.join('\n')).not.toMatch(/15\.35|75\.12/)
  })

  test('a phone that may not tell says so, and the lists are right there', async () => {
    const visitor = await atPlace(stage(), 'en', true)
    await visitor.main.getByRole('button', { name: visitor.t('place.here.button') }).click()
    await visitor.sees('place.here.refused')
    expect(visitor.path).toBe(paths.newGrievanceStep('place'))
    await visitor.select('filing.place.district', 'Dharwad')
  })

  test('who does not see that a list has come hears of it', async () => {
    const visitor = await atPlace(stage(), 'pa', true)
    const status = await visitor.page.$('#came[role=status]')
    expect(await status?.innerText()).toBe('')
    for (const [field, value, next] of [
      ['district', 'dharwad', 'taluk'],
      ['taluk', 'dharwad.hubballi', 'locality'],
    ] as const) {
      await visitor.main.locator(`#${field}`).selectOption(value)
      await visitor.main.locator(`#${next}`).waitFor()
      const count = await visitor.main.locator(`#${next} option[value]:not([value=""])`).count()
      const list = visitor.t(`filing.place.${next}`)
      const chosen = visitor.main.locator(`#${field} option:checked`)
      const told = { list, count, inside: (await chosen.innerText()).trim() }
      await visitor.sees('filing.place.list-came', told)
      expect(await status?.innerText()).toBe(visitor.t('filing.place.list-came', told))
    }
  })

  test('the point is moved on the sketch by touch and by the arrow keys', async () => {
    const visitor = await atPoint(stage(), true)
    const coordinates = visitor.main.locator('#coordinates')
    const sketch = visitor.main.locator('#sketch')
    await sketch.click({ position: { x: 200, y: 100 } })
    const [north = 0, east = 0] = (await coordinates.inputValue()).split(', ').map(Number)
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowRight']) await sketch.press(key)
    const [further = 0, beside = 0] = (await coordinates.inputValue()).split(', ').map(Number)
    expect(further).toBeGreaterThan(north)
    expect(beside).toBeGreaterThan(east)
    await visitor.press('place.point.keep')
    await visitor.sees('place.point.kept')
    await visitor.reads(`${further}, ${beside}`)
  })

  test('without a script a touch puts the point where the script would', async () => {
    const [scripted, plain] = [await atPoint(stage(), true), await atPoint(stage(), false)]
    expect(await plain.main.locator('[data-phone]').isVisible()).toBe(false)
    const sketch = scripted.main.locator('#sketch')
    const box = await sketch.boundingBox()
    const scale = (box?.width ?? 0) / 280
    await sketch.click({ position: { x: 200 * scale, y: 100 * scale } })
    const expected = (await scripted.main.locator('#coordinates').inputValue()).split(', ').map(Number)
    await Promise.all([
      plain.page.waitForEvent('load'),
      plain.main.locator('#sketch').click({ position: { x: 200, y: 100 } }),
    ])
    const put = (await plain.main.locator('#coordinates').inputValue()).split(', ').map(Number)
    for (const at of [0, 1]) expect(put[at]).toBeCloseTo(expected[at] ?? 0, 2)
  })
}

/** Every address that the browser asks for from here on. */
function addressesOf({ page }: Visitor): string[] {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  return asked
}

async function atPlace(stage: Stage, language: Language, script: boolean): Promise<Visitor> {
  const visitor = await stage.visitor({ language, script })
  await visitor.goTo(paths.newGrievance())
  await visitor.fill('filing.describe.label', 'The old age pension has not come for three months.')
  await visitor.press('common.continue')
  await visitor.main.locator('input[value="old-age-pension"]').check()
  await visitor.press('common.continue')
  return visitor
}

async function atPoint(stage: Stage, script: boolean): Promise<Visitor> {
  const visitor = await atPlace(stage, 'en', script)
  await visitor.fill('place.search.label', 'Hubballi')
  if (script) await visitor.main.locator('.found button').first().waitFor({ timeout: 15_000 })
  else await visitor.press('place.search.button')
  await visitor.pressOne(visitor.main.locator('.found button').first())
  await visitor.press('place.point.add')
  return visitor
}
