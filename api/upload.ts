import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import type { Context } from 'hono'
import { addDocument, type DocumentOwner } from '../db/queries/document'
import { ACCEPTED, FILE_LIMITS, MOST_TOGETHER } from '../views/components/photo-field'
import { documentStore } from './document-store'
import type { Env } from './route'
import { scanForViruses } from './virus-scan'

export const MOST_FILES = FILE_LIMITS.files
const MOST_BYTES = FILE_LIMITS.megabytes * 1024 * 1024

/** What a form with files may weigh in all. */
export const UPLOAD_BYTES = MOST_TOGETHER + 512 * 1024

/** Sharp enough to read a letter on a photo, small enough for a telephone. */
const LONGEST_SIDE = 2400
/** A small file may unfold to a picture that fills the memory. */
const MOST_PIXELS = 60_000_000

export type UploadFault = { name: string; reason: Reason }
type Reason = 'too-big' | 'wrong-kind' | 'unreadable' | 'too-many' | 'infected' | 'not-scanned'

export interface Uploaded {
  /** Ids of the documents that were kept. */
  kept: string[]
  faults: UploadFault[]
}

/** The files of a form field that were really chosen. */
export const filesOf = (value: unknown): File[] =>
  [value].flat().filter((one): one is File => one instanceof File && one.size > 0)

/**
 * Keeps the files of a form. Each is looked at by its content; photos are made anew, which drops the place where
 * they were taken. What is at fault is named; the others are kept.
 * @param room how many more files may be added, as far as is known; what came in meanwhile is counted again
 */
export async function takeFiles(
  c: Context<Env>,
  files: File[],
  owner: DocumentOwner,
  room = MOST_FILES,
): Promise<Uploaded> {
  const { db, config } = c.var.deps
  const store = documentStore(config.DATA_DIRECTORY)
  const uploaded: Uploaded = { kept: [], faults: [] }
  for (const file of files) {
    const taken =
      uploaded.kept.length < room ? await readFile(file, config.CLAMAV) : { fault: 'too-many' as const }
    if ('fault' in taken) uploaded.faults.push({ name: file.name, reason: taken.fault })
    else {
      const { content, mediaType } = taken
      const storedAs = await store.keep(content)
      const document = { name: plainName(file.name), mediaType, bytes: content.byteLength, storedAs }
      const added = await addDocument(db, owner, document, MOST_FILES)
      if (added) uploaded.kept.push(added)
      else uploaded.faults.push({ name: file.name, reason: 'too-many' })
    }
  }
  return uploaded
}

type Read = { content: Uint8Array; mediaType: string } | { fault: Reason }

/** @param scanner where ClamAV listens; without one nothing is scanned */
async function readFile(file: File, scanner: string | undefined): Promise<Read> {
  if (file.size > MOST_BYTES) return { fault: 'too-big' }
  const content = new Uint8Array(await file.arrayBuffer())
  const kind = (await fileTypeFromBuffer(content))?.mime
  if (kind === undefined || !ACCEPTED.split(',').includes(kind)) return { fault: 'wrong-kind' }
  const scanned = scanner ? await scanForViruses(scanner, content) : 'clean'
  // What could not be looked through reaches no officer. Its citizen goes on without it and adds it later.
  if (scanned !== 'clean') return { fault: scanned === 'infected' ? 'infected' : 'not-scanned' }
  if (kind === 'application/pdf') return { content, mediaType: kind }
  try {
    return { content: await madeAnew(content), mediaType: 'image/jpeg' }
  } catch {
    return { fault: 'unreadable' }
  }
}

/** As a JPEG, turned upright, without any of what the camera noted beside the picture. */
const madeAnew = (photo: Uint8Array): Promise<Uint8Array> =>
  sharp(photo, { limitInputPixels: MOST_PIXELS })
    .rotate()
    .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80 })
    .toBuffer()

/** A name for people: without folders, control characters or an endless tail. */
const plainName = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}"]/gu, '')
    .slice(-80) || 'document'
