import { paths } from '../../../api/paths'
import { portalOf } from '../../../api/portal'
import { createSession } from '../../../db/queries/session'
import { loadReference } from '../../../reference/load'
import { readState } from '../../../reference/state'
import { siteForTest } from '../../contract/site'
import { freshDatabase } from '../../harness/database'
import { browserOn, hidden } from '../../pages/citizen-browser'
import { NOW, seedCitizen } from '../../pages/officer-seed'
import { send, step, type Browser, type Reader, type Site } from './reader'

/** The site of the other state, with its own reference data. */
export async function punjabSite() {
  const database = await freshDatabase()
  const state = readState('punjab')
  const site = siteForTest({ databaseUrl: database.url, now: () => NOW, state, portal: portalOf(state) })
  await loadReference(site.db, 'punjab')
  return {
    site,
    close: async () => {
      await site.close()
      await database.drop()
    },
  }
}

/** Who looks around there, who files a pension of Payal, and who has filed one. */
export async function ofPunjab(site: Site): Promise<Reader[]> {
  const session = await createSession(
    site.db,
    'citizen',
    await seedCitizen(site.db, 'Gurpreet Kaur', 'pa'),
    NOW,
  )
  const files = browserOn(site, { session })
  await fillIn(files)
  const has = browserOn(site, { session })
  await fillIn(has)
  const key = hidden((await has.get(step('review'))).text, 'key')
  const { location } = await send(has, step('review'), { key })
  const number = location.split('/')[2] ?? ''
  const steps = ['service', 'department', 'life-situation', 'place', 'point', 'details', 'for-whom', 'review']
  return [
    { who: 'a visitor', cookies: {}, pages: OF_VISITORS },
    { who: 'who files', cookies: Object.fromEntries(files.jar), pages: steps.map((one) => step(one)) },
    {
      who: 'who has filed',
      cookies: Object.fromEntries(has.jar),
      pages: [location, paths.grievance(number), paths.grievances(), paths.track({ number }), paths.myData()],
    },
  ]
}

async function fillIn(browser: Browser): Promise<void> {
  await send(browser, paths.newGrievance(), { description: 'ਮੇਰੀ ਮਾਂ ਦੀ ਬੁਢਾਪਾ ਪੈਨਸ਼ਨ ਤਿੰਨ ਮਹੀਨਿਆਂ ਤੋਂ ਨਹੀਂ ਆਈ।' })
  await send(browser, step('service'), { service: 'old-age-pension' })
  await send(browser, step('place'), {
    district: 'ludhiana',
    taluk: 'ludhiana.payal',
    locality: '',
    address: '',
  })
  await send(browser, step('details'), { urgent: 'no' })
}

const OF_VISITORS = [
  ...[paths.home(), paths.newGrievance(), paths.departments(), paths.lifeSituations(), paths.track()],
  ...[paths.counters({ district: 'ludhiana' }), paths.contact(), paths.help(), paths.privacy()],
  ...[paths.policies(), paths.signIn()],
]
