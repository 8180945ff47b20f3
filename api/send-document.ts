import type { Context } from 'hono'
import { readDocument } from '../db/queries/document'
import { notFound } from './answer'
import { documentStore } from './document-store'
import type { Env } from './route'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value)

/**
 * Sends a document of a case. The caller has made sure that the reader may see the case. Whatever somebody put into
 * a PDF runs nowhere: it has an origin of its own and is not opened inside a page of ours.
 */
export async function sendDocument(c: Context<Env>, number: string, id: string) {
  const { db, config } = c.var.deps
  const document = isUuid(id) ? await readDocument(db, number, id) : null
  const content = document && (await documentStore(config.DATA_DIRECTORY).read(document.storedAs))
  if (!document || !content) return notFound(c)
  const kind = document.mediaType === 'application/pdf' ? 'attachment' : 'inline'
  c.header('Content-Type', document.mediaType)
  c.header('Content-Disposition', `${kind}; filename*=UTF-8''${encodeURIComponent(document.name)}`)
  c.header('Cache-Control', 'private, no-store')
  c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  return c.body(new Uint8Array(content))
}
