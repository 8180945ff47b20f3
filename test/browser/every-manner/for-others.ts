import { paths } from '../../../api/paths'
import { signedIn } from '../filing'
import { photo } from '../reporting'
import type { Stage } from '../stage'
import type { Visitor } from '../visitor'
import type { Somebody } from './manners'
import { checkPaper } from './papers'
import { choosesWhose, describeAt, HUBBALLI, saysNotUrgent, sendReview } from './steps'

const step = paths.newGrievanceStep

/** Files for a mother, with a photo that was forgotten first, and has the acknowledgement checked. */
export async function fileForMother(stage: Stage, somebody: Somebody): Promise<void> {
  const { citizen } = await signedIn(stage, somebody)
  const { description, mother } = somebody
  await describeAt(citizen, { service: 'old-age-pension', description, place: HUBBALLI })
  await saysNotUrgent(citizen)
  await sayForWhom(citizen, mother)
  await addPhoto(citizen)
  const number = await sendReview(citizen)
  await citizen.reads(mother)
  await citizen.reads('passbook.jpg')
  await citizen.press('filing.registered.open')
  await citizen.sees('for-whom.told.parent')
  await checkPaper(stage, citizen, 'acknowledgement', { number, somebody })
}

/** Whoever leaves out who the mother is to them is told so, and types no name again. */
async function sayForWhom(citizen: Visitor, mother: string): Promise<void> {
  await choosesWhose(citizen, 'person')
  await citizen.press('common.continue')
  await citizen.fill('for-whom.person.name', mother)
  await citizen.press('common.continue')
  await citizen.sees('for-whom.relation-needed')
  await citizen.choose('for-whom.relation.parent')
  await citizen.check(citizen.field('for-whom.agrees'))
  await citizen.press('common.continue')
  await citizen.reads(mother)
}

async function addPhoto(citizen: Visitor): Promise<void> {
  await citizen.pressOne(citizen.main.locator(`a[href="${step('details')}"]`).last())
  await citizen.attach('filing.details.files', await photo('passbook.jpg'))
  await citizen.press('filing.details.add')
  await citizen.reads('passbook.jpg')
  await citizen.press('common.continue')
}
