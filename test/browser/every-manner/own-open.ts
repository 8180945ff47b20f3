import { expect } from 'vitest'
import { paths } from '../../../api/paths'
import { ownCase } from '../filing'
import type { Stage } from '../stage'
import type { Somebody } from './manners'
import { describeAt, HUBBALLI, saysNotUrgent } from './steps'

/** From so many in a month on one is asked to look at what is open. */
const OFTEN = 10

/** Has filed often, is about to file once more what is open already, and adds it to that one. */
export async function addToOwn(stage: Stage, somebody: Somebody): Promise<void> {
  const { number, citizen } = await ownCase(stage, 'The pension goes to another account', somebody)
  await fileOften(stage, number)
  await describeAt(citizen, {
    ...{ service: 'old-age-pension', description: somebody.description, place: HUBBALLI },
  })
  await saysNotUrgent(citizen)
  await citizen.sees('filing.review.often.title', { count: OFTEN })
  await citizen.press('filing.review.send')
  expect(citizen.status).toBe(422)
  await citizen.sees('filing.review.often.needed')
  await citizen.press('filing.review.similar-add')
  expect(citizen.path).toBe(paths.grievance(number))
  await citizen.seesInTheEnd('grievance.done.note')
  await citizen.reads(somebody.description)
}

/** As if it had been filed nine times before, long since settled. */
async function fileOften({ system: { sql } }: Stage, number: string): Promise<void> {
  await sql`
    insert into grievances (number, citizen, channel, language, title, description, service, department, area,
      filed_at, filed, idempotency_key, started_at)
    select ${number} || chr(64 + time), citizen, channel, language, title, description, service, department, area,
      filed_at, filed, gen_random_uuid(), now()
    from grievances, generate_series(1, ${OFTEN - 1}) time where number = ${number}`
}
