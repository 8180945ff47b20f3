import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { documentStore } from './document-store'

const folder = mkdtempSync(join(tmpdir(), 'janaspandana-documents-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the same content kept many times at once is one file, and nobody fails', async () => {
  const store = documentStore(folder)
  const content = new TextEncoder().encode('the same photo from two telephones')
  const names = await Promise.all(Array.from({ length: 40 }, () => store.keep(content)))
  const [name = ''] = names
  expect(new Set(names)).toEqual(new Set([name]))
  expect(readdirSync(join(folder, 'documents', name.slice(0, 2)))).toEqual([name])
  expect(await store.read(name)).toEqual(Buffer.from(content))
})
