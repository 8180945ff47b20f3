import { expect } from 'vitest'
import { paths } from '../../../api/paths'
import { signedIn } from '../filing'
import { codeFor } from '../people'
import type { Stage } from '../stage'
import type { Visitor } from '../visitor'
import type { Somebody } from './manners'

/** Numbers that nobody else in these journeys has. */
const NEW_NUMBERS = { kn: '9740099001', en: '9740099002', hi: '9740099003', pa: '9740099004' }

/** Corrects the name, moves to another number, takes all along, and thinks again about an erasure. */
export async function lookAfterOwnData(stage: Stage, somebody: Somebody): Promise<void> {
  const { citizen, mobile } = await signedIn(stage, somebody)
  await citizen.goTo(paths.myData())
  await citizen.pressOne(citizen.main.locator(`a[href="${paths.ownDetails()}"]`).first())
  await citizen.fill('my-data.name', somebody.mother)
  await citizen.press('my-data.details.save')
  await citizen.sees('my-data.done.details')
  await changeNumber(citizen, mobile, NEW_NUMBERS[somebody.language])
  await download(citizen, somebody.mother)
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

/** Looked at as a file: the browser would only keep it. */
async function download(citizen: Visitor, name: string): Promise<void> {
  const link = citizen.main.getByRole('link', { name: citizen.t('my-data.download') })
  const file = await citizen.page.request.get(citizen.origin + (await link.getAttribute('href')))
  expect(file.status()).toBe(200)
  expect(await file.text()).toContain(name)
}
