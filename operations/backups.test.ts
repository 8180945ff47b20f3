import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newestBackup } from './backups'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'janaspandana-backups-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function told(): Promise<number | undefined> {
  const registry = new Registry()
  await newestBackup(registry, directory).read()
  return (await registry.getSingleMetric('janaspandana_backup_completed_timestamp_seconds')?.get())?.values[0]
    ?.value
}

async function base(name: string, completedAt?: string) {
  await mkdir(join(directory, 'base', name), { recursive: true })
  if (completedAt)
    await writeFile(join(directory, 'base', name, 'manifest.json'), JSON.stringify({ completedAt }))
}

test('The newest whole backup counts, half a one does not, and none at all is as old as can be', async () => {
  expect(await told()).toBe(0)
  await base('20261124T193000Z', '2026-11-24T19:40:00Z')
  await base('20261125T193000Z', '2026-11-25T19:41:00Z')
  await base('20261126T193000Z')
  expect(await told()).toBe(Date.UTC(2026, 10, 25, 19, 41) / 1_000)
})
