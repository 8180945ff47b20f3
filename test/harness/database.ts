import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { openDatabase } from '../../db/client'
import './provided'

/** A database of one test file's own. `drop` also ends the sessions that are still open on it. */
export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

/** Copies the migrated template with Karnataka's reference data: about a tenth of a second. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = inject('templateDatabase')
  await asAdministrator((sql) => sql`create database ${sql(name)} template ${sql(template)}`)
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () => asAdministrator((sql) => sql`drop database if exists ${sql(name)} with (force)`),
  }
}

/**
 * A fresh database of one test file, open from before its first test until after its last.
 * @param connections as `openDatabase` takes them
 */
export function ownDatabase(connections?: number) {
  const own = {} as ReturnType<typeof openDatabase>
  let fresh: TestDatabase
  beforeAll(async () => {
    fresh = await freshDatabase()
    Object.assign(own, openDatabase(fresh.url, connections))
  })
  afterAll(async () => {
    await own.close()
    await fresh.drop()
  })
  return own
}

async function asAdministrator(work: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(inject('databaseUrl'), { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}
