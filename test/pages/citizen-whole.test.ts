import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dispatchCase } from '../../activities/dispatch'
import { createSession } from '../../db/queries/session'
import { siteForTest } from '../contract/site'
import { setTheStage, type Stage } from '../stories/teller'
import { browserOn, hidden } from './citizen-browser'
import { seedCitizen } from './officer-seed'

let stage: Stage
let site: ReturnType<typeof siteForTest>
const quiet = { warn: () => {}, error: () => {} }

beforeAll(async () => {
  stage = await setTheStage()
  const { db, sql, cases } = stage
  const handOver = (number: string) => void dispatchCase({ db, cases, log: quiet }, number)
  site = siteForTest({ db, sql, handOver })
})
afterAll(() => stage.strike())

/** The page as soon as the case itself has spoken; fails after ten seconds. */
async function until(words: string, page: () => Promise<{ text: string }>): Promise<string> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const { text } = await page()
    if (text.includes(words)) return text
    if (Date.now() > deadline) throw new Error(`"${words}" did not come:\n${text}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

test('what is filed reaches its workflow, and what the citizen does next is judged by it', async () => {
  const citizen = await seedCitizen(stage.db)
  const browser = browserOn(site, { session: await createSession(stage.db, 'citizen', citizen, Date.now()) })
  await browser.post('/grievances/new', {
    description: 'The street light before our house has been out for a month.',
  })
  await browser.post('/grievances/new/service', { service: 'street-light' })
  await browser.post('/grievances/new/place', {
    district: 'dharwad',
    taluk: 'dharwad.hubballi',
    locality: 'dharwad.hubballi.hubballi-dharwad-city',
    village: '',
    address: '',
  })
  await browser.post('/grievances/new/details', { urgent: 'no' })
  const review = await browser.get('/grievances/new/review')
  const promised = /It goes to ([^<]+), who must act and report by ([^<.]+)\./.exec(review.text)
  const sent = await browser.post('/grievances/new/review', { key: hidden(review.text, 'key') })
  const page = sent.location.replace('/registered', '')

  await until(`${promised?.[1]} must act and report by ${promised?.[2]}.`, () => browser.get(page))
  const key = randomUUID()
  const withdrawn = await browser.post(`${page}/withdraw`, { key })
  expect(withdrawn.location).toBe(`${page}?done=${key}`)
  const after = await browser.get(withdrawn.location)
  expect(after.text).toContain('The grievance is withdrawn')
  expect(after.text).toContain('You withdrew this grievance.')
  expect(after.text).toContain('take it back by')
})
