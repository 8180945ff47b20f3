import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem, type Tell } from '../progress'
import { copyFile, forEach, settle } from './files'
import { placesIn, type Places } from './places'

/** Files of documents that are under way have longer names. */
const isDocument = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)

/**
 * Copies the documents that the backup does not have yet. They are named by the hash of their content and never
 * change, so what is there is not looked at again; what is copied must have the hash that it is called by.
 */
export async function copyDocuments(dataDirectory: string, { documents }: Places, tell: Tell) {
  return addDocuments(join(dataDirectory, 'documents'), documents, tell)
}

/** Brings back what the portal lacks. */
export async function bringBackDocuments({ documents }: Places, dataDirectory: string, tell: Tell) {
  return addDocuments(documents, join(dataDirectory, 'documents'), tell)
}

async function addDocuments(from: string, to: string, tell: Tell): Promise<{ all: number; copied: number }> {
  const names = await documentsIn(from)
  const there = new Set(await documentsIn(to))
  const fresh = names.filter((name) => !there.has(name))
  for (const shelf of new Set(fresh.map(shelfOf)))
    await mkdir(join(to, shelf), { recursive: true, mode: 0o700 })
  let copied = 0
  await forEach(fresh, async (name) => {
    const [source, target] = [from, to].map((folder) => join(folder, shelfOf(name), name)) as [string, string]
    const content = await copyFile(source, `${target}.new`)
    if (!content) return rm(`${target}.new`, { force: true })
    if (content.hash !== name) {
      await rm(`${target}.new`)
      throw new Problem(`${source} is not what its name says: the disk, or somebody, has changed it.`)
    }
    await rename(`${target}.new`, target)
    copied += 1
    tell(`${copied} of ${fresh.length} new ones`)
  })
  if (copied > 0) await settle(to)
  return { all: names.length, copied }
}

const shelfOf = (name: string): string => name.slice(0, 2)

/** Names of all documents below `folder`. */
export async function documentsIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const shelves = await readdir(folder)
  const names = await Promise.all(shelves.map((shelf) => readdir(join(folder, shelf)).catch(() => [])))
  return names.flat().filter(isDocument)
}

/** Where a document of the backup lies. */
export function documentFile(directory: string, name: string): string {
  return join(placesIn(directory).documents, shelfOf(name), name)
}
