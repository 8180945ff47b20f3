import { randomUUID } from 'node:crypto'
import { readSituation } from '../../db/queries/action'
import { fileGrievance } from '../../db/queries/filing'
import { createSession } from '../../db/queries/session'
import { policyInForce, subjectFor } from '../../db/queries/subject'
import { citizens } from '../../db/schema/people'
import { until } from '../harness/system'
import type { Stage } from './stage'
import type { Manner, Visitor } from './visitor'

/** What is chosen when somebody files. */
export interface Matter {
  service: string
  district: string
  taluk: string
}

/**
 * From the page of the service, after the description has been sent, until the receipt. `onTheWay` is what lies before
 * the review for a reader who has not signed in. Returns the grievance number.
 */
export async function fileOn(visitor: Visitor, matter: Matter, onTheWay = async () => {}): Promise<string> {
  await visitor.chooseNamed(matter.service)
  await visitor.press('common.continue')
  await visitor.select('filing.place.district', matter.district)
  // Without a script the taluks come with the next page, and the places of the taluk with the one after it.
  if (visitor.script) await visitor.field('filing.place.taluk').waitFor()
  else await visitor.press('common.continue')
  await visitor.select('filing.place.taluk', matter.taluk)
  // Who goes on before the places of the taluk are there is led to a page with them.
  if (visitor.script) await visitor.main.locator('#locality').waitFor()
  else await visitor.press('common.continue')
  await visitor.press('common.continue')
  await visitor.choose('filing.details.urgent-no')
  await visitor.press('common.continue')
  await onTheWay()
  await visitor.press('filing.review.send')
  return /[A-Z0-9]{12}/.exec(visitor.path)?.[0] ?? ''
}

export interface OwnCase {
  number: string
  /** Ten digits of the citizen's mobile number. */
  mobile: string
  citizen: Visitor
}

/** What nobody but the citizen and the officers may read. */
export const NAME = 'Rudrappa Angadi'
export const ADDRESS = '14, Tank Road'

let citizensSoFar = 0

/** A citizen who is signed in. */
export async function signedIn(stage: Stage, manner: Partial<Manner> = {}) {
  const { db, origin } = stage.system
  const mobile = `97400${String((citizensSoFar += 1)).padStart(5, '0')}`
  const { language = 'en' } = manner
  const person = { mobile: `+91${mobile}`, name: NAME, language }
  const [registered] = await db.insert(citizens).values(person).returning()
  if (!registered) throw new Error('No citizen was registered')
  const citizen = await stage.visitor({ ...manner, language })
  const session = await createSession(db, 'citizen', registered.id, Date.now())
  await citizen.page.context().addCookies([{ name: 'session', value: session, url: origin }])
  return { id: registered.id, mobile, citizen }
}

/** A citizen, signed in, whose pension case is with the Tahsildar, Hubballi. */
export async function ownCase(stage: Stage, title: string, manner: Partial<Manner> = {}): Promise<OwnCase> {
  const { id, mobile, citizen } = await signedIn(stage, manner)
  return { number: await filed(stage, id, title), mobile, citizen }
}

/** Files without the forms, which have journeys of their own, and waits until an officer has it. */
export async function filed(
  { system: { db } }: Stage,
  citizen: string,
  title: string,
  { service, area } = { service: 'old-age-pension', area: 'dharwad.hubballi' },
): Promise<string> {
  const subject = await subjectFor(db, service, area)
  if (!subject) throw new Error('The reference data lacks what the journeys need')
  const { number } = await fileGrievance(db, {
    ...{ idempotencyKey: randomUUID(), citizen, channel: 'portal', language: 'en', stateCode: 'KA' },
    ...{
      title,
      description: `${title}. Nobody at the office could say why.`,
      address: ADDRESS,
      urgent: false,
    },
    ...{ subject, policy: await policyInForce(db, 'ka-ipgrs'), filedAt: new Date() },
  })
  await until(async () => (await readSituation(db, number))?.stage === 'with-officer')
  return number
}
