import { paths } from '../../../api/paths'
import { createSession } from '../../../db/queries/session'
import { browserOn, hidden } from '../../pages/citizen-browser'
import { NOW, seedCase, seedCitizen } from '../../pages/officer-seed'
import { send, step, type Browser, type Reader, type Site } from './reader'

const HUBBALLI_TOWN = 'dharwad.hubballi.hubballi-dharwad-city'
const DARK_LAMP = 'The lamp at the corner of Tank Road has been dark for a month.'

/** As far as the review. */
async function fillIn(browser: Browser): Promise<void> {
  await send(browser, paths.newGrievance(), { description: 'ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ.' })
  await send(browser, step('service'), { service: 'old-age-pension' })
  const place = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: '', address: '' }
  await send(browser, step('place'), place)
  await send(browser, step('details'), { urgent: 'no' })
}

/** Somebody with an answer to everything, who has not sent it yet; the same without having signed in. */
export async function filing(site: Site): Promise<Reader[]> {
  const reader = async (who: string, browser: Browser, pages: string[]) => {
    await fillIn(browser)
    return { who, cookies: Object.fromEntries(browser.jar), pages }
  }
  const session = await createSession(site.db, 'citizen', await seedCitizen(site.db), NOW)
  const steps = ['service', 'department', 'life-situation', 'place', 'point', 'details']
  return [
    await reader('who files', browserOn(site, { session }), [
      ...[...steps, 'for-whom', 'review', 'throw-away'].map((one) => step(one)),
      `${step('place')}?words=halli`,
    ]),
    await reader('who has not signed in', browserOn(site), [step('without-name')]),
    await withoutName(site),
  ]
}

/** Somebody who has filed without a name, and is known by a code alone. */
async function withoutName(site: Site): Promise<Reader> {
  const browser = browserOn(site)
  await fillIn(browser)
  await send(browser, step('without-name'))
  const key = hidden((await browser.get(step('review'))).text, 'key')
  const { location } = await send(browser, step('review'), { key })
  const pages = [location, paths.grievances(), paths.myData(), paths.erasure()]
  return { who: 'who has filed without a name', cookies: Object.fromEntries(browser.jar), pages }
}

/** Somebody whose neighbour has filed the same; and the same somebody after adding his own. */
export async function joining(site: Site): Promise<Reader[]> {
  const ward = `${HUBBALLI_TOWN}.w31`
  const { number } = await seedCase(site.db, {
    ...{ citizen: await seedCitizen(site.db, 'Basavaraj Kulkarni'), service: 'street-light', area: ward },
    ...{ title: 'No light', description: 'It is dark at our door.' },
  })
  const session = await createSession(site.db, 'citizen', await seedCitizen(site.db), NOW)
  const until = async (browser: Browser) => {
    await send(browser, paths.newGrievance(), { description: DARK_LAMP })
    await send(browser, step('service'), { service: 'street-light' })
    const taluk = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: HUBBALLI_TOWN }
    await send(browser, step('place'), { ...taluk, village: ward, address: '12, Tank Road' })
    const similar = hidden((await browser.get(step('similar'))).text, 'similar')
    await send(browser, step('similar'), { similar })
  }
  const follower = browserOn(site, { session })
  await until(follower)
  await send(follower, step('join'), { key: hidden((await follower.get(step('join'))).text, 'key') })
  const joins = browserOn(site, {
    session: await createSession(site.db, 'citizen', await seedCitizen(site.db), NOW),
  })
  await until(joins)
  const followed = ['joined', 'leave'].map((act) => paths.grievanceAct(number, act))
  return [
    {
      who: 'who adds his own',
      cookies: Object.fromEntries(joins.jar),
      pages: [step('similar'), step('join')],
    },
    { who: 'who has added his own', cookies: Object.fromEntries(follower.jar), pages: followed },
  ]
}
