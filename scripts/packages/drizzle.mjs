// drizzle-orm 0.45 lists each of its two thousand files in its package.json, and Node reads that list again for every
// module of it: more than a second of processor for each start of a process. The list is cut to what is imported.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(import.meta.dirname, '..', '..', 'node_modules', 'drizzle-orm', 'package.json')

/** What we import, and what drizzle-kit does to draw up migrations. */
const imported = new Set([
  '.',
  './package.json',
  './casing',
  './pg-core',
  './postgres-js',
  './postgres-js/migrator',
  './relations',
  './sql',
  './version',
  './gel-core',
  './mysql-core',
  './singlestore-core',
  './sqlite-core',
])

/** Cuts the list; one that is short already stays as it is. */
export function trimDrizzle() {
  if (!existsSync(file)) return
  const description = JSON.parse(readFileSync(file, 'utf8'))
  const entries = Object.entries(description.exports)
  const exports = Object.fromEntries(entries.filter(([name]) => imported.has(name)))
  if (Object.keys(exports).length === entries.length) return
  // Whole or not at all: other processes may be reading it.
  writeFileSync(`${file}.part`, JSON.stringify({ ...description, exports }, null, 2))
  renameSync(`${file}.part`, file)
}
