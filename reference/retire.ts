import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Transaction } from '../db/client'

type Retirable = 'services' | 'postings' | 'offices' | 'departments' | 'areas' | 'designations'

/**
 * Where a row may still be needed, as SQL over `gone` (the row that is in the files no more). A case that lives must
 * find its posting, a closed one its names.
 */
const NEEDED: Record<Retirable, SQL> = {
  services: sql`exists (select from grievances where service = gone.code)
    or exists (select from situations where service = gone.code)`,
  postings: sql`exists (select from officers_postings where posting = gone.code)
    or exists (select from situations where posting = gone.code)
    or exists (select from owed_reports where posting = gone.code)
    or exists (select from events where posting = gone.code)`,
  offices: sql`exists (select from postings where office = gone.code)`,
  departments: sql`exists (select from grievances where department = gone.code)
    or exists (select from situations where department = gone.code)
    or exists (select from rollups where department = gone.code)
    or exists (select from services where department = gone.code)
    or exists (select from offices where department = gone.code)
    or exists (select from matrix where department = gone.code)`,
  areas: sql`exists (select from grievances where area = gone.code)
    or exists (select from situations where gone.code in (area, district))
    or exists (select from rollups where district = gone.code)
    or exists (select from offices where area = gone.code)
    or exists (select from areas below where below.parent = gone.code)`,
  designations: sql`exists (select from postings where designation = gone.code)
    or exists (select from matrix where designation = gone.code)`,
}

/** Offices and designations say nothing by themselves: they stay as long as a posting needs them. */
const CAN_RETIRE: Retirable[] = ['services', 'postings', 'departments', 'areas']

/** Deletes the rows of a table that are not among `kept`; those that something still needs are retired instead. */
export async function retireOthers(transaction: Transaction, name: Retirable, kept: string[]) {
  const table = sql.identifier(name)
  const others = sql`not (gone.code = any(${textArray(kept)}))`
  // Areas below areas: each pass takes the leaves, so that a whole branch goes.
  let removed = 1
  while (removed > 0) {
    const result = await transaction.execute(sql`delete from ${table} gone where ${others} and not (${NEEDED[name]})`)
    removed = name === 'areas' ? result.count : 0
  }
  if (!CAN_RETIRE.includes(name)) return
  await transaction.execute(
    sql`update ${table} gone set retired_at = now() where ${others} and gone.retired_at is null`,
  )
}

/** Deletes the rows whose column holds none of `kept`. Only for what nothing refers to. */
export async function deleteOthers(transaction: Transaction, column: PgColumn, kept: string[]) {
  await transaction.execute(sql`delete from ${column.table} where not (${column}::text = any(${textArray(kept)}))`)
}

/** One parameter, however many values. Codes never hold a comma, a quote or a brace; the check sees to it. */
const textArray = (values: string[]) => sql`${`{${values.join(',')}}`}::text[]`
