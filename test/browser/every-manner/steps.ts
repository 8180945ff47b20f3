import { paths } from '../../../api/paths'
import type { ChosenPlace } from '../../../api/citizen/place-choice'
import type { Whose } from '../../../views/citizen/filing/for-whom'
import { PLACE_FIELDS } from '../../../views/citizen/filing/place'
import type { Visitor } from '../visitor'

/** Where the matter is, by the codes of the lists: names are other ones in each language. */
export const HUBBALLI: ChosenPlace = { district: 'dharwad', taluk: 'dharwad.hubballi' }

/** Describes a matter of a service that was chosen before, says where it is, and that nobody is in danger. */
export async function describeAt(
  visitor: Visitor,
  { service, description, place }: { service: string; description: string; place: ChosenPlace },
): Promise<void> {
  await visitor.goTo(paths.newGrievance({ service }))
  await visitor.fill('filing.describe.label', description)
  await visitor.press('common.continue')
  await choosePlace(visitor, place)
  await visitor.press('common.continue')
}

/** In figures that no page has by itself. */
const HERE = { latitude: 15.3512345, longitude: 75.1298765, accuracy: 14 }

/** The telephone is in Hubballi, and may tell. */
export async function standsInHubballi({ page, origin }: Visitor): Promise<void> {
  await page.context().grantPermissions(['geolocation'], { origin })
  await page.context().setGeolocation(HERE)
}

/** From the review: whose matter it is. */
export async function choosesWhose(visitor: Visitor, whose: Whose): Promise<void> {
  const link = visitor.main.locator(`a[href="${paths.newGrievanceStep('for-whom')}"]`)
  await visitor.pressOne(link.first())
  await visitor.choose(`for-whom.${whose}`)
}

export async function saysNotUrgent(visitor: Visitor): Promise<void> {
  await visitor.choose('filing.details.urgent-no')
  await visitor.press('common.continue')
}

/** The next list comes by itself with a script, and with the next page without one. */
export async function choosePlace(visitor: Visitor, place: ChosenPlace): Promise<void> {
  const wanted = PLACE_FIELDS.filter((field) => place[field])
  for (const field of wanted) {
    await visitor.selectValue(visitor.main.locator(`#${field}`), place[field] ?? '')
    const next = PLACE_FIELDS[PLACE_FIELDS.indexOf(field) + 1]
    if (!next) continue
    const wantedNext = place[next] ? ` option[value="${place[next]}"]` : ''
    if (visitor.script) await visitor.main.locator(`#${next}${wantedNext}`).waitFor({ state: 'attached' })
    else await visitor.press('common.continue')
  }
}

/** Sends what stands on the review; gives the number. */
export async function sendReview(visitor: Visitor): Promise<string> {
  await visitor.press('filing.review.send')
  return /[A-Z0-9]{12}/.exec(visitor.path)?.[0] ?? ''
}

/** Opens one's own case and does what is offered there. */
export async function does(
  citizen: Visitor,
  number: string,
  act: string,
  fill: () => Promise<void> = async () => {},
): Promise<void> {
  await citizen.goTo(paths.grievance(number))
  await citizen.press(`grievance.act.${act}`)
  await fill()
  await citizen.press(`grievance.${act}.send`)
  await citizen.seesInTheEnd(`grievance.done.${act}`)
}
