import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../config'
import { documents } from '../../db/schema/document'
import { siteForTest } from '../contract/site'
import { EICAR, startClamd } from '../harness/clamd'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn } from './citizen-browser'
import { NOW } from './officer-seed'

let database: TestDatabase
let clamd: Awaited<ReturnType<typeof startClamd>>
let site: ReturnType<typeof siteForTest>
const dataDirectory = mkdtempSync(join(tmpdir(), 'janaspandana-documents-'))

beforeAll(async () => {
  database = await freshDatabase()
  clamd = await startClamd()
  const config = readConfig({ NODE_ENV: 'test', DATA_DIRECTORY: dataDirectory, CLAMAV: clamd.address })
  site = siteForTest({ databaseUrl: database.url, now: () => NOW, config })
})
afterAll(async () => {
  await site.close()
  await database.drop()
  rmSync(dataDirectory, { recursive: true, force: true })
})

const paper = (words: string, name: string) =>
  new File([`%PDF-1.4\n${words}\n%%EOF`], name, { type: 'application/pdf' })

async function withPapers(files: File[]) {
  const browser = browserOn(site)
  await browser.post('/grievances/new', { description: 'The pension has not come for three months.' })
  await browser.post('/grievances/new/service', { service: 'old-age-pension' })
  await browser.post('/grievances/new/place', {
    district: 'dharwad',
    taluk: 'dharwad.hubballi',
    locality: '',
  })
  return browser.post('/grievances/new/details', { urgent: 'no', files })
}

test('a file with a virus is named at its field and not kept; the other one is', async () => {
  const answer = await withPapers([paper(EICAR, 'letter.pdf'), paper('a harmless page', 'passbook.pdf')])
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('letter.pdf carries a virus and was not kept')
  const kept = await site.db.select({ name: documents.name }).from(documents)
  expect(kept).toEqual([{ name: 'passbook.pdf' }])
})

test('while the scanner is away nothing is kept unscanned, and the citizen is told how to go on', async () => {
  await clamd.stop()
  const before = await site.db.$count(documents)
  const answer = await withPapers([paper('a harmless page', 'ration-card.pdf')])
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('ration-card.pdf could not be checked for viruses just now')
  expect(await site.db.$count(documents)).toBe(before)
})
