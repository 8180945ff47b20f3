import { expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { ownCase } from './filing'
import type { Stage } from './stage'
import type { Visitor } from './visitor'

const TITLE = 'The pension goes to another account'

/** Who follows a grievance. */
export function followers(stage: () => Stage): void {
  test('with a wrong number are told so', () => byWrongNumber(stage()))
  test('add a note while the worker is away', () => noteWithoutWorker(stage()))
  test('keep the page before them while the portal cannot be reached', () => troubleBehindThePage(stage()))
}

async function byWrongNumber(stage: Stage): Promise<void> {
  const stranger = await stage.visitor({ language: 'en' })
  await stranger.goTo(paths.track())
  for (const [typed, words] of [
    ['KA26H7K3M9QT', 'track.not-known'],
    ['my pension', 'track.not-a-number'],
  ] as const) {
    await stranger.fill('home.follow-label', typed)
    await stranger.press('home.follow-button')
    expect(stranger.status).toBe(422)
    await stranger.sees(words)
  }
}

/**
 * What was sent is safe, and shows itself without a reload once there is a worker again. Meanwhile whoever is at
 * another place of the page stays there, and the notice is one that a screen reader is told changes of.
 */
async function noteWithoutWorker(stage: Stage): Promise<void> {
  const { number, citizen } = await ownCase(stage, TITLE)
  const { page } = citizen
  await stage.system.worker.stop()
  await citizen.goTo(paths.grievance(number))
  await citizen.press('grievance.act.note')
  await citizen.fill('grievance.note.text', 'The account ends in 4411.')
  await citizen.press('grievance.note.send')
  await citizen.sees('grievance.pending')
  const notice = await page.$('#notice[role=status]')
  const place = await citizen.main
    .getByRole('link', { name: citizen.t('grievance.act.withdraw') })
    .elementHandle()
  await place?.focus()
  await page.waitForResponse((answer) => answer.url().includes(number))
  await stage.system.worker.start()
  await citizen.main
    .getByText(citizen.t('case.happened.note-added', { reader: 'citizen' }))
    .waitFor({ timeout: 60_000 })
  await citizen.reads('The account ends in 4411.')
  expect(await place?.evaluate((one) => document.activeElement === one)).toBe(true)
  expect(await notice?.innerText()).toBe(citizen.t('grievance.done.note'))
  await looksNoMore(citizen)
}

/** What a page asks for by itself and gets no answer to leaves it as it is; it asks again. */
async function troubleBehindThePage(stage: Stage): Promise<void> {
  const { number, citizen } = await ownCase(stage, TITLE)
  const { page } = citizen
  await stage.system.worker.stop()
  await citizen.goTo(paths.grievanceAct(number, 'note'))
  await citizen.fill('grievance.note.text', 'The account ends in 4411.')
  await citizen.press('grievance.note.send')
  for (const status of [503, 502, 401]) {
    await page.route(`**/${number}*`, (route) => route.fulfill({ status, body: '<h1>Trouble</h1>' }), {
      times: 1,
    })
    await page.waitForResponse((answer) => answer.status() === status)
    await page.waitForRequest((request) => request.url().includes(number))
    await citizen.sees('grievance.pending')
    await citizen.sees('case.thread')
  }
  await stage.system.worker.start()
  await citizen.main.getByText(citizen.t('grievance.done.note')).waitFor({ timeout: 60_000 })
}

async function looksNoMore({ page }: Visitor): Promise<void> {
  const again = page.waitForRequest(() => true, { timeout: 5_000 })
  await expect(again).rejects.toThrow('Timeout')
}
