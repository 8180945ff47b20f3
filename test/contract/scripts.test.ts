import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/settings'

const folder = join(root, 'views', 'static')
const ours = readdirSync(folder).filter((name) => name.endsWith('.js'))

/** What Chrome 70 does not know, and stops at: nothing translates our own scripts on their way. */
const NEWER = [
  /\?\.(?!\d)/,
  /\?\?/,
  /\|\|=|&&=/,
  /\.(?:replaceAll|at|matchAll|flatMap|fromEntries|allSettled|findLast|hasOwn|structuredClone)\(/,
  /\bstatic\s|\b#\w+\b(?=\s*[=(;])|\bimport\b|\bexport\b|\bawait\b/,
]

test('Our own scripts are such as an old telephone can read', () => {
  expect(ours.length).toBeGreaterThan(0)
  for (const name of ours) {
    const code = readFileSync(join(folder, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|'[^']*'/g, "''")
    expect(NEWER.filter((syntax) => syntax.test(code)).map(String), name).toEqual([])
  }
})
