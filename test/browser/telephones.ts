import sharp from 'sharp'
import { expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { drafts } from '../../db/schema/draft'
import { ADDRESS, NAME, ownCase } from './filing'
import type { Language } from '../../views/i18n'
import type { Stage } from './stage'
import type { Visitor } from './visitor'

/** What the telephone of a citizen does while there is no network, and what it keeps. */
export function telephones(stage: () => Stage): void {
  test('keep a description that found no network until it is sent', () => describeOffline(stage()))
  test('forget what was written when it is deleted, and at signing out', () => forget(stage()))
  test('keep what was typed through a change of language and all ways back, until it is sent', () =>
    typed(stage()))
  test('show a page of their own without network, in the language that was read', () => readOffline(stage()))
  test('keep no page of anybody', () => keepNobody(stage()))
  test('leave a form of another site as foreign as it is', () => foreign(stage()))
  test('are told of more papers than a form can carry before anything is sent', () => tooMuch(stage()))
  // The browser that drives the test gives the network to the page first and to its worker a moment later, where a
  // telephone has it for both at once: on a busy machine the form is sent in between.
  test('send photos small, and send themselves what found no network when it is back', { retry: 2 }, () =>
    photos(stage()),
  )
}

const WORDS = 'The street light before the school has been dark since Deepavali.'

async function describeOffline(stage: Stage): Promise<void> {
  const citizen = await stage.visitor({ language: 'en' })
  await citizen.goTo(paths.home())
  await workerIsReady(citizen, 'en')
  await citizen.fill('home.describe', WORDS)
  await citizen.sees('phone.words.kept')

  await offline(citizen, true)
  await citizen.main.getByRole('button', { name: citizen.t('common.continue') }).click()
  await citizen.sees('phone.not-sent.title')
  expect([citizen.path, await box(citizen)]).toEqual([paths.home(), WORDS])
  // The browser is closed, and the portal opened again from the home screen.
  await openOffline(stage, citizen, 'en', paths.grievances())
  expect(await box(citizen)).toBe(WORDS)
  await citizen.main.getByRole('button', { name: citizen.t('common.continue') }).click()
  await citizen.sees('phone.not-sent.title')
  // Somebody who goes on writing is not interrupted by a form that sends itself.
  await citizen.main.locator('#description').fill(WORDS)
  await offline(citizen, false)
  await citizen.sees('phone.not-sent.back')
  expect(await draftsOf(stage)).toBe(0)
  await citizen.press('common.continue')
  expect(citizen.path).toBe(paths.newGrievanceStep('service'))
  expect(await draftsOf(stage)).toBe(1)
  expect(await kept(citizen)).toBeNull()
}

async function draftsOf({ system: { db } }: Stage): Promise<number> {
  return (await db.select().from(drafts)).filter(({ answers }) => answers.description === WORDS).length
}

/** For the tab alone, until it is sent. */
async function typed(stage: Stage): Promise<void> {
  const { number, citizen } = await ownCase(stage, 'No water on Mondays')
  const { page } = citizen
  await citizen.goTo(paths.grievanceAct(number, 'note'))
  await citizen.fill('grievance.note.text', WORDS)
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'हिन्दी' }).click()])
  expect(await page.locator('#text').inputValue()).toBe(WORDS)
  await page.reload()
  expect(await page.locator('#text').inputValue()).toBe(WORDS)
  // The browser's own way back, and on again.
  await page.goBack()
  await page.goForward()
  expect(await page.locator('#text').inputValue()).toBe(WORDS)
  const send = page.locator('main form button').last()
  await Promise.all([page.waitForEvent('load'), send.click()])
  await page.goto(citizen.origin + paths.grievanceAct(number, 'note'))
  expect(await page.locator('#text').inputValue()).toBe('')

  await page.goto(citizen.origin + paths.newGrievance({ service: 'old-age-pension' }))
  await page.locator('#description').fill('The old age pension has stopped.')
  const goOn = page.locator('main form button').last()
  await Promise.all([page.waitForEvent('load'), goOn.click()])
  const place = citizen.origin + paths.newGrievanceStep('place')
  await page.goto(place)
  await page.locator('#address').fill(ADDRESS)
  await Promise.all([page.waitForEvent('load'), page.locator('a.back').click()])
  await page.goto(place)
  expect(await page.locator('#address').inputValue()).toBe(ADDRESS)
}

async function forget(stage: Stage): Promise<void> {
  const { citizen } = await ownCase(stage, 'No water on Sundays')
  await citizen.goTo(paths.newGrievance())
  await citizen.fill('filing.describe.label', WORDS)
  await citizen.goTo(paths.newGrievance())
  expect(await box(citizen)).toBe(WORDS)
  const press = (words: string) => citizen.main.getByRole('button', { name: citizen.t(words) }).click()
  await press('phone.words.delete')
  expect([await box(citizen), await kept(citizen)]).toEqual(['', null])
  await press('phone.words.put-back')
  expect(await kept(citizen)).toContain(WORDS)

  // What is pressed between the failure and the return of the network is not pressed again by itself.
  await workerIsReady(citizen, 'en')
  await offline(citizen, true)
  await press('common.continue')
  await citizen.sees('phone.not-sent.by-itself')
  await press('phone.words.delete')
  await offline(citizen, false)
  await citizen.sees('phone.not-sent.back')
  expect([citizen.path, await box(citizen)]).toEqual([paths.newGrievance(), ''])
  await press('phone.words.put-back')
  expect(await box(citizen)).toBe(WORDS)

  await citizen.pressOne(citizen.page.getByRole('button', { name: citizen.t('layout.sign-out') }))
  expect([citizen.path, await box(citizen), await kept(citizen)]).toEqual([paths.home(), '', null])
}

async function readOffline(stage: Stage): Promise<void> {
  const citizen = await stage.visitor({ language: 'kn' })
  await citizen.goTo(paths.help())
  await workerIsReady(citizen, 'kn')
  await offline(citizen, true)
  await openOffline(stage, citizen, 'kn', paths.track())
  await citizen.reads('112')
  await offline(citizen, false)
  await citizen.press('phone.offline.again')
  await citizen.sees('track.title')
}

/** Everything that the telephone of somebody keeps who is signed in and has looked at a case of theirs. */
async function keepNobody(stage: Stage): Promise<void> {
  const { number, citizen } = await ownCase(stage, 'The pension book is lost')
  for (const path of [paths.grievance(number), paths.grievances(), paths.grievance(number)])
    await citizen.goTo(path)
  await workerIsReady(citizen, 'en')
  const stored = await everythingKept(citizen)
  const addresses = stored.map(({ address }) => address.replace(/\.[0-9a-f]{12}\./, '.'))
  expect(addresses.filter((one) => !/^\/(static|offline)\//.test(one))).toEqual([paths.serviceWorker()])
  expect(addresses).toContain('/static/site.css')
  const text = stored.map((one) => one.text).join('\n')
  expect(text).toContain(citizen.t('phone.offline.title'))
  expect([NAME, ADDRESS, number, 'The pension book'].filter((one) => text.includes(one))).toEqual([])
}

/** The worker has no hand in it: an old Chrome would send it on as a form of our own. */
async function foreign(stage: Stage): Promise<void> {
  const { citizen } = await ownCase(stage, 'The bus does not stop')
  await citizen.goTo(paths.grievances())
  await workerIsReady(citizen, 'en')
  const page = await citizen.page.context().newPage()
  const elsewhere = citizen.origin.replace('127.0.0.1', 'localhost')
  const form = `<form method="post" action="${citizen.origin + paths.signOut()}"><button>Win</button></form>`
  await page.route(`${elsewhere}/**`, (route) => route.fulfill({ contentType: 'text/html', body: form }))
  await page.goto(`${elsewhere}/prize`)
  const [answer] = await Promise.all([page.waitForNavigation(), page.getByRole('button').click()])
  expect([answer?.status(), answer?.fromServiceWorker()]).toEqual([403, false])
  await citizen.goTo(paths.grievances())
  expect(citizen.path).toBe(paths.grievances())
}

async function photos(stage: Stage): Promise<void> {
  const { number, citizen } = await ownCase(stage, 'The bridge has a hole')
  await citizen.goTo(paths.grievanceAct(number, 'note'))
  await workerIsReady(citizen, 'en')
  await citizen.fill('grievance.note.text', WORDS)
  await citizen.attach('filing.details.files', await photoOfATelephone())
  await citizen.main.getByText(/will be sent instead of/).waitFor()
  const chosen = await chosenPhoto(citizen)
  expect(chosen.bytes).toBeLessThan(1_000_000)
  expect([chosen.width, chosen.height]).toEqual([1200, 1600])

  await offline(citizen, true)
  const send = citizen.main.getByRole('button', { name: citizen.t('grievance.note.send') })
  await send.click()
  await citizen.sees('phone.not-sent.title')
  expect([await citizen.field('grievance.note.text').inputValue(), await chosenPhoto(citizen)]).toEqual([
    WORDS,
    chosen,
  ])
  await offline(citizen, false)
  // It sends itself now, as it was sent.
  await citizen.page.waitForURL(/done=/)
  await citizen.reads('bridge.jpg')
}

async function tooMuch(stage: Stage): Promise<void> {
  const { number, citizen } = await ownCase(stage, 'The bridge has a hole')
  const form = paths.grievanceAct(number, 'note')
  await citizen.goTo(form)
  await citizen.fill('grievance.note.text', WORDS)
  const paper = { mimeType: 'application/pdf', buffer: Buffer.alloc(4_500_000) }
  const papers = [1, 2, 3, 4, 5, 6].map((page) => ({ name: `page-${page}.pdf`, ...paper }))
  await citizen.main.locator('input[type=file]').setInputFiles(papers)
  await citizen.main.getByRole('button', { name: citizen.t('grievance.note.send') }).click()
  await citizen.main.getByText(/Together these are 27.0 MB/).waitFor()
  expect([citizen.path, await citizen.field('grievance.note.text').inputValue()]).toEqual([form, WORDS])
}

/** Held upright, as the camera notes beside the picture: 3,000 by 4,000 points, of a street rather than of the sky. */
async function photoOfATelephone() {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const picture = sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888', noise } })
  const buffer = await picture.withMetadata({ orientation: 6 }).jpeg({ quality: 70 }).toBuffer()
  return { name: 'bridge.jpeg', mimeType: 'image/jpeg', buffer }
}

const chosenPhoto = (visitor: Visitor) =>
  visitor.page.evaluate(async () => {
    const file = document.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0]
    if (!file) return { bytes: 0, width: 0, height: 0 }
    const { width, height } = await createImageBitmap(file)
    return { bytes: file.size, width, height }
  })

/** Opens an address that cannot be reached. In which language the page is that comes instead no cookie says. */
async function openOffline(stage: Stage, visitor: Visitor, language: Language, path: string): Promise<void> {
  await visitor.page.goto(visitor.origin + path)
  await visitor.sees('phone.offline.title')
  await stage.inspection.look(visitor.page, language)
}

const offline = (visitor: Visitor, away: boolean) => visitor.page.context().setOffline(away)

const box = (visitor: Visitor) => visitor.page.locator('#description').inputValue()

const kept = (visitor: Visitor) => visitor.page.evaluate(() => localStorage.getItem('words'))

/** The worker stands between this page and the portal, and has what it shows without network. */
async function workerIsReady(visitor: Visitor, language: string): Promise<void> {
  const { page } = visitor
  await page.evaluate(() => navigator.serviceWorker.ready)
  // A page that was on its way while the worker woke is controlled from the next one on.
  if (await page.evaluate(() => navigator.serviceWorker.controller === null)) await page.reload()
  await page.waitForFunction(async (read) => {
    const said = await (await caches.open('language')).match('/service-worker.js')
    return (await said?.text()) === read
  }, language)
}

const everythingKept = (visitor: Visitor) =>
  visitor.page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const answers = stores.map(async (store) => {
      const requests = await store.keys()
      return Promise.all(
        requests.map(async (request) => ({
          address: new URL(request.url).pathname,
          text: (await (await store.match(request))?.text()) ?? '',
        })),
      )
    })
    return (await Promise.all(answers)).flat()
  })
