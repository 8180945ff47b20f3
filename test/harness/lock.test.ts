import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/settings'

interface LockEntry {
  version?: string
  optionalDependencies?: Record<string, string>
}

/** `npm ci` refuses a lock that lacks them, and a registry without some of them makes npm leave them out. */
test('the lock file names the packages of every platform', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const entries = lock.packages as Record<string, LockEntry>
  const missing = Object.entries(entries).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isInTree(entries, path, name)),
  )
  expect(missing).toEqual([])
})

/** Looks for `name` where Node would: beside `path`, then in each folder above it. */
function isInTree(entries: Record<string, LockEntry>, path: string, name: string): boolean {
  if (`${path ? `${path}/` : ''}node_modules/${name}` in entries) return true
  return (
    path !== '' && isInTree(entries, path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name)
  )
}
