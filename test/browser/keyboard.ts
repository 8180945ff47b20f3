import { expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { describeAt, HUBBALLI } from './every-manner/steps'
import { filed, ownCase, signedIn } from './filing'
import { nameOfFocused } from './hands'
import { openFromWork, photo, report } from './reporting'
import { enterCode, newestMessage, takePost } from './people'
import type { Stage } from './stage'

/** Those who have no pointer. What all citizens do is done by keys alone in every-manner.test.ts, too. */
export function keyboards(stage: () => Stage): void {
  test('a grievance is filed, from its first word to its number', () => file(stage()))
  test('Enter on a question goes on, and takes no paper away', () => enter(stage()))
  test('what is missing is told first, and the link leads to its field', () => mend(stage()))
  test('an officer reports, and the citizen answers by the link of the SMS', () => answer(stage()))
  test('what a neighbour has filed is another matter, and a photo is added', () => addPhoto(stage()))
  test('the first press of Tab leads past the head of the page', () => skip(stage()))
}

const KEYS = { keys: true } as const

async function file(stage: Stage): Promise<void> {
  const citizen = await stage.visitor({ ...KEYS, language: 'kn' })
  await citizen.goTo(paths.newGrievance())
  await citizen.fill('filing.describe.label', 'ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ.')
  await citizen.press('common.continue')
  await citizen.check(citizen.main.getByRole('radio').first())
  await citizen.press('common.continue')
  expect(citizen.path).toBe(paths.newGrievanceStep('place'))

  await citizen.select('filing.place.district', 'ಗದಗ')
  await citizen.main.locator('#taluk option', { hasText: 'ರೋಣ' }).waitFor({ state: 'attached' })
  // The taluks came by htmx; the list that asked for them still has the focus, and they are what comes next.
  expect(await nameOfFocused(citizen.page)).toBe(citizen.t('filing.place.district'))
  await citizen.select('filing.place.taluk', 'ರೋಣ')
  await citizen.main.locator('#locality').waitFor()
  expect(await nameOfFocused(citizen.page)).toBe(citizen.t('filing.place.taluk'))
  await citizen.press('common.continue')
  expect(citizen.path).toBe(paths.newGrievanceStep('details'))
  await citizen.choose('filing.details.urgent-no')
  await citizen.press('common.continue')

  const mobile = '9845017290'
  await citizen.fill('sign-in.mobile', mobile)
  await citizen.press('sign-in.send-code')
  await enterCode(citizen, mobile)
  await citizen.fill('sign-in.register.name', 'ಈರವ್ವ ಬಡಿಗೇರ')
  await citizen.press('sign-in.register.submit')
  expect(citizen.path).toBe(paths.newGrievanceStep('review'))
  await citizen.press('filing.review.send')
  expect(citizen.path).toMatch(/^\/grievances\/[A-Z0-9]{12}\/registered$/)
}

async function enter(stage: Stage): Promise<void> {
  const { citizen } = await signedIn(stage, KEYS)
  await describeAt(citizen, {
    ...{ service: 'old-age-pension', description: 'The pension stays away.', place: HUBBALLI },
  })
  await citizen.attach('filing.details.files', await photo('passbook.jpg'))
  await citizen.press('filing.details.add')
  await citizen.choose('filing.details.urgent-no')
  await Promise.all([citizen.page.waitForEvent('load'), citizen.page.keyboard.press('Enter')])
  expect(citizen.path).toBe(paths.newGrievanceStep('review'))
  await citizen.reads('passbook.jpg')
}

async function mend(stage: Stage): Promise<void> {
  const citizen = await stage.visitor({ ...KEYS, language: 'en' })
  await citizen.goTo(paths.signIn())
  await citizen.fill('sign-in.mobile', '12345')
  await citizen.press('sign-in.send-code')
  expect(await citizen.page.locator(':focus').getAttribute('class')).toBe('summary')
  await citizen.open(citizen.main.getByRole('link', { name: citizen.t('sign-in.not-a-mobile') }))
  expect(await nameOfFocused(citizen.page)).toContain(citizen.t('sign-in.mobile'))
  expect(await citizen.page.locator(':focus').getAttribute('aria-describedby')).toContain('mobile')
  expect(await citizen.page.locator(':focus').inputValue()).toBe('12345')
}

async function answer(stage: Stage): Promise<void> {
  const { number, mobile, citizen } = await ownCase(stage, 'The pension is late', KEYS)
  const officer = await stage.visitor({ ...KEYS, language: 'en', width: 1280 })
  await takePost(officer, 'Tahsildar', 'Hubballi')
  await openFromWork(officer, number)
  await report(officer, 'The pension was sent to the bank today, order 114.')

  await citizen.goTo(paths.outbox())
  const sms = await newestMessage(citizen, mobile, /\/a\//)
  await citizen.goTo(new URL(/https?:\S+/.exec(sms)?.[0] ?? '').pathname)
  await citizen.choose('grievance.feedback.no')
  await citizen.choose('case.dissatisfaction.nothing-done')
  await citizen.press('grievance.feedback.send')
  await citizen.seesInTheEnd('grievance.done.feedback')
}

/** The light of a lane of which a neighbour has complained already. */
async function addPhoto(stage: Stage): Promise<void> {
  const lane = { service: 'street-light', area: 'dharwad.hubballi.hubballi-dharwad-city.w36' }
  await filed(stage, (await signedIn(stage)).id, 'Our lane is dark', lane)
  const { citizen } = await signedIn(stage, { ...KEYS, language: 'hi' })
  await describeAt(citizen, {
    ...{ service: 'street-light', description: 'गली में अँधेरा है।' },
    place: { ...HUBBALLI, locality: 'dharwad.hubballi.hubballi-dharwad-city', village: lane.area },
  })
  expect(citizen.path).toBe(paths.newGrievanceStep('similar'))
  await citizen.choose('follower.different')
  await citizen.press('common.continue')
  await citizen.attach('filing.details.files', await photo('lane.jpg'))
  await citizen.press('filing.details.add')
  await citizen.reads('lane.jpg')
}

async function skip(stage: Stage): Promise<void> {
  const visitor = await stage.visitor({ language: 'hi' })
  await visitor.goTo(paths.help())
  await visitor.page.keyboard.press('Tab')
  expect(await nameOfFocused(visitor.page)).toBe(visitor.t('layout.skip'))
  await visitor.page.keyboard.press('Enter')
  await visitor.page.keyboard.press('Tab')
  expect(await visitor.main.locator(':focus').count()).toBe(1)
}
