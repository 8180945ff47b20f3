import { expect } from 'vitest'
import { paths } from '../../../api/paths'
import { pagesOf, plain } from '../../harness/pdf'
import { signedIn } from '../filing'
import { photo } from '../reporting'
import type { Stage } from '../stage'
import type { Visitor } from '../visitor'
import type { Somebody } from './manners'
import { describeAt, HUBBALLI, saysNotUrgent, sendReview } from './steps'

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
  await checkAcknowledgement(stage, citizen, number, somebody)
}

/** Whoever leaves out who the mother is to them is told so, and types no name again. */
async function sayForWhom(citizen: Visitor, mother: string): Promise<void> {
  await citizen.pressOne(citizen.main.locator(`a[href="${step('for-whom')}"]`).first())
  await citizen.choose('for-whom.person')
  await citizen.press('common.continue')
  await citizen.fill('for-whom.person.name', mother)
  await citizen.press('common.continue')
  await citizen.sees('for-whom.relation-needed')
  await citizen.choose('for-whom.relation.parent')
  await citizen.field('for-whom.agrees').check()
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

/** The paper names the case; whoever holds it in hand finds it confirmed, and learns nothing of the person. */
async function checkAcknowledgement(
  stage: Stage,
  citizen: Visitor,
  number: string,
  { language, script, mother }: Somebody,
): Promise<void> {
  const link = citizen.main.getByRole('link', { name: citizen.t('papers.acknowledgement.open') })
  const paper = await citizen.page.request.get(citizen.origin + (await link.getAttribute('href')))
  expect(paper.headers()['content-type']).toBe('application/pdf')
  const [words = ''] = await pagesOf(await paper.body())
  expect(words).toContain(plain(citizen.t('papers.acknowledgement')))
  const check = new RegExp(`${plain(citizen.t('papers.check'))}([A-Z0-9]{8})`).exec(words)?.[1] ?? ''
  const stranger = await stage.visitor({ language, script })
  await stranger.goTo(paths.verify())
  await stranger.fill('grievance.number', number)
  await stranger.fill('papers.check', check)
  await stranger.press('papers.verify.button')
  await stranger.sees('papers.verify.genuine.acknowledgement')
  expect(await stranger.text()).not.toContain(mother)
}
