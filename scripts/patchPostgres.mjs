// Mends two faults of postgres.js 3.4.9 that a stopped PostgreSQL brings out; run after every install.
// A write that was put off until the next tick meets a socket that is gone: the process dies of a TypeError
// (porsager/postgres #1154, #1208). And a connection that was closed with such a write pending never writes again:
// its queries hang for ever. Both are reported with the same mending; remove this file when a release has it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const version = '3.4.9'
const folder = join(import.meta.dirname, '..', 'node_modules', 'postgres')

const mendings = [
  [
    '    const x = socket.write(chunk, fn)\n    nextWriteTimer !== null && clearImmediate(nextWriteTimer)\n',
    '    nextWriteTimer !== null && clearImmediate(nextWriteTimer)\n' +
      '    if (!socket) {\n' +
      '      chunk = nextWriteTimer = null\n' +
      "      error(Errors.connection('CONNECTION_CLOSED', options))\n" +
      '      return false\n' +
      '    }\n' +
      '    const x = socket.write(chunk, fn)\n',
  ],
  [
    '    clearImmediate(nextWriteTimer)\n',
    '    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n',
  ],
]

/** Mends the driver's files in node_modules; those that are mended already stay as they are. */
export function patchPostgres() {
  if (!existsSync(folder)) return
  const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
  if (installed !== version)
    throw new Error(`scripts/patchPostgres.mjs is for postgres ${version}, not ${installed}`)
  for (const file of ['src/connection.js', 'cjs/src/connection.js']) mend(join(folder, file))
}

function mend(file) {
  const before = readFileSync(file, 'utf8')
  if (before.includes('if (!socket) {\n      chunk = nextWriteTimer = null')) return
  const after = mendings.reduce((text, [fault, mended]) => {
    if (!text.includes(fault))
      throw new Error(`${file} is not as expected: look at scripts/patchPostgres.mjs`)
    return text.replaceAll(fault, mended)
  }, before)
  writeFileSync(file, after)
}

if (process.argv[1] === import.meta.filename) patchPostgres()
