import { createMiddleware } from 'hono/factory'
import { notFound } from '../answer'
import type { Env } from '../route'

/** Tab, newline and carriage return belong to text; the others never do, and PostgreSQL refuses U+0000. */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu
const ENCODED = /%(?:0[0-8bcef]|1[0-9a-f]|7f)/gi

/** Takes control characters out of the query. No page of ours has one in its path. */
export const plainQuery = createMiddleware<Env>(async (c, next) => {
  const { origin, pathname, search } = new URL(c.req.url)
  if (pathname.search(ENCODED) >= 0) return notFound(c)
  const clean = withoutEncoded(search)
  if (clean !== search) c.req.raw = new Request(origin + pathname + clean, c.req.raw)
  return next()
})

/** Again and again, since what is taken out of `%%0000` leaves another one. */
function withoutEncoded(search: string): string {
  const clean = search.replace(ENCODED, '')
  return clean === search ? search : withoutEncoded(clean)
}

/** Takes control characters out of the fields of a form, before any handler reads it. Files stay as they are. */
export const plainForm = createMiddleware<Env>(async (c, next) => {
  if (c.req.method !== 'POST') return next()
  await c.req.parseBody()
  const sent = await c.req.bodyCache.formData
  if (sent) c.req.bodyCache.formData = plain(sent)
  return next()
})

function plain(sent: FormData): FormData {
  const form = new FormData()
  for (const [name, value] of sent) {
    if (typeof value === 'string') form.append(withoutControl(name), withoutControl(value))
    else form.append(withoutControl(name), value, value.name)
  }
  return form
}

const withoutControl = (text: string): string => text.replace(CONTROL, '')
