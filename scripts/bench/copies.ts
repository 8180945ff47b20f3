import type { Sql } from '../../db/client'

/** What tells one case from another in the rows of a database; each becomes another one in a copy. */
export interface Identity {
  number: string
  /** Ids, hashes and numbers as they stand in the text of its rows, each with the SQL of what a copy has instead. */
  marks: { mark: string; copied: string }[]
}

/** The rows of a case in one table, and the columns that a copy must have of its own. */
export interface TableOfCases {
  table: string
  /** SQL that is true for the rows of a case; `$number` and `$run` stand for its number and its run. */
  where: string
  /** Column and SQL; `c.n` counts the copies. */
  own?: Record<string, string>
}

/** A new uuid for a copy, the same wherever the old one stands; `c.number` is the number of the copy. */
export const copiedUuid = (uuid: string) => `md5('${uuid}' || c.number)::uuid::text`
export const hex = (sql: string) => `encode(convert_to(${sql}, 'UTF8'), 'hex')`

/** The numbers of all copies of a template, in a table of the database in which they are to be made. */
export async function noteCopies(sql: Sql, copies: Map<string, string[]>): Promise<void> {
  await sql`create table if not exists copies (template text not null, number text not null, n integer not null)`
  await sql`truncate copies`
  for (const [template, numbers] of copies)
    await sql`insert into copies select ${template}, number, n
      from unnest(${numbers}::text[]) with ordinality as made (number, n)`
  await sql`analyze copies`
}

/** Copies all rows of one case: as text, in which what tells it from others is replaced. */
export async function copyRows(sql: Sql, of: TableOfCases, identity: Identity & { run: string }) {
  const columns = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = ${of.table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const values = columns.map(({ name }) => of.own?.[name] ?? `(c.copied)."${name}"`).join(', ')
  const where = of.where.replaceAll('$number', `'${identity.number}'`).replaceAll('$run', `'${identity.run}'`)
  const copied = identity.marks.reduce(
    (text, { mark, copied }) => `replace(${text}, '${mark}', ${copied})`,
    'lived.line',
  )
  await sql.unsafe(`
    insert into ${of.table} (${names}) select ${values} from (
      select (${copied})::${of.table} as copied, c.number, c.n
      from copies c cross join (select t::text as line from ${of.table} t where ${where}) lived
      where c.template = '${identity.number}' offset 0) c`)
}

/** Does `work` without the indexes that nothing depends on, which are made again afterwards, all at once. */
export async function withoutIndexes(sql: Sql, tables: string[], work: () => Promise<void>): Promise<void> {
  const indexes = await sql<{ name: string; made: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
    where indrelid = any(${tables}::regclass[]) and not indisunique`
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`)
  await work()
  for (const { made } of indexes) await sql.unsafe(made)
}
