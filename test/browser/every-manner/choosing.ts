import { expect } from 'vitest'
import { paths } from '../../../api/paths'
import type { Stage } from '../stage'
import type { Visitor } from '../visitor'
import type { Somebody } from './manners'

const SERVICE = 'old-age-pension'

/** Looks for the matter by what happens in life before writing, and by department after it; then gives it up. */
export async function chooseByHand(stage: Stage, somebody: Somebody): Promise<void> {
  const visitor = await stage.visitor(somebody)
  await visitor.goTo(paths.departments())
  await visitor.press('filing.browse.by-life-situation')
  await chooseIn(visitor, `a[href*="service=${SERVICE}"]`)
  await describe(visitor, somebody.description)
  expect(visitor.path).toBe(paths.newGrievanceStep('place'))

  await visitor.goTo(paths.newGrievance())
  await describe(visitor, somebody.words)
  expect(visitor.path).toBe(paths.newGrievanceStep('service'))
  await visitor.press('filing.service.by-department')
  await chooseIn(visitor, `button[value="${SERVICE}"]`)
  expect(visitor.path).toBe(paths.newGrievanceStep('place'))
  await throwAway(visitor)
}

/** Would rather think about it once more. */
async function throwAway(visitor: Visitor): Promise<void> {
  await visitor.goTo(paths.home())
  await visitor.press('filing.throw-away')
  await visitor.press('filing.throw-away.do')
  await visitor.goTo(paths.home())
  expect(await visitor.text()).not.toContain(visitor.t('filing.waiting'))
}

async function describe(visitor: Visitor, words: string): Promise<void> {
  await visitor.fill('filing.describe.label', words)
  await visitor.press('common.continue')
}

/** Opens the group that has it, and takes it. */
async function chooseIn(visitor: Visitor, wanted: string): Promise<void> {
  const group = visitor.main.locator('details', { has: visitor.page.locator(wanted) }).first()
  await visitor.open(group.locator('summary'))
  await visitor.pressOne(group.locator(wanted))
}
