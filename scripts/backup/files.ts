import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** So many files are under way at once: enough to keep a disk busy. */
const AT_ONCE = 8

/** Does `work` for each, several at a time. The first failure ends it. */
export async function forEach<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>) {
  const rest = items[Symbol.iterator]()
  const next = async () => {
    for (let one = rest.next(); !one.done; one = rest.next()) await work(one.value)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next))
}

/** A file as it was read: its length in bytes and the SHA-256 of its content. */
export interface Content {
  bytes: number
  hash: string
}

/** Copies a file; `settle` puts many of them on the disk at once. Null where it has gone meanwhile. */
export async function copyFile(from: string, to: string): Promise<Content | null> {
  const source = await openIfThere(from)
  if (!source) return null
  const copy = await open(to, 'w', 0o600)
  try {
    return await readThrough(source, (part) => copy.appendFile(part))
  } finally {
    await Promise.all([source.close(), copy.close()])
  }
}

/** Waits until everything below `directory` is on the disk: once for thousands of files, each of which would wait. */
export async function settle(directory: string) {
  await promisify(execFile)('sync', process.platform === 'linux' ? ['--file-system', directory] : [])
}

/** The content of a file. Null where there is none. */
export async function contentOf(path: string): Promise<Content | null> {
  const source = await openIfThere(path)
  try {
    return source && (await readThrough(source, async () => {}))
  } finally {
    await source?.close()
  }
}

type Handle = Awaited<ReturnType<typeof open>>

function openIfThere(path: string): Promise<Handle | null> {
  return open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

async function readThrough(source: Handle, take: (part: Buffer) => Promise<void>): Promise<Content> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of source.createReadStream({ autoClose: false, highWaterMark: 1_048_576 })) {
    hash.update(part)
    bytes += part.length
    await take(part)
  }
  return { bytes, hash: hash.digest('hex') }
}

/** All files below `directory` that `wanted` names, by their path in it. Makes the folders of `into`, empty ones too. */
export async function filesBelow(
  directory: string,
  {
    into,
    wanted = () => true,
    inside = '',
  }: { into?: string; wanted?: (path: string) => boolean; inside?: string } = {},
): Promise<string[]> {
  if (into) await mkdir(join(into, inside), { recursive: true, mode: 0o700 })
  const entries = await readdir(join(directory, inside), { withFileTypes: true }).catch(noneIfGone)
  const found: string[] = []
  for (const entry of entries) {
    const path = join(inside, entry.name)
    if (entry.isDirectory())
      found.push(...(await filesBelow(directory, { ...(into && { into }), wanted, inside: path })))
    else if (wanted(path)) found.push(path)
  }
  return found
}

function noneIfGone(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return []
  throw error
}

/** Bytes as people read them. */
export function inMegabytes(bytes: number): string {
  const megabytes = bytes / 1_048_576
  return megabytes < 10_240 ? `${Math.ceil(megabytes)} MB` : `${(megabytes / 1024).toFixed(1)} GB`
}
