import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../db/migrate'
import { root } from '../../scripts/settings'

/** Migrates the database at `url` and loads Karnataka's reference data, so that copies of it are ready for tests. */
export async function makeTemplate(url: string) {
  if (existsSync(join(root, 'db', 'migrations', 'meta'))) await migrate(url)
  const program = join(root, 'reference', 'load.ts')
  if (existsSync(program)) await (await import(program)).load(url, 'karnataka')
  const administration = new URL(url)
  const templateDatabase = administration.pathname.slice(1)
  administration.pathname = '/postgres'
  return { databaseUrl: administration.href, templateDatabase }
}
