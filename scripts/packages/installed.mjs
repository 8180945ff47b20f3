// Whether packages have to be installed before a command can run. Plain JavaScript, as bootstrap.mjs.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Undefined where there is no such file. */
export const readJson = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)

/**
 * True when every package of the lock file stands in node_modules in that version. An install that was cut short has
 * no `.package-lock.json`, because npm writes it last. Where all packages of developers were left out, as production
 * does, none of them is missed: to install them would take the packages away from under the processes that run.
 */
export function isInstalled(root) {
  const present = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages
  if (!present) return false
  const lock = readJson(join(root, 'package-lock.json'))?.packages ?? {}
  const wanted = Object.entries(lock).filter(
    ([path, entry]) => path !== '' && !entry.optional && !entry.devOptional,
  )
  const left = wanted.some(([path, entry]) => entry.dev && present[path])
  return wanted.every(([path, entry]) => (entry.dev && !left) || present[path]?.version === entry.version)
}
