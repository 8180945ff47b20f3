import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ownDatabase } from '../../test/harness/database'
import { postings } from '../schema/reference'
import { findRouting } from './routing'
import { subjectFor } from './subject'

const open = ownDatabase(2)

/** Who gets a matter of this service at this place first, and with how many days. */
async function first(service: string, area: string) {
  const subject = await subjectFor(open.db, service, area)
  if (!subject) throw new Error(`${service} is nobody's at ${area}`)
  const { posting, level, because } = await findRouting(open.db, subject, 'L1')
  return [posting, level, because]
}

const TOWN = 'dharwad.hubballi.hubballi-dharwad-city'

test.each([
  ['street-light', `${TOWN}.w31`, `urban/municipal-junior-engineer@${TOWN}.w31`],
  ['garbage', `${TOWN}.w31`, `urban/health-inspector@${TOWN}.w31`],
  ['street-light', TOWN, `urban/municipal-engineer@${TOWN}`],
  [
    'village-drain',
    'raichur.manvi.gorkal-gp',
    'rural-development/panchayat-development-officer@raichur.manvi.gorkal-gp',
  ],
  ['village-drain', 'raichur.manvi', 'rural-development/taluk-panchayat-executive-officer@raichur.manvi'],
  // The panchayats of Dharwad are not listed.
  [
    'village-drain',
    'dharwad.kundgol.samshi',
    'rural-development/taluk-panchayat-executive-officer@dharwad.kundgol',
  ],
  ['caste-income-certificate', 'dharwad.kundgol.samshi', 'revenue/deputy-tahsildar@dharwad.kundgol.samshi'],
  ['caste-income-certificate', 'dharwad.kundgol', 'revenue/tahsildar@dharwad.kundgol'],
])('%s at %s goes to the finest office there', async (service, area, posting) => {
  expect(await first(service, area)).toEqual([posting, 'L1', 'held'])
})

test('the level above is the same however fine the first was', async () => {
  const [ward, town] = await Promise.all(
    [`${TOWN}.w31`, TOWN].map((area) => subjectFor(open.db, 'street-light', area)),
  )
  expect(ward?.matrix.L2).toEqual(town?.matrix.L2)
  expect(ward?.matrix.L3).toEqual(town?.matrix.L3)
})

test('with nobody in the ward the office of the town answers, at the same level', async () => {
  const ward = `urban/municipal-junior-engineer@${TOWN}.w32`
  await open.db.update(postings).set({ state: 'vacant' }).where(eq(postings.code, ward))
  expect(await first('street-light', `${TOWN}.w32`)).toEqual([
    `urban/municipal-engineer@${TOWN}`,
    'L1',
    'held',
  ])
})
