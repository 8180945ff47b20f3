import { createMiddleware } from 'hono/factory'
import type { Asset } from '../assets'
import type { Env } from '../route'

/** Serves /static/* from memory, compressed beforehand, for a year: a changed file has another name. */
export const staticFiles = createMiddleware<Env>(async (c, next) => {
  const asset = c.var.deps.assets.byUrl.get(c.req.path)
  if (!asset) return next()
  const { encoding, body } = chosen(asset, c.req.header('accept-encoding') ?? '')
  c.header('Content-Type', asset.type)
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  c.header('Vary', 'Accept-Encoding')
  if (encoding) c.header('Content-Encoding', encoding)
  return c.body(new Uint8Array(body))
})

function chosen({ plain, packed }: Asset, accepted: string) {
  if (packed && /\bbr\b/.test(accepted)) return { encoding: 'br', body: packed.br }
  if (packed && /\bgzip\b/.test(accepted)) return { encoding: 'gzip', body: packed.gzip }
  return { encoding: null, body: plain }
}
