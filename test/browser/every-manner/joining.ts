import { expect } from 'vitest'
import { paths } from '../../../api/paths'
import { filed, signedIn } from '../filing'
import type { Stage } from '../stage'
import type { Somebody } from './manners'
import { describeAt } from './steps'

const TOWN = 'dharwad.hubballi.hubballi-dharwad-city'
const STEP = paths.newGrievanceStep
const OF_NEIGHBOUR = 'The whole of our lane is dark'

let wardsSoFar = 30

/** Each has a ward of their own, so that nobody meets the lamp of another. */
const nextWard = () => `${TOWN}.w${(wardsSoFar += 1)}`

/** Adds their own to what a neighbour has filed already, and later wants to hear no more of it. */
export async function join(stage: Stage, somebody: Somebody): Promise<void> {
  const ward = nextWard()
  const neighbour = await signedIn(stage, { language: 'en' })
  const number = await filed(stage, neighbour.id, OF_NEIGHBOUR, { service: 'street-light', area: ward })
  const { citizen } = await signedIn(stage, somebody)
  await describeAt(citizen, {
    ...{ service: 'street-light', description: somebody.description },
    place: { district: 'dharwad', taluk: 'dharwad.hubballi', locality: TOWN, village: ward },
  })
  expect(citizen.path).toBe(STEP('similar'))
  expect(await citizen.text()).not.toContain(OF_NEIGHBOUR)
  await citizen.check(citizen.main.getByRole('radio').first())
  await citizen.press('common.continue')
  await citizen.press('follower.join.do')
  await citizen.reads(somebody.description)
  expect(await citizen.text()).not.toContain(OF_NEIGHBOUR)
  await citizen.goTo(paths.grievances())
  await citizen.pressOne(citizen.main.locator(`a[href*="${number}"]`))
  await citizen.press('follower.leave.do')
  await citizen.press('follower.leave.do')
  await citizen.goTo(paths.grievances())
  expect(await citizen.main.locator(`a[href*="${number}"]`).count()).toBe(0)
}
