import { pbkdf2Sync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../config'
import { siteForTest } from '../test/contract/site'
import { freshDatabase, type TestDatabase } from '../test/harness/database'
import type { CodeMessage } from './route'

/** So many codes within five minutes are a rush here. */
const RUSH = 3
const MINUTE = 60_000

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let now = Date.UTC(2026, 10, 23, 5)
const sent: CodeMessage[] = []
beforeAll(async () => {
  database = await freshDatabase()
  const sendCode = async (message: CodeMessage) => (sent.push(message), true)
  const config = readConfig({ NODE_ENV: 'test', TRUST_PROXY: 'true', OTP_RUSH: String(RUSH) })
  site = siteForTest({ databaseUrl: database.url, now: () => now, sendCode, config })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})
/** Every test begins when nothing has been asked for, and is in a rush once it has asked for three codes. */
beforeEach(async () => {
  now += 60 * MINUTE
  sent.length = 0
})

let numbers = 9845030000
const newMobile = () => String((numbers += 1))

/** One address alone may not ask often. */
let addresses = 0
const newAddress = () => `10.0.0.${(addresses += 1)}`

async function visit(path: string, form?: Record<string, string>) {
  const response = await site.app.request(path, {
    method: form ? 'POST' : 'GET',
    headers: { origin: 'http://127.0.0.1:3000', 'accept-language': 'en', 'x-forwarded-for': newAddress() },
    body: form && new URLSearchParams(form),
  })
  return { status: response.status, text: await response.text() }
}
const ask = (mobile: string, proof?: string) =>
  visit('/sign-in', { mobile, ...(proof === undefined ? {} : { proof }) })

async function rush() {
  for (let one = 0; one < RUSH; one += 1) await ask(newMobile())
  sent.length = 0
}
/** Those who come without a proof take all that is left for them in this minute. */
async function crowd() {
  for (let one = 0; one < 30; one += 1) await ask(newMobile(), '')
  sent.length = 0
}

/** As views/static/proof.js does it. */
function answerOf(from: string, isWanted: (solves: boolean) => boolean = (solves) => solves): string {
  const read = (name: string) => new RegExp(`data-${name}="([^"]+)"`).exec(from)?.[1] ?? ''
  const [salt, rounds, zeroBits] = [read('sum'), Number(read('rounds')), Number(read('zero-bits'))]
  for (let number = 0; ; number += 1) {
    const first = pbkdf2Sync(String(number), salt, rounds, 32, 'sha256').readUInt32BE(0)
    if (isWanted(Math.clz32(first) >= zeroBits)) return `${salt}:${read('signature')}:${number}`
  }
}

test('nobody is asked for a sum while few ask for codes', async () => {
  await ask(newMobile())
  expect((await visit('/sign-in')).text).not.toContain('data-sum')
})

test('a rush lasts as long as many ask, and five minutes more', async () => {
  await rush()
  expect((await visit('/sign-in')).text).toContain('data-sum')
  now += 5 * MINUTE
  expect((await visit('/sign-in')).text).toContain('data-sum')
  now += 5 * MINUTE
  expect((await visit('/sign-in')).text).not.toContain('data-sum')
})

test('officers are not asked: only numbers of officers get a code there', async () => {
  await rush()
  expect((await visit('/officer/sign-in')).text).not.toContain('data-sum')
})

test('in a rush a solved sum sends one code, once; a crowd without it waits, with what was typed', async () => {
  await rush()
  await crowd()
  const refused = await ask('98450 31111', '')
  expect(refused).toMatchObject({ status: 429 })
  expect(refused.text).toContain('value="98450 31111"')
  expect(refused.text).toContain('1902')
  expect(refused.text).toContain('data-again="yes"')
  expect(sent).toEqual([])

  const proof = answerOf(refused.text)
  expect(await ask('98450 31111', proof)).toMatchObject({ status: 303 })
  expect(sent).toMatchObject([{ mobile: '+919845031111' }])
  expect(await ask(newMobile(), proof)).toMatchObject({ status: 429 })
})

test('only a form that came without a sum goes off again by itself: no page sends itself for ever', async () => {
  await rush()
  await crowd()
  const again = 'data-again'
  expect((await ask(newMobile())).text).toContain(again)
  for (const page of [await ask('no number'), await ask(newMobile(), 'wrong')])
    expect([page.status >= 400, page.text.includes('data-sum'), page.text.includes(again)]).toEqual([
      true,
      true,
      false,
    ])
})

test('a sum of somebody else, one that is wrong and one of long ago send nothing', async () => {
  await rush()
  const page = (await visit('/sign-in')).text
  const proof = answerOf(page)
  const wrong = answerOf(page, (solves) => !solves)
  await crowd()
  const [salt = '', , number = ''] = proof.split(':')
  const foreign = `${salt}:${'A'.repeat(43)}:${number}`
  for (const one of [wrong, foreign, '', 'x', `${proof}0000000`])
    expect(await ask(newMobile(), one), one).toMatchObject({ status: 429 })
  now += 20 * MINUTE
  await rush()
  await crowd()
  expect(await ask(newMobile(), proof)).toMatchObject({ status: 429 })
})
