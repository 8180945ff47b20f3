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
  const db = drizzle(preparing(sql), { casing: 'snake_case' })
  return { db, sql, close: () => sql.end({ timeout: 5 }) }
}

/**
 * Sends queries of one transaction without a pause between them and gives their answers. Where one fails the others are
 * still waited for, so that none goes out after the rollback.
 */
export async function together<Answers extends unknown[]>(queries: {
  [Index in keyof Answers]: PromiseLike<Answers[Index]>
}): Promise<Answers> {
  const ended = await Promise.allSettled(queries)
  const failed = ended.find(({ status }) => status === 'rejected')
  if (failed) throw (failed as PromiseRejectedResult).reason
  return ended.map((one) => (one as PromiseFulfilledResult<unknown>).value) as Answers
}

/**
 * What is made once for each pool (or transaction): a query that nearly every page asks, as to say one in drizzle takes
 * longer than to answer it, or a memory of what was read.
 */
export function onceFor<Made extends object>(make: (db: Queryable) => Made): (db: Queryable) => Made {
  const made = new WeakMap<Queryable, Made>()
  return (db) => {
    const one = made.get(db) ?? make(db)
    made.set(db, one)
    return one
  }
}

/**
 * drizzle sends every query unnamed: two round trips, parsed and planned each time. Ours are few and come again and
 * again, so each connection prepares them once.
 */
function preparing(sql: Sql): Sql {
  const { begin } = sql
  prepare(sql)
  sql.begin = ((work: (tx: postgres.TransactionSql) => unknown) =>
    begin((tx) => work(prepare(tx)))) as typeof begin
  return sql
}

function prepare<Client extends postgres.ISql>(client: Client): Client {
  const { unsafe } = client
  client.unsafe = ((query, values, options) =>
    // Without values the simple protocol is used, which takes several statements at once.
    unsafe(query, values, { ...options, prepare: (values?.length ?? 0) > 0 })) as typeof unsafe
  return client
}
