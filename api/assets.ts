import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** One file that browsers may keep for ever, because its name changes with its content. */
export interface Asset {
  url: string
  type: string
  plain: Buffer
  gzip: Buffer
  br: Buffer
}

export interface Assets {
  urls: { css: string; htmx: string; aloud: string; place: string; icon: string }
  byUrl: Map<string, Asset>
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** Reads, joins and compresses the few static files once, when the process starts. */
export function loadAssets(): Assets {
  const css = asset('site', 'css', 'text/css; charset=utf-8', Buffer.from(styles()))
  const htmx = asset(
    'htmx',
    'js',
    'text/javascript; charset=utf-8',
    fromModules('htmx.org', 'dist', 'htmx.min.js'),
  )
  const aloud = asset('read-aloud', 'js', 'text/javascript; charset=utf-8', ofOurOwn('read-aloud.js'))
  const place = asset('place', 'js', 'text/javascript; charset=utf-8', ofOurOwn('place.js'))
  const icon = asset('icon', 'svg', 'image/svg+xml', ofOurOwn('icon.svg'))
  return {
    urls: { css: css.url, htmx: htmx.url, aloud: aloud.url, place: place.url, icon: icon.url },
    byUrl: new Map([css, htmx, aloud, place, icon].map((one) => [one.url, one])),
  }
}

/** All style sheets as one request; layers.css first, since it gives the order of the cascade layers. */
function styles(): string {
  const folder = join(root, 'views', 'static')
  const names = readdirSync(folder).filter((name) => name.endsWith('.css') && name !== 'layers.css')
  return ['layers.css', ...names.sort()].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
}

const ofOurOwn = (name: string): Buffer => readFileSync(join(root, 'views', 'static', name))

function fromModules(...path: string[]): Buffer {
  return readFileSync(join(root, 'node_modules', ...path))
}

function asset(name: string, extension: string, type: string, plain: Buffer): Asset {
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12)
  const url = `/static/${name}.${hash}.${extension}`
  return { url, type, plain, gzip: gzipSync(plain, { level: 9 }), br: brotliCompressSync(plain) }
}
