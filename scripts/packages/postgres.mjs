// Mends what postgres.js 3.4.9, the newest release, does when PostgreSQL stops or a session is ended; run after every
// install. All of it is reported upstream and not yet released: remove this file when a release has it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const version = '3.4.9'
const folder = join(import.meta.dirname, '..', '..', 'node_modules', 'postgres')

const mendings = {
  'connection.js': [
    {
      // A write that was put off until the next tick meets a socket that is gone, and throws where nobody can catch
      // it: the process dies (porsager/postgres #1154, #1208).
      fault: `    const x = socket.write(chunk, fn)
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
`,
      mended: `    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    if (!socket) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
    const x = socket.write(chunk, fn)
`,
    },
    {
      // A connection that was closed with such a write pending never writes again: its queries hang for ever.
      fault: '    clearImmediate(nextWriteTimer)\n',
      mended: '    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n',
    },
    {
      // The last error of the old session is thrown at the first query of the new one (#1223).
      fault: `    if (initial)
      return reconnect()

`,
      mended: `    errorResponse = null
    if (initial) {
      query = null
      return reconnect()
    }

`,
    },
    {
      // A session that ends while the driver asks it for its array types kills the process: nobody catches that (#1223).
      fault: '        return fetchArrayTypes()\n',
      mended: '        return fetchArrayTypes().catch(terminate)\n',
    },
    {
      // A query that was sent between a reset and the closing that follows it is never answered, and every later
      // query of that connection waits behind it (#1215).
      fault: `    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
`,
      mended: `    if (query || sent.length) error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = null
`,
    },
  ],
  'index.js': [
    {
      // A transaction goes on after its connection was closed, inside whatever transaction has that connection
      // next (#1216), and what it had queued is never answered (#1186).
      fault: `        new Promise((_, reject) => connection.onclose = reject)
`,
      mended: `        new Promise((_, reject) => connection.onclose = error => {
          lost = error
          while (queries.length) queries.shift().reject(error)
          reject(error)
        })
`,
    },
    {
      fault: `      , connection
      , prepare = null
`,
      mended: `      , connection
      , prepare = null
      , lost = null
`,
    },
    {
      fault: `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full
`,
      mended: `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost) return q.reject(lost)
        c.queue === full
`,
    },
  ],
}

/** Mends the driver's files in node_modules; those that are mended already stay as they are. */
export function mendPostgres() {
  if (!existsSync(folder)) return
  const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
  if (installed !== version)
    throw new Error(`scripts/packages/postgres.mjs is for postgres ${version}, not ${installed}`)
  for (const source of ['src', 'cjs/src']) {
    for (const [name, faults] of Object.entries(mendings)) mend(join(folder, source, name), faults)
  }
}

function mend(file, faults) {
  const before = readFileSync(file, 'utf8')
  const after = faults.reduce((text, { fault, mended }) => {
    if (text.includes(mended)) return text
    if (!text.includes(fault))
      throw new Error(`${file} is not as expected: look at scripts/packages/postgres.mjs`)
    return text.replaceAll(fault, mended)
  }, before)
  if (after !== before) writeFileSync(file, after)
}
