import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { KeptField } from '../views/components/kept-form'

/** Letters of all fields and names together; what has more is no form that a person filled in. */
const MOST_WORDS = 256 * 1024
/** A letter of our scripts has three bytes; one that an address has takes no more than four. */
const BYTES_A_LETTER = 4
/** More than any form of ours has. */
const MOST_FIELDS = 100
const MOST_FILES = 20

/**
 * The fields of a form whose files are too heavy, or that found no room: files are let go as they come, so that no more
 * than its words and the names of its files lie in memory. Null for what is no form, was cut off, or is more than that.
 * @param most bytes that are gone over
 */
export async function fieldsBesideFiles(request: Request, most: number): Promise<KeptField[] | null> {
  const { body, bodyUsed, headers } = request
  if (!body || bodyUsed || Number(headers.get('content-length')) > most) return null
  const form = formOf(headers.get('content-type') ?? '')
  if (!form) return null
  const fields: KeptField[] = []
  let words = 0
  const keep = (field: KeptField) => {
    words += field.name.length + ('value' in field ? field.value : field.file).length
    if (words > MOST_WORDS) form.destroy(new Error('These are more words than a person writes.'))
    else fields.push(field)
  }
  // What has no name, nothing of ours has asked for.
  form.on('field', (name: string | undefined, value: string) => name && keep({ name, value }))
  form.on('file', (name: string | undefined, content: Readable, file: string | undefined) => {
    // A form that is cut off within a file says so here as well as at its end.
    content.on('error', () => {}).resume()
    if (name) keep({ name, file: file ?? '' })
  })
  for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
    form.on(limit, () => form.destroy(new Error('This is more than a form of ours has.')))
  try {
    await pipeline(Readable.fromWeb(body as ReadableStream), atMost(most), form)
    return fields
  } catch {
    return null
  }
}

/** Null for what is no form. It is made before anything is opened: an open stream needs somebody who listens. */
function formOf(type: string): InstanceType<typeof Busboy> | null {
  const limits = {
    ...{ fieldSize: MOST_WORDS * BYTES_A_LETTER, fields: MOST_FIELDS, files: MOST_FILES },
    parts: MOST_FIELDS + MOST_FILES,
  }
  try {
    return new Busboy({ headers: { 'content-type': type }, limits })
  } catch {
    return null
  }
}

/** Passes on what comes, and fails beyond `most` bytes. */
const atMost = (most: number) =>
  async function* (chunks: AsyncIterable<Uint8Array>) {
    let sum = 0
    for await (const chunk of chunks) {
      sum += chunk.byteLength
      if (sum > most) throw new Error('The form goes on for too long.')
      yield chunk
    }
  }
