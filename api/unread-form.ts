import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { KeptField } from '../views/components/kept-form'

/** Letters of all fields together; what has more is no form that a person filled in. */
const MOST_WORDS = 256 * 1024
/** Bytes that are gone over: five photos of a good camera. The proxy lets so much through. */
const MOST_BYTES = 100 * 1024 * 1024

/**
 * The fields of a form whose files are too heavy, or that found no room: files are let go as they come, so that no more
 * than the words of it lie in memory. Null for what is no form, or goes on for too long.
 */
export async function fieldsBesideFiles({ body, bodyUsed, headers }: Request): Promise<KeptField[] | null> {
  const type = headers.get('content-type')
  if (!type || !body || bodyUsed || Number(headers.get('content-length')) > MOST_BYTES) return null
  try {
    return await readFields(Readable.fromWeb(body as ReadableStream), type)
  } catch {
    return null
  }
}

async function readFields(body: Readable, type: string): Promise<KeptField[] | null> {
  const fields: KeptField[] = []
  let words = 0
  const form = new Busboy({ headers: { 'content-type': type }, limits: { fieldSize: MOST_WORDS } })
  form.on('field', (name, value, _nameCut, cut) => {
    words += cut ? Infinity : name.length + value.length
    if (words <= MOST_WORDS) fields.push({ name, value })
  })
  form.on('file', (name, content, file) => {
    fields.push({ name, file })
    content.resume()
  })
  await pipeline(body, atMost(MOST_BYTES), form)
  return words <= MOST_WORDS ? fields : null
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
