import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { PgColumn, PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { Transaction } from '../db/client'

/** Statements of 1000 rows stay far below PostgreSQL's 65,535 parameters. */
const ROWS_A_STATEMENT = 1000

/**
 * Inserts rows, or brings those of the same key up to date. A row that says the same already is not written, so
 * that loading at every start costs no table bloat. What a row has beyond the table's columns is left out.
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
  const others = columns.filter(({ isKey }) => !isKey)
  const set = Object.fromEntries(
    others.map(({ property, name }) => [property, sql.raw(`excluded."${name}"`)]),
  ) as PgUpdateSetSource<T>
  const named = (source: string) => sql.raw(others.map(({ name }) => `"${source}"."${name}"`).join(', '))
  const setWhere = sql`(${named(getTableName(table))}) is distinct from (${named('excluded')})`
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const batch = rows.slice(from, from + ROWS_A_STATEMENT).map((row) => onlyColumns(row, columns))
    await transaction
      .insert(table)
      .values(batch as T['$inferInsert'][])
      .onConflictDoUpdate({ target: key, set, setWhere })
  }
}

function onlyColumns(row: object, columns: { property: string }[]) {
  const given = new Map(Object.entries(row))
  return Object.fromEntries(
    columns
      .filter(({ property }) => given.has(property))
      .map(({ property }) => [property, given.get(property)]),
  )
}
