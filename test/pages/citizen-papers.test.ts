import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../config'
import { createSession } from '../../db/queries/session'
import { documents } from '../../db/schema/document'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { NOW, seedCase, seedCitizen } from './officer-seed'

const dataDirectory = mkdtempSync(join(tmpdir(), 'janaspandana-papers-'))
let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let savitri: string

beforeAll(async () => {
  database = await freshDatabase()
  const config = readConfig({ NODE_ENV: 'test', DATA_DIRECTORY: dataDirectory })
  site = siteForTest({ databaseUrl: database.url, now: () => NOW, config })
  savitri = await seedCitizen(site.db)
})
afterAll(async () => {
  await site.close()
  await database.drop()
  rmSync(dataDirectory, { recursive: true, force: true })
})

const browserOf = async (citizen: string) =>
  browserOn(site, { session: await createSession(site.db, 'citizen', citizen, NOW) })
const paper = (name: string) => new File(['%PDF-1.4\n%%EOF\n'], name, { type: 'application/pdf' })
const virus = new File(['MZ not a picture'], 'virus.jpg', { type: 'image/jpeg' })
const papersOf = (number: string) => site.db.select().from(documents).where(eq(documents.number, number))

test('papers stay with a form that has to be mended, and then belong to its act', async () => {
  const { number } = await seedCase(site.db, { citizen: savitri })
  const browser = await browserOf(savitri)
  const path = `/grievances/${number}/note`
  const key = randomUUID()
  const wordless = await browser.post(path, { key, text: '', files: paper('passbook.pdf') })
  expect(wordless.status).toBe(422)
  expect(wordless.text).toContain('Kept already: passbook.pdf (')
  const text = 'The bank has confirmed it.'
  const faulty = await browser.post(path, { key, text, files: [paper('letter.pdf'), virus] })
  expect(faulty.status).toBe(422)
  expect(faulty.text).toContain('virus.jpg is neither a photo')
  expect(faulty.text).toMatch(/Kept already: passbook.pdf \([^)]+\), letter.pdf \(/)
  expect((await browser.post(path, { key, text })).status).toBe(303)
  const names = (await papersOf(number)).map(({ name, action, draft }) => [name, action, draft])
  expect(names.sort()).toEqual([
    ['letter.pdf', key, null],
    ['passbook.pdf', key, null],
  ])
})

test('where papers cannot be kept the words come back, to be sent again', async () => {
  const { number } = await seedCase(site.db, { citizen: savitri })
  const folder = join(dataDirectory, 'without-room')
  mkdirSync(folder)
  // A file stands where the folder of all documents should be.
  writeFileSync(join(folder, 'documents'), '')
  const config = readConfig({ NODE_ENV: 'test', DATA_DIRECTORY: folder })
  const full = siteForTest({ db: site.db, sql: site.sql, now: () => NOW, config })
  const browser = browserOn(full, { session: await createSession(site.db, 'citizen', savitri, NOW) })
  const form = { key: randomUUID(), text: 'The bank has confirmed it twice.' }
  const failed = await browser.post(`/grievances/${number}/note`, { ...form, files: paper('letter.pdf') })
  expect(failed.status).toBe(500)
  expect(hidden(failed.text, 'key')).toBe(form.key)
  expect(failed.text).toContain(form.text)
  expect((await browser.post(`/grievances/${number}/note`, form)).status).toBe(303)
})

test('papers stay with a form that is refused at the door', async () => {
  const { number } = await seedCase(site.db, { citizen: savitri })
  const browser = await browserOf(savitri)
  const form = { key: randomUUID(), text: 'It has stopped again.', files: paper('passbook.pdf') }
  const refused = await browser.post(`/grievances/${number}/reopen`, form)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('The grievance has moved on')
  expect(refused.text).toContain('Kept already: passbook.pdf (')
  expect(hidden(refused.text, 'key')).toBe(form.key)
  expect(await papersOf(number)).toEqual([])
})

test('papers move to the new key where a form has one that was used for something else', async () => {
  const { number } = await seedCase(site.db, { citizen: savitri })
  const other = await seedCase(site.db, { citizen: savitri })
  const browser = await browserOf(savitri)
  const form = { key: randomUUID(), text: 'The bank has confirmed it.' }
  await browser.post(`/grievances/${other.number}/note`, form)
  const again = await browser.post(`/grievances/${number}/note`, { ...form, files: paper('passbook.pdf') })
  expect(again.text).toContain('Please send it again')
  expect(again.text).toContain('Kept already: passbook.pdf (')
  await browser.post(`/grievances/${number}/note`, { ...form, key: hidden(again.text, 'key') })
  expect((await papersOf(number)).map(({ name }) => name)).toEqual(['passbook.pdf'])
})

test('a key opens kept papers to nobody else, and on no other case', async () => {
  const [one, other] = [
    await seedCase(site.db, { citizen: savitri }),
    await seedCase(site.db, { citizen: savitri }),
  ]
  const anita = await seedCitizen(site.db, 'Anita Thomas')
  const theirs = await seedCase(site.db, { citizen: anita })
  const key = randomUUID()
  const own = await browserOf(savitri)
  await own.post(`/grievances/${one.number}/note`, { key, text: '', files: paper('secret.pdf') })
  for (const [browser, { number }] of [
    [own, other],
    [await browserOf(anita), theirs],
  ] as const) {
    const { status, text } = await browser.post(`/grievances/${number}/note`, { key, text: '' })
    expect(status).toBe(422)
    expect(text).not.toContain('secret.pdf')
  }
})

test('where the case refuses the act later, its papers are named with its words', async () => {
  const { number } = await seedCase(site.db, { citizen: savitri })
  const browser = await browserOf(savitri)
  const form = { key: randomUUID(), text: 'The bank has confirmed it.', files: paper('passbook.pdf') }
  const sent = await browser.post(`/grievances/${number}/note`, form)
  await site.sql`update actions set verdict = 'refused', reason = 'closed' where id = ${form.key}`
  const { text } = await browser.get(sent.location)
  expect(text).toContain('The grievance is closed, so this cannot be done any more.')
  expect(text).toContain('passbook.pdf')
})
