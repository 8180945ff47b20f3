import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { LANGUAGES, messages } from '../views/i18n'
import type { Script } from '../views/layouts/page'
import { drawIcons, type IconName } from './icons'
import { styleSheet } from './style-sheet'

/** One file that browsers may keep for ever, because its name changes with its content. */
export interface Asset {
  url: string
  type: string
  plain: Buffer
  /** Null for a picture, which is small already. */
  packed: { gzip: Buffer; br: Buffer } | null
}

/** Scripts of our own: the one of every page, and those of some. */
type ScriptName = 'phone' | 'read-aloud' | Script

export interface Assets {
  urls: { css: string; htmx: string; icon: string } & Record<ScriptName | IconName, string>
  byUrl: Map<string, Asset>
  /** Changes with anything that is sent to browsers, the words of the pages too. */
  release: string
  /** What the service worker does; which release it keeps is said before it. */
  worker: string
}

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'views', 'static')

const SCRIPT = 'text/javascript; charset=utf-8'

/** Reads, joins and compresses the few static files once, when the process starts. */
export async function loadAssets(): Promise<Assets> {
  const svg = read('icon.svg')
  const icons = Object.entries(await drawIcons(svg))
  const assets: Record<string, Asset> = {
    css: packed('site', 'css', 'text/css; charset=utf-8', styleSheet(styles())),
    htmx: packed('htmx', 'js', SCRIPT, fromModules('htmx.org', 'dist', 'htmx.min.js')),
    icon: packed('icon', 'svg', 'image/svg+xml', svg),
    phone: script('phone'),
    'read-aloud': script('read-aloud'),
    'kept-words': script('kept-words'),
    photos: script('photos'),
    place: script('place'),
    proof: script('proof'),
    ...Object.fromEntries(icons.map(([name, picture]) => [name, asset(name, 'png', 'image/png', picture)])),
  }
  const all = Object.entries(assets)
  const urls = Object.fromEntries(all.map(([name, { url }]) => [name, url])) as Assets['urls']
  const worker = ownScript('service-worker')
  return {
    urls,
    byUrl: new Map(all.map(([, one]) => [one.url, one])),
    release: hash(JSON.stringify([urls, LANGUAGES.map((language) => [...messages(language)])])),
    worker,
  }
}

const read = (name: string): Buffer => readFileSync(join(folder, name))

/** All style sheets as one; layers.css first, since it gives the order of the cascade layers. */
function styles(): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.css') && name !== 'layers.css')
  return ['layers.css', ...names.sort()].map((name) => read(name).toString()).join('\n')
}

function fromModules(...path: string[]): Buffer {
  return readFileSync(join(root, 'node_modules', ...path))
}

/** What the lines between say is for those who read them here: nobody's line carries it. */
const ownScript = (name: string): string =>
  read(`${name}.js`)
    .toString()
    .replace(/^\s*(?:\/\/.*|\/\*\*.*\*\/)\n/gm, '')

const script = (name: ScriptName): Asset => packed(name, 'js', SCRIPT, Buffer.from(ownScript(name)))

export const hash = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 12)

function asset(name: string, extension: string, type: string, plain: Buffer): Asset {
  return { url: `/static/${name}.${hash(plain)}.${extension}`, type, plain, packed: null }
}

function packed(name: string, extension: string, type: string, plain: Buffer): Asset {
  const compressed = { gzip: gzipSync(plain, { level: 9 }), br: brotliCompressSync(plain) }
  return { ...asset(name, extension, type, plain), packed: compressed }
}
