import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { ownDatabase } from '../../test/harness/database'
import { addDocument } from './document'
import { readDraftDocuments } from './draft'

const opened = ownDatabase(8)

const paper = { name: 'a.pdf', mediaType: 'application/pdf', bytes: 4, storedAs: 'a'.repeat(64) }

test('of many papers that come at once a draft takes no more than it may have', async () => {
  const draft = randomUUID()
  const added = await Promise.all(
    Array.from({ length: 12 }, () => addDocument(opened.db, { draft }, paper, 5)),
  )
  expect(added.filter((id) => id !== null)).toHaveLength(5)
  expect(await readDraftDocuments(opened.db, draft)).toHaveLength(5)
})
