import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { Content } from './files'
import type { Places } from './places'

const instant = z.iso.datetime().transform((text) => new Date(text))

const written = z.object({
  version: z.literal(1),
  startedAt: instant,
  /** From here on the base can be restored: an earlier instant cannot be reached from it. */
  completedAt: instant,
  /** Such as 18.4. Only the same major version can read the base. */
  postgres: z.string(),
  /** How the base was made: what `npm start` runs is copied, a State's own server is asked for its data. */
  by: z.enum(['copy', 'pg_basebackup']),
  databases: z.array(z.object({ name: z.string(), bytes: z.number() })),
  /** The first file of the write-ahead log that is needed, and the last one without which the base is not whole. */
  log: z.object({ first: z.string(), last: z.string(), segmentBytes: z.number() }),
  files: z.number(),
  bytes: z.number(),
  /** SHA-256 of files.sha256, which has that of every file. */
  checksums: z.string(),
  documents: z.object({ files: z.number() }),
})

/** What a base is. Written last, so that one without it is never taken for a backup. */
export type Manifest = z.infer<typeof written>

/** A complete base: its folder below `base/`, and what it is. */
export interface Base {
  name: string
  folder: string
  manifest: Manifest
}

export const MANIFEST = 'manifest.json'
const CHECKSUMS = 'files.sha256'

/** All complete bases, oldest first. */
export function completeBases({ bases }: Places): Base[] {
  if (!existsSync(bases)) return []
  return readdirSync(bases)
    .toSorted()
    .filter((name) => existsSync(join(bases, name, MANIFEST)))
    .map((name) => {
      const folder = join(bases, name)
      return {
        name,
        folder,
        manifest: written.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'))),
      }
    })
}

/** Writes the list of files as `sha256sum --check` reads it, then the manifest. */
export async function writeManifest(
  folder: string,
  contents: Map<string, Content>,
  known: Omit<Manifest, 'version' | 'files' | 'bytes' | 'checksums'>,
): Promise<Manifest> {
  const lines = [...contents].map(([path, { hash }]) => `${hash}  data/${path}\n`).join('')
  await writeWhole(join(folder, CHECKSUMS), lines)
  const manifest: Manifest = {
    version: 1,
    ...known,
    files: contents.size,
    bytes: [...contents.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    checksums: hashOf(lines),
  }
  await writeWhole(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

/** The hash of each file of a base, by its path in `data/`. Null where the list itself has been changed. */
export async function checksumsOf({ folder, manifest }: Base): Promise<Map<string, string> | null> {
  const lines = await readFile(join(folder, CHECKSUMS), 'utf8').catch(() => '')
  if (hashOf(lines) !== manifest.checksums) return null
  return new Map(
    lines
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(64 + '  data/'.length), line.slice(0, 64)]),
  )
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Renamed into place when it is on the disk: never half a file. */
async function writeWhole(path: string, text: string) {
  const file = await open(`${path}.new`, 'w', 0o600)
  await file.writeFile(text)
  await file.sync()
  await file.close()
  await rename(`${path}.new`, path)
}
