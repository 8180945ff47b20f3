import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WORDS } from '../../test/harness/words'
import { siteForTest } from '../../test/contract/site'
import { freshDatabase, type TestDatabase } from '../../test/harness/database'
import { multipart } from '../../test/harness/multipart'
import { createTranslator } from '../../views/i18n'
import type { Env } from '../route'
import { context } from './context'
import { inTurn, roomFor } from './uploads'

const MEGABYTE = 1024 * 1024
/** A form with a file of this is just below a megabyte. */
const HEAVY = MEGABYTE - 1000
const WRITTEN = 'The water has not come since Monday.'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

test('room is given up to what there is, in all and for one address', () => {
  const room = roomFor(30, 20)
  const leave = room.enter('a', 20)
  expect(leave).not.toBeNull()
  expect(room.enter('a', 1)).toBeNull()
  expect(room.enter('b', 11)).toBeNull()
  expect(room.enter('b', 10)).not.toBeNull()
  leave?.()
  expect(room.enter('a', 20)).not.toBeNull()
})

/** A site with one form, whose handler waits until it is let go on. */
function formThatWaits(patience: number) {
  let goOn = () => {}
  const held = new Promise<void>((resolve) => (goOn = resolve))
  let inside = 0
  const app = new Hono<Env>()
  app.use(context(site.dependencies), (c, next) => {
    c.set('t', createTranslator('en', { strict: true, words: WORDS.en }))
    return next()
  })
  app.post('/', inTurn(MEGABYTE, patience), async (c) => {
    inside += 1
    await held
    return c.text('taken')
  })
  const send = async (bytes: number) => {
    const form = new FormData()
    form.append('text', WRITTEN)
    form.append('files', new File([new Uint8Array(bytes)], 'passbook.jpg'))
    return app.request('/', { method: 'POST', ...(await multipart(form)) })
  }
  return { send, goOn: () => goOn(), inside: () => inside }
}

test('a heavy form waits for room and gets its words back; a light one goes by', async () => {
  const form = formThatWaits(150)
  const first = form.send(HEAVY)
  // Whether a form is allowed is asked of PostgreSQL: the second could overtake the first.
  await vi.waitUntil(() => form.inside() === 1, { timeout: 10_000 })
  const second = await form.send(HEAVY)
  expect([second.status, form.inside()]).toEqual([429, 1])
  const page = await second.text()
  expect(page).toContain('Nothing is lost')
  expect(page).toContain(`>${WRITTEN}</textarea>`)
  const light = form.send(1000)
  form.goOn()
  expect([(await first).status, (await light).status]).toEqual([200, 200])
  expect((await form.send(HEAVY)).status).toBe(200)
})
