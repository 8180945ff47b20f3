import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Problem, type Tell } from '../progress'
import { contentOf, filesBelow, forEach, type Content } from './files'

/** The major version of the pg_basebackup on the PATH, or null where there is none. */
export function versionOfBasebackup(): number | null {
  const { stdout } = spawnSync('pg_basebackup', ['--version'], { encoding: 'utf8' })
  return Number(/\s(\d+)[.\d]*/.exec(stdout ?? '')?.[1] ?? 0) || null
}

/** Has a server, which may be on another machine, send all its databases, by pg_basebackup. */
export async function askForDatabases(url: string, into: string, tell: Tell): Promise<Map<string, Content>> {
  await runBasebackup(url, into, tell)
  const contents = new Map<string, Content>()
  tell('reading what has come')
  await forEach(await filesBelow(into), async (path) => {
    const content = await contentOf(join(into, path))
    if (content) contents.set(path, content)
  })
  return contents
}

function runBasebackup(url: string, into: string, tell: Tell): Promise<void> {
  const options = [
    '--format=plain',
    '--wal-method=stream',
    '--checkpoint=fast',
    '--progress',
    '--no-password',
  ]
  // Not as an argument: everybody on the machine can read those.
  const server = new URL(url)
  const password = decodeURIComponent(server.password)
  server.password = ''
  const child = spawn('pg_basebackup', [`--dbname=${server.href}`, `--pgdata=${into}`, ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...(password && { PGPASSWORD: password }) },
  })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-2_000)
    const percent = /\((\d+)%\)/.exec(text)?.[1]
    if (percent) tell(`${percent} %`)
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Problem(whyNot(words)))))
  })
}

function whyNot(words: string): string {
  return (
    `pg_basebackup could not copy the databases:\n${words.trim()}\n` +
    'The account of DATABASE_URL needs the attribute REPLICATION, and a line for it in pg_hba.conf:\n' +
    '  alter role NAME replication;\n' +
    '  host replication NAME ADDRESS/32 scram-sha-256'
  )
}
