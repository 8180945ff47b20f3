import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Registry } from 'prom-client'
import { gaugesIn } from './gauges'
import type { Source } from './readings'

/** How old the newest complete backup is that `npm run backup` has made in `directory`. */
export function newestBackup(registry: Registry, directory: string): Source {
  const gauges = gaugesIn(registry)
  const completed = gauges.one(
    'janaspandana_backup_completed_timestamp_seconds',
    'When the newest complete backup was made; 0 where there is none.',
  )
  return {
    name: 'backups',
    forget: gauges.forget,
    async read() {
      completed((await newestIn(join(directory, 'base'))) / 1_000)
    },
  }
}

/** Folders are named by their time. One without a manifest is half a backup; before the first there is none at all. */
async function newestIn(bases: string): Promise<number> {
  const names = await readdir(bases).catch(noneIfGone)
  for (const name of names.toSorted().toReversed()) {
    const manifest = await readFile(join(bases, name, 'manifest.json'), 'utf8').catch(noneIfGone)
    if (typeof manifest === 'string') return Date.parse(JSON.parse(manifest).completedAt)
  }
  return 0
}

function noneIfGone(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return []
  throw error
}
