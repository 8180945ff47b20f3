import { fileURLToPath } from 'node:url'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { openDatabase } from './client'

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

/** Brings the database at `url` to the newest schema. Safe to repeat; two at once wait for each other. */
export async function migrate(url: string): Promise<void> {
  const { db, sql, close } = openDatabase(url, 2)
  try {
    await sql`select pg_advisory_lock(hashtext('janaspandana.migrate'))`
    await applyMigrations(db, { migrationsFolder: MIGRATIONS })
  } finally {
    await close()
  }
}
