import postgres from 'postgres'
import { Problem } from './progress'

/** True when a PostgreSQL answers at `url`; throws when none does. */
export function answers(url: string): Promise<boolean> {
  return withSession(url, async (sql) => (await sql`select 1`).length === 1)
}

/** A PostgreSQL that somebody else runs. Throws a Problem when it does not answer or cannot serve. */
export async function existingPostgres(url: string): Promise<string> {
  await answers(url).catch((error: Error) => {
    throw new Problem(
      `No PostgreSQL answers at DATABASE_URL: ${error.message}\nStart it, or correct DATABASE_URL.`,
    )
  })
  await mustSearchInKannada(url)
  return url
}

/** Throws a Problem where trigrams find nothing in Indian scripts, as in a database of the plain C locale. */
export async function mustSearchInKannada(url: string) {
  await withSession(url, async (sql) => {
    await sql`create extension if not exists pg_trgm`
    const [row] = await sql<{ pieces: string[] }[]>`select show_trgm('ನೀರು') as pieces`
    if (row && row.pieces.length > 0) return
    throw new Problem(
      'This PostgreSQL cannot search in Kannada: its locale is plain C.\n' +
        "Make the database anew: create database NAME encoding 'UTF8' locale 'C.UTF-8' template template0.",
    )
  })
}

/** Makes the database `name`, where it is not there yet, in the server that `url` leads to. */
export async function makeDatabase(url: string, name: string) {
  await withSession(url, async (sql) => {
    const known = await sql`select 1 from pg_database where datname = ${name}`
    if (known.length === 0) await sql`create database ${sql(name)}`
  })
}

/** One connection for `work`, the same from its beginning to its end. */
export async function withSession<Result>(
  url: string,
  work: (sql: postgres.Sql) => Promise<Result>,
): Promise<Result> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, max_lifetime: null, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
