import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

export type Sql = postgres.Sql
export type Database = ReturnType<typeof openDatabase>['db']
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
/** A query runs on the database or inside a transaction alike. */
export type Queryable = Database | Transaction

/**
 * Opens the pool. Nothing is connected until the first query, so a process starts while PostgreSQL is down.
 * `connections` bounds the pool of this one process.
 */
export function openDatabase(url: string, connections = 10) {
  const sql = postgres(url, {
    max: connections,
    connect_timeout: 5,
    idle_timeout: 60,
    // By default waits grow to 20 s while PostgreSQL is away, and with them every page that should say so.
    backoff: () => 0.25,
    onnotice: () => {},
    connection: { application_name: 'janaspandana', statement_timeout: 15_000 },
  })
  const db = drizzle(sql, { casing: 'snake_case' })
  return { db, sql, close: () => sql.end({ timeout: 5 }) }
}
