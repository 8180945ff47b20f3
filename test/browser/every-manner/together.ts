import { expect } from 'vitest'
import { paths } from '../../../api/paths'
import { signedIn } from '../filing'
import type { Stage } from '../stage'
import type { Somebody } from './manners'
import { choosePlace, choosesWhose, HUBBALLI, sendReview } from './steps'

const step = paths.newGrievanceStep

/** Does not know the department, is in danger, comes back another day, and speaks for a group without being named. */
export async function fileTogether(stage: Stage, somebody: Somebody): Promise<void> {
  const { citizen } = await signedIn(stage, somebody)
  await citizen.goTo(paths.newGrievance())
  await citizen.fill('filing.describe.label', somebody.words)
  await citizen.press('common.continue')
  await citizen.goTo(step('department'))
  await citizen.press('filing.browse.not-sure-button')
  await choosePlace(citizen, HUBBALLI)
  await citizen.press('common.continue')
  expect(citizen.path).toBe(step('details'))
  const helplines = citizen.main.locator('.helplines')
  expect(await helplines.isVisible()).toBe(false)
  await citizen.choose('filing.details.urgent-yes')
  expect(await helplines.isVisible()).toBe(true)

  // The browser is closed; what was begun waits on the first page.
  await citizen.goTo(paths.home())
  await citizen.press('filing.waiting-go')
  await citizen.choose('filing.details.urgent-yes')
  await citizen.press('common.continue')
  await choosesWhose(citizen, 'group')
  await citizen.check(citizen.main.locator('input[name=withheld]'))
  await citizen.press('common.continue')
  await citizen.fill('for-whom.group.name', somebody.mother)
  await citizen.press('common.continue')
  await citizen.sees('for-whom.is-withheld')
  await sendReview(citizen)
  await citizen.reads(somebody.mother)
}
