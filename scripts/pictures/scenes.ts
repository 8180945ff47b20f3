import { Client, Connection } from '@temporalio/client'
import type { Browser, Page } from 'playwright-core'
import postgres from 'postgres'
import { goForward } from '../../activities/gateways/case-clock'
import type { Camera } from './camera'
import { report, type Matter } from './matters'
import { MINUTE, dayInIndia } from '../../workflows/calendar'
import { timeOf } from '../demo/stage'
import { launchSettings } from '../settings'
import { temporalSettings } from '../temporalSettings'

/** What every scene is played with. */
export interface Scene {
  browser: Browser
  portal: string
  camera: Camera
  language: 'en' | 'kn'
}

/** Mobile numbers of people.csv. */
const CITIZEN = { en: '9900000002', kn: '9900000001' } as const
const TAHSILDAR = '9900000014'
const AGENT = '9900000041'
const DEPUTY_COMMISSIONER = '9900000016'

/** A page in the scene's language, signed in as whoever has this mobile number in the list of the demonstration. */
async function pageOf({ browser, portal, language }: Scene, mobile?: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: portal,
    locale: `${language}-IN`,
    viewport: { width: 1280, height: 800 },
  })
  await context.addCookies([{ name: 'language', value: language, url: portal }])
  const page = await context.newPage()
  if (!mobile) return page
  await page.goto('/dev')
  await page.locator('tr', { hasText: mobile }).locator('button').first().click()
  await page.waitForURL((url) => url.pathname !== '/dev')
  return page
}

/** The filled button of the page's own form. */
const goOn = (page: Page) => page.locator('main form[method=post] .button.filled').last().click()

/** The first page, as somebody sees it who has come for the first time. */
export async function arrive(scene: Scene) {
  const page = await pageOf(scene)
  await page.goto('/')
  await scene.camera.take(page, 'home')
  await page.goto('/sign-in')
  await scene.camera.take(page, 'sign-in')
  await page.context().close()
}

/** Files a matter from the first page to the receipt and gives its number. */
export async function file(
  scene: Scene,
  matter: Matter,
  { pictures }: { pictures: boolean },
): Promise<string> {
  const page = await pageOf(scene, CITIZEN[scene.language])
  const take = async (name: string) => void (pictures && (await scene.camera.take(page, name)))
  await page.goto('/')
  await page.fill('#description', matter.description)
  await goOn(page)
  await take('filing-service')
  await page.locator(`input[name=service][value="${matter.service}"]`).check()
  await goOn(page)
  await place(page, matter.address)
  await take('filing-place')
  await goOn(page)
  await page.locator('input[name=urgent][value=no]').check()
  await take('filing-details')
  await goOn(page)
  await take('filing-review')
  await goOn(page)
  await page.waitForURL(/\/registered$/)
  await take('receipt')
  const number = new URL(page.url()).pathname.split('/')[2] ?? ''
  await page.context().close()
  return number
}

async function place(page: Page, address: string) {
  await page.selectOption('#district', 'dharwad')
  await page.waitForSelector('#taluk')
  await page.selectOption('#taluk', 'dharwad.kundgol')
  await page.waitForSelector('#locality')
  await page.fill('#address', address)
}

/** What everybody may see of a number. */
export async function track(scene: Scene, number: string) {
  const page = await pageOf(scene)
  await page.goto(`/track?number=${number}`)
  await scene.camera.take(page, 'track')
  await page.context().close()
}

/** The Tahsildar's desk, up to the report. */
export async function reportOn(scene: Scene, number: string, { pictures }: { pictures: boolean }) {
  const page = await pageOf(scene, TAHSILDAR)
  const take = async (name: string) => void (pictures && (await scene.camera.take(page, name)))
  await take('worklist')
  await page.goto(`/officer/grievances/${number}`)
  await take('officer-case')
  await page.goto(`/officer/grievances/${number}/file-report`)
  await page.fill('[name="done-on"]', dayInIndia(await timeOf(scene.portal)))
  await page.fill('[name=words]', report(scene.language))
  await take('officer-report')
  await goOn(page)
  await page.waitForURL(/done=/)
  await page.context().close()
}

/** The link of the SMS, opened by somebody who is not signed in, and answered: it is not good. */
export async function answerTheReport(scene: Scene, number: string) {
  const page = await pageOf(scene)
  const link = page.locator('article', { hasText: number }).locator('a[href*="/a/"]').first()
  await page.goto('/dev/outbox')
  await link.waitFor()
  await page.goto(new URL((await link.getAttribute('href')) ?? '').pathname)
  await scene.camera.take(page, 'report')
  await page.locator('input[name=satisfied][value=no]').check()
  await page.locator('input[name=reason][value=nothing-done]').check()
  await goOn(page)
  await page.waitForURL(/done=/)
  await page.context().close()
}

/** What the citizen sees of a case that has gone up, of all of them, and of what is held. */
export async function followAtHome(scene: Scene, number: string) {
  const page = await pageOf(scene, CITIZEN[scene.language])
  await page.goto(`/grievances/${number}`)
  await scene.camera.take(page, 'case')
  await page.goto('/grievances')
  await scene.camera.take(page, 'my-grievances')
  await page.goto('/my-data')
  await scene.camera.take(page, 'my-data')
  await page.context().close()
}

/** The call centre rings some days after a report: the case's own clock is put forward, and the call is due at once. */
export async function callTheCitizen(scene: Scene, number: string) {
  await makeCallDue(number, await timeOf(scene.portal))
  const page = await pageOf(scene, AGENT)
  await scene.camera.take(page, 'calls')
  await page.locator(`form[action*="/${number}/"] button`).click()
  await scene.camera.take(page, 'call')
  await page.context().close()
}

/** How the district stands, and what its committee has before it: telling after `npm run demo` only. */
export async function lookOver(scene: Scene) {
  const page = await pageOf(scene, DEPUTY_COMMISSIONER)
  await page.goto('/review')
  await scene.camera.take(page, 'overview')
  await page.goto('/review/agenda')
  await scene.camera.take(page, 'agenda')
  await page.context().close()
}

async function makeCallDue(number: string, now: number) {
  const settings = launchSettings()
  const { ip, port, namespace } = temporalSettings()
  const own = `postgres://janaspandana:janaspandana@127.0.0.1:${settings.postgresPort}/janaspandana`
  const sql = postgres(settings.databaseUrl ?? own, { max: 1 })
  const [row] = await sql<{ call: string }[]>`
    select situation->'feedback'->'calls'->>0 as call from situations where number = ${number}`
  const connection = await Connection.connect({ address: settings.temporalAddress ?? `${ip}:${port}` })
  await goForward(new Client({ connection, namespace }), number, Number(row?.call) - now + MINUTE)
  await connection.close()
  await sql`update call_tasks set due_at = now() where number = ${number} and state = 'open'`
  await sql.end()
}
