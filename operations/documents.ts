import type { StatsFs } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Registry } from 'prom-client'
import { gaugesIn } from './gauges'
import type { Source } from './readings'

/** Room where the citizens' documents are kept. */
export function documentRoom(registry: Registry, dataDirectory: string): Source {
  const gauges = gaugesIn(registry)
  const free = gauges.one('janaspandana_documents_free_bytes', 'Free bytes where documents are kept.')
  const size = gauges.one('janaspandana_documents_size_bytes', 'Size of the file system of documents.')
  return {
    name: 'documents',
    forget: gauges.forget,
    async read() {
      const { bavail, blocks, bsize } = await roomAt(resolve(dataDirectory))
      free(bavail * bsize)
      size(blocks * bsize)
    },
  }
}

/** The folder comes with the first document; until then, the room of the one that it will be made in. */
async function roomAt(folder: string): Promise<StatsFs> {
  try {
    return await statfs(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    return roomAt(dirname(folder))
  }
}
