import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'
import { installFromDebian, onPath } from './debian'

/**
 * Launches Chromium without a window. It comes from the variable CHROMIUM, else it is the shell made for work without
 * windows, which takes half the processor: from the PATH or, as root on Debian, from apt with fonts for Kannada,
 * Devanagari and Gurmukhi. Else it is a whole one from the PATH or playwright's own place. Throws when there is none:
 * browser tests fail then and are never passed over.
 */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), headless: true, args: flags })
}

/** In an account of its own a browser has a sandbox; as root in a container it has none to use. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Path of a Chromium. Throws with the ways to get one. */
export function findChromium(named = process.env['CHROMIUM']): string {
  if (named && !existsSync(named)) throw new Error(`CHROMIUM=${named}: there is no such file.`)
  const found = named || onPath(SHELL) || fromDebian() || onPath(WHOLE) || ofPlaywright()
  if (found) return found
  throw new Error(
    'The browser tests need Chromium. Any one of these is enough:\n' +
      '  1. install it so that `chromium-headless-shell`, `chromium` or `google-chrome` is on the PATH;\n' +
      '  2. npx playwright-core install chromium;\n' +
      '  3. name one: CHROMIUM=/path/to/chromium npm test.',
  )
}

const SHELL = ['chromium-headless-shell']
const WHOLE = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function ofPlaywright() {
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

const fromDebian = () =>
  installFromDebian(['chromium-headless-shell', 'fonts-noto-core'], 'Chromium and fonts')
    ? onPath(SHELL)
    : undefined
