import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { isInstalled } from './installed.mjs'

const RUNS = { version: '1.0.0' }
const OF_DEVELOPERS = { version: '2.0.0', dev: true }
const LOCK = {
  '': { version: '0.1.0' },
  'node_modules/hono': RUNS,
  'node_modules/vitest': OF_DEVELOPERS,
  'node_modules/tsc': OF_DEVELOPERS,
  'node_modules/fsevents': { version: '3.0.0', optional: true },
}

const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })))

/** A project with this lock file; `present` is what npm says that it has installed. */
function project(present?: Record<string, { version: string }>): string {
  const folder = mkdtempSync(join(tmpdir(), 'installed-'))
  folders.push(folder)
  mkdirSync(join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: LOCK }))
  if (present)
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: present }))
  return folder
}

const ALL = {
  'node_modules/hono': RUNS,
  'node_modules/vitest': OF_DEVELOPERS,
  'node_modules/tsc': OF_DEVELOPERS,
}

test.each([
  ['all of them', ALL, true],
  ['all but those of developers, as in production', { 'node_modules/hono': RUNS }, true],
  ['an older one', { ...ALL, 'node_modules/hono': { version: '0.9.0' } }, false],
  ['an older one in production', { 'node_modules/hono': { version: '0.9.0' } }, false],
  ['only some of those of developers', { ...ALL, 'node_modules/tsc': undefined as never }, false],
  ['none', {}, false],
  ['an install that was cut short', undefined, false],
])('with %s', (_what, present, installed) => {
  expect(isInstalled(project(present))).toBe(installed)
})
