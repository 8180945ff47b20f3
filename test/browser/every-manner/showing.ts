import { expect } from 'vitest'
import { paths } from '../../../api/paths'
import { signedIn } from '../filing'
import type { Stage } from '../stage'
import type { Visitor } from '../visitor'
import type { Somebody } from './manners'
import { choosesWhose, saysNotUrgent, sendReview, standsInHubballi } from './steps'

/** Speaks for a panchayat, and shows where by telephone; without a script by the name of the town and a touch on the sketch. */
export async function showWhere(stage: Stage, somebody: Somebody): Promise<void> {
  const { citizen } = await signedIn(stage, somebody)
  await citizen.goTo(paths.newGrievance({ service: 'old-age-pension' }))
  await citizen.fill('filing.describe.label', somebody.description)
  await citizen.press('common.continue')
  await (somebody.script ? showByTelephone(citizen) : showOnSketch(citizen, somebody.town))
  await citizen.press('common.continue')
  await saysNotUrgent(citizen)
  await citizen.sees('place.point.label')
  await choosesWhose(citizen, 'panchayat')
  await citizen.press('common.continue')
  await citizen.fill('for-whom.panchayat.name', somebody.mother)
  await citizen.choose('for-whom.office.president')
  await citizen.press('common.continue')
  await sendReview(citizen)
  await citizen.reads(somebody.mother)
}

async function showByTelephone(citizen: Visitor): Promise<void> {
  await standsInHubballi(citizen)
  await citizen.press('place.here.button')
  expect(await citizen.main.locator('#taluk').inputValue()).toBe('dharwad.hubballi')
  await citizen.press('place.point.add')
  await citizen.press('place.point.here-button')
}

async function showOnSketch(citizen: Visitor, town: string): Promise<void> {
  await citizen.fill('place.search.label', town)
  await citizen.press('place.search.button')
  await citizen.pressOne(citizen.main.locator('.found button').first())
  await citizen.press('place.point.add')
  await citizen.pressOne(citizen.main.locator('#sketch'))
  await citizen.press('place.point.keep')
}
