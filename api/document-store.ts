import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where the content of photos and PDFs lies: files named by the SHA-256 of what is in them. */
export interface DocumentStore {
  /** Keeps the content and gives its name. The same content twice is one file. */
  keep(content: Uint8Array): Promise<string>
  /** Null where the file is gone. */
  read(storedAs: string): Promise<Buffer | null>
  /** Names on one shelf, those that begin with its two letters, that were last kept before this instant. */
  writtenBefore(shelf: string, before: number): Promise<string[]>
  /** For what no row names any more; what was kept again since this instant stays. */
  remove(storedAs: string, before: number): Promise<void>
}

/** Milliseconds since 1970; never, where the file is gone by now. */
const writtenAt = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => Infinity,
  )

/** Documents on the local disk, under `<data directory>/documents/ab/abcdef...`. */
export function documentStore(dataDirectory: string): DocumentStore {
  const fileOf = (name: string) => join(dataDirectory, 'documents', name.slice(0, 2), name)
  return {
    async keep(content) {
      const name = createHash('sha256').update(content).digest('hex')
      const file = fileOf(name)
      await mkdir(dirname(file), { recursive: true })
      // Written aside and moved: a reader never sees half a file, and a full disk leaves none behind.
      // Under a name of its own: of two that keep the same content at once, neither takes the other's file away.
      const aside = `${file}.${randomUUID()}`
      await writeFile(aside, content)
      await rename(aside, file)
      return name
    },
    async read(name) {
      if (!/^[0-9a-f]{64}$/.test(name)) return null
      return readFile(fileOf(name)).catch(() => null)
    },
    async writtenBefore(shelf, before) {
      const names = await readdir(join(dataDirectory, 'documents', shelf)).catch(() => [])
      const ages = await Promise.all(names.map(async (name) => ({ name, at: await writtenAt(fileOf(name)) })))
      return ages.flatMap(({ name, at }) => (at < before ? [name] : []))
    },
    async remove(name, before) {
      if ((await writtenAt(fileOf(name))) < before) await rm(fileOf(name), { force: true })
    },
  }
}
