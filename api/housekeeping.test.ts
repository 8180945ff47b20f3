import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { documents } from '../db/schema/document'
import { drafts } from '../db/schema/draft'
import { messages } from '../db/schema/message'
import { ownDatabase } from '../test/harness/database'
import { documentStore } from './document-store'
import { clearShelf, tidyUp } from './housekeeping'

const NOW = Date.parse('2026-11-22T10:00:00+05:30')
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000)

const folder = mkdtempSync(join(tmpdir(), 'janaspandana-housekeeping-'))
const store = documentStore(folder)
const opened = ownDatabase(2)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** A paper on the disk, last written so many days ago. */
async function paper(words: string, days: number) {
  const storedAs = await store.keep(new TextEncoder().encode(words))
  utimesSync(join(folder, 'documents', storedAs.slice(0, 2), storedAs), daysAgo(days), daysAgo(days))
  return storedAs
}

async function entered(storedAs: string, days: number, owner: { draft?: string; number?: string }) {
  const row = { ...owner, name: 'a.pdf', mediaType: 'application/pdf', bytes: 4, storedAs }
  const [made] = await opened.db
    .insert(documents)
    .values({ ...row, createdAt: daysAgo(days) })
    .returning({ id: documents.id })
  return made?.id ?? ''
}

async function draft(days: number) {
  const id = randomUUID()
  await opened.db.insert(drafts).values({ id, createdAt: daysAgo(days + 1), updatedAt: daysAgo(days) })
  return id
}

const isThere = async (id: string) => (await opened.db.$count(documents, eq(documents.id, id))) === 1

test('drafts of a month ago go with their papers; what is written on, or filed, stays', async () => {
  const file = await paper('pension', 60)
  const [old, living] = [await draft(31), await draft(3)]
  const ofOld = await entered(file, 31, { draft: old })
  const ofLiving = await entered(file, 40, { draft: living })
  const ofUnsentForm = await entered(file, 31, { draft: randomUUID() })
  const ofFreshForm = await entered(file, 1, { draft: randomUUID() })
  const filed = await entered(file, 300, { number: 'KA26H7K3M9Q2' })
  await tidyUp(opened.db, store, NOW)
  const left = (await opened.db.select({ id: drafts.id }).from(drafts)).map(({ id }) => id)
  expect(left).toEqual([living])
  expect([await isThere(ofOld), await isThere(ofUnsentForm)]).toEqual([false, false])
  expect([await isThere(ofLiving), await isThere(ofFreshForm), await isThere(filed)]).toEqual([
    true,
    true,
    true,
  ])
})

test('a file that no row names goes; one that is named, or just written, stays', async () => {
  const [orphan, named, fresh] = [await paper('orphan', 2), await paper('named', 2), await paper('fresh', 0)]
  await entered(named, 2, { number: 'KA26H7K3M9Q2' })
  for (const name of [orphan, named, fresh]) await clearShelf(opened.db, store, name.slice(0, 2), NOW)
  expect(await store.read(orphan)).toBeNull()
  expect(await store.read(named)).not.toBeNull()
  expect(await store.read(fresh)).not.toBeNull()
})

test('every shelf has its hour', async () => {
  const orphan = await paper('on some shelf', 400)
  for (let hour = 0; hour < 256; hour += 1) await tidyUp(opened.db, store, NOW + hour * 3_600_000)
  expect(await store.read(orphan)).toBeNull()
})

test('the mobile number of a code is forgotten after two days; what became of the message stays', async () => {
  const message = (key: string, days: number, recipientKind: 'mobile' | 'citizen') => ({
    ...{ key, recipientKind, channel: 'sms' as const, language: 'kn', template: 'otp' },
    ...{ recipient: '+919900000001', state: 'delivered' as const, queuedAt: daysAgo(days) },
  })
  await opened.db
    .insert(messages)
    .values([message('otp.old', 3, 'mobile'), message('otp.new', 1, 'mobile'), message('told', 3, 'citizen')])
  await tidyUp(opened.db, store, NOW)
  const rows = await opened.db.select().from(messages)
  expect(Object.fromEntries(rows.map(({ key, recipient, state }) => [key, [recipient, state]]))).toEqual({
    'otp.old': ['forgotten', 'delivered'],
    'otp.new': ['+919900000001', 'delivered'],
    told: ['+919900000001', 'delivered'],
  })
})
