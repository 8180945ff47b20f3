import { expect } from 'vitest'
import { paths } from '../../../api/paths'
import { signedIn } from '../filing'
import { createSession } from '../../../db/queries/session'
import { codeFor } from '../people'
import type { Stage } from '../stage'
import type { Visitor } from '../visitor'
import type { Somebody } from './manners'
import { fileBehind } from './papers'

let numbersSoFar = 0

/** A number that nobody else in these journeys has. */
const newNumber = () => `97400990${String((numbersSoFar += 1)).padStart(2, '0')}`

/** Signs out at the neighbour's, corrects the name, moves to another number, takes all along, thinks again about an erasure. */
export async function lookAfterOwnData(stage: Stage, somebody: Somebody): Promise<void> {
  const { id, citizen, mobile } = await signedIn(stage, somebody)
  await createSession(stage.system.db, 'citizen', id, Date.now())
  await citizen.goTo(paths.myData())
  await citizen.press('my-data.browser-out')
  await citizen.sees('my-data.done.browsers')
  await citizen.sees('my-data.browsers', { count: 1 })
  await citizen.pressOne(citizen.main.locator(`a[href="${paths.ownDetails()}"]`).first())
  await citizen.fill('my-data.name', somebody.mother)
  await citizen.press('my-data.details.save')
  await citizen.sees('my-data.done.details')
  await changeNumber(citizen, mobile, newNumber())
  expect(await (await fileBehind(citizen, 'my-data.download')).text()).toContain(somebody.mother)
  await citizen.press('my-data.erase')
  await citizen.press('my-data.erasure.ask')
  await citizen.sees('my-data.done.erasure')
  await citizen.press('my-data.erasure-asked-go')
  await citizen.press('my-data.erasure.take-back')
  await citizen.sees('my-data.done.erasure-back')
}

async function changeNumber(citizen: Visitor, mobile: string, next: string): Promise<void> {
  await citizen.pressOne(citizen.main.locator(`a[href="${paths.anotherMobile()}"]`))
  await citizen.press('my-data.mobile.send', { ending: mobile.slice(-4) })
  await citizen.fill('sign-in.code', await codeFor(citizen, mobile))
  await citizen.press('my-data.code.old-mobile.go')
  await citizen.fill('my-data.mobile.new-label', next)
  await citizen.press('my-data.mobile.send-new')
  await citizen.fill('sign-in.code', await codeFor(citizen, next))
  await citizen.press('my-data.code.new-mobile.go')
  await citizen.sees('my-data.done.mobile')
}
