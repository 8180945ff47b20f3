import { getTableColumns, sql, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { Transaction } from '../db/client'

/** A statement of so many rows is a megabyte or two. */
const ROWS_A_STATEMENT = 5000

/**
 * Inserts rows, or brings those of the same key up to date. A row that says the same already is neither written nor
 * locked, so that loading at every start costs little. What a row has beyond the table's columns is left out; a column
 * that it lacks becomes null. Rows travel as one JSON text: tens of thousands with a parameter for each cell take long.
 */
export async function upsert<T extends PgTable>(
  transaction: Transaction,
  table: T,
  key: PgColumn[],
  rows: readonly object[],
) {
  const columns = Object.entries(getTableColumns(table)).map(([property, column]) => ({
    property,
    name: toSnakeCase(column.name),
    isKey: key.includes(column as PgColumn),
  }))
  const keys = columns.filter(({ isKey }) => isKey)
  const others = columns.filter(({ isKey }) => !isKey)
  const named = (some: { name: string }[], source?: string): SQL =>
    sql.join(
      some.map(({ name }) =>
        source ? sql`${sql.identifier(source)}.${sql.identifier(name)}` : sql.identifier(name),
      ),
      sql`, `,
    )
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const batch = rows.slice(from, from + ROWS_A_STATEMENT).map((row) => onlyColumns(row, columns))
    await transaction.execute(sql`
      insert into ${table} (${named(columns)})
      select ${named(columns, 'given')} from json_populate_recordset(null::${table}, ${JSON.stringify(batch)}) given
      where not exists (
        select from ${table} known where (${named(keys, 'known')}) = (${named(keys, 'given')})
          and (${named(others, 'known')}) is not distinct from (${named(others, 'given')}))
      on conflict (${named(keys)}) do update set (${named(others)}) = row(${named(others, 'excluded')})`)
  }
}

/** A row as PostgreSQL names its columns. */
function onlyColumns(row: object, columns: { property: string; name: string }[]) {
  const given = new Map(Object.entries(row))
  return Object.fromEntries(columns.map(({ property, name }) => [name, given.get(property) ?? null]))
}
