import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { enterCode } from './people'
import type { Stage } from './stage'
import type { Visitor } from './visitor'

/** Of the Tahsildar, Hubballi, in the demonstration. */
const MOBILE = '9900000011'

/** An SMS alone opens nothing. */
export function officerSignIn(stage: () => Stage): void {
  test('sign in by SMS and app, the first time and later', () => signInTwice(stage()))
}

async function signInTwice(stage: Stage): Promise<void> {
  const officer = await stage.visitor({ language: 'en', width: 1280 })
  await takeSms(officer)
  const key = (await officer.main.locator('code.secret').innerText()).replace(/\s/g, '')
  await officer.fill('sign-in.app.code', codeOf(key, Date.now()))
  await officer.press('sign-in.enrol.submit')
  expect(officer.path).toBe(paths.work())

  // Another code is sent after a minute only.
  await stage.system.sql`delete from one_time_passwords`
  const elsewhere = await stage.visitor({ language: 'en', width: 1280 })
  await takeSms(elsewhere)
  await elsewhere.fill('sign-in.app.code', '000000')
  await elsewhere.press('sign-in.app.submit')
  await elsewhere.sees('sign-in.app.wrong')
  // Each code of the app works once; the next one is accepted half a minute early.
  await elsewhere.fill('sign-in.app.code', codeOf(key, Date.now() + 30_000))
  await elsewhere.press('sign-in.app.submit')
  expect(elsewhere.path).toBe(paths.work())
}

async function takeSms(officer: Visitor): Promise<void> {
  await officer.goTo(paths.officerSignIn())
  await officer.fill('sign-in.mobile', MOBILE)
  await officer.press('sign-in.send-code')
  await enterCode(officer, MOBILE)
}

/** What an authenticator app shows. */
const codeOf = (key: string, timestamp: number): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp })
