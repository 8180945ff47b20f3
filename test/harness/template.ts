import { migrate } from '../../db/migrate'
import { load } from '../../reference/load'

/** Migrates the database at `url` and loads Karnataka's reference data, so that copies of it are ready for tests. */
export async function makeTemplate(url: string) {
  await migrate(url)
  await load(url, 'karnataka')
  const administration = new URL(url)
  const templateDatabase = administration.pathname.slice(1)
  administration.pathname = '/postgres'
  return { databaseUrl: administration.href, templateDatabase }
}
