import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Case } from '../stories/case'
import { setTheStage, type Stage } from '../stories/teller'
import { siteForTest } from '../contract/site'
import { asRead } from '../harness/as-read'
import { ASSISTANT_COMMISSIONER, DAY, HOUR, HUBBALLI, KALGHATGI, NODAL, seedOfficer } from './officer-seed'

/** The pages of officers on a real worker and a real Temporal: what a form says is what the case does. */
let stage: Stage
let told: Case
let site: ReturnType<typeof siteForTest>

beforeAll(async () => {
  stage = await setTheStage()
  told = await stage.file()
  const handOver = () => void told.dispatch()
  site = siteForTest({ db: stage.db, sql: stage.sql, now: () => told.now, handOver })
})
afterAll(async () => {
  await site.close()
  await stage.strike()
})

async function send(path: string, cookie: string, form?: Record<string, string>) {
  const headers = { cookie, origin: 'http://127.0.0.1:3000' }
  const body = form && new URLSearchParams({ key: randomUUID(), ...form })
  const response = await site.app.request(path, { method: form ? 'POST' : 'GET', headers, body })
  const location = response.headers.get('location')
  return { status: response.status, text: asRead(await response.text()), location: location ?? '' }
}

/** Signed in as of the case's own time. */
const signIn = async (who: Parameters<typeof seedOfficer>[1]) =>
  (await seedOfficer(stage.db, who, told.now)).cookie

/** Does an act by its form and gives the page that follows. */
async function act(kind: string, cookie: string, form: Record<string, string>) {
  const path = `/officer/grievances/${told.number}/${kind}`
  const hidden = (await send(path, cookie)).text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)
  const kept = Object.fromEntries([...hidden].map(([, name, value]) => [name, value] as [string, string]))
  const done = await send(path, cookie, { ...kept, step: 'done', ...form })
  expect(done.status).toBe(303)
  return pageAfter(done.location, cookie)
}

/** The page that follows, read again while the case has not spoken: a busy machine takes longer than the page waits. */
async function pageAfter(location: string, cookie: string): Promise<string> {
  const { text } = await send(location, cookie)
  return /Recorded,(?: and)? being processed/.test(text) ? pageAfter(location, cookie) : text
}

const words = 'The pension was sent to the bank; the passbook shows it.'
/** A day of the calendar of India, as a date field sends it. */
const dayAhead = (days: number) => new Date(told.now + days * DAY + 5.5 * HOUR).toISOString().slice(0, 10)

test('A case goes through officer, nodal officer and call agent by their pages alone', async () => {
  await told.reaches('with-officer')
  // The Tahsildar of Kalghatgi is vacant; the one of Hubballi looks after it.
  const tahsildar = await signIn({ postings: [HUBBALLI] })
  expect((await told.situation()).posting).toBe(KALGHATGI)
  expect((await send('/officer', tahsildar)).text).toContain('One grievance waits for you')
  expect(await act('interim-reply', tahsildar, { words, day: dayAhead(5) })).toContain(
    'Your interim reply is on record',
  )
  expect(await act('propose-not-taken-up', tahsildar, { words, reason: 'no-substance' })).toContain(
    'waits for the decision',
  )

  const nodal = await signIn({ postings: [NODAL] })
  expect((await send('/officer/routing', nodal)).text).toContain('One grievance waits for your decision')
  expect(await act('refuse-not-taken-up', nodal, { words })).toContain('back with the officer')
  expect(await act('file-report', tahsildar, { words, 'done-on': dayAhead(0) })).toContain(
    'Your report is on record',
  )

  const { feedback } = await told.reaches('feedback')
  await told.until((feedback?.calls[0] ?? 0) + 1000)
  await told.hears('call-due')
  const agent = await signIn({ roles: ['call-agent'] })
  const taken = await send('/desk/calls/next', agent, {})
  expect(taken.location).toContain(told.number)
  expect((await send(taken.location, agent)).text).toContain('Basavva')
  const called = await send(taken.location, agent, { outcome: 'not-satisfied', reason: 'nothing-done' })
  expect(await pageAfter(called.location, agent)).toContain('Recorded: not satisfied')

  await told.reaches('with-officer', 'L2')
  const above = await signIn({ postings: [ASSISTANT_COMMISSIONER] })
  expect((await send('/officer?filter=came-up', above)).text).toContain(told.number.slice(-4))
  const page = await send(`/officer/grievances/${told.number}`, above)
  expect(page.text).toContain('because the citizen was not satisfied with the report below')
  expect(page.text).toContain(words)
}, 60_000)
