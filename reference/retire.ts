import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Transaction } from '../db/client'

type Retirable = 'services' | 'postings' | 'offices' | 'departments' | 'areas' | 'designations'

/** Codes that a column holds. Uncorrelated and distinct, so that a million cases are read once, not once a row. */
const heldIn = (table: string, column: string) =>
  sql`gone.code in (select distinct ${sql.identifier(column)} from ${sql.identifier(table)} where ${sql.identifier(column)} is not null)`

/**
 * Columns that may still need a row which is in the files no more: a live case must find its posting, a closed one
 * its names.
 */
const NEEDED_BY: Record<Retirable, [table: string, column: string][]> = {
  services: [
    ['grievances', 'service'],
    ['situations', 'service'],
  ],
  postings: [
    ['officers_postings', 'posting'],
    ['situations', 'posting'],
    ['owed_reports', 'posting'],
    ['events', 'posting'],
  ],
  offices: [['postings', 'office']],
  departments: [
    ['grievances', 'department'],
    ['situations', 'department'],
    ['rollups', 'department'],
    ['services', 'department'],
    ['offices', 'department'],
    ['matrix', 'department'],
  ],
  areas: [
    ['grievances', 'area'],
    ['situations', 'area'],
    ['situations', 'district'],
    ['rollups', 'district'],
    ['offices', 'area'],
    ['areas', 'parent'],
  ],
  designations: [
    ['postings', 'designation'],
    ['matrix', 'designation'],
  ],
}

/** Offices and designations say nothing by themselves: they stay as long as a posting needs them. */
const CAN_RETIRE = new Set<Retirable>(['services', 'postings', 'departments', 'areas'])

/** Deletes the rows of a table that are not among `kept`; those that something still needs are retired instead. */
export async function retireOthers(transaction: Transaction, name: Retirable, kept: string[]) {
  const table = sql.identifier(name)
  const others = sql`not exists (select from unnest(${textArray(kept)}) kept where kept = gone.code)`
  const needed = sql.join(
    NEEDED_BY[name].map(([table, column]) => heldIn(table, column)),
    sql` or `,
  )
  // Areas below areas: each pass takes the leaves, so that a whole branch goes.
  let removed = 1
  while (removed > 0) {
    const result = await transaction.execute(
      sql`delete from ${table} gone where ${others} and not (${needed})`,
    )
    removed = name === 'areas' ? result.count : 0
  }
  if (!CAN_RETIRE.has(name)) return
  await transaction.execute(
    sql`update ${table} gone set retired_at = now() where ${others} and gone.retired_at is null`,
  )
}

/** Deletes the rows whose column holds none of `kept`. Only for what nothing refers to. */
export async function deleteOthers(transaction: Transaction, column: PgColumn, kept: string[]) {
  await transaction.execute(
    sql`delete from ${column.table} where not (${column}::text = any(${textArray(kept)}))`,
  )
}

/** What was declared on the portal is in no file, and stays. */
export async function deleteOtherHolidays(transaction: Transaction, kept: string[]) {
  await transaction.execute(
    sql`delete from holidays where declared_by is null and not (date::text = any(${textArray(kept)}))`,
  )
}

/** A level of a service may lose one of its kinds of office while it keeps another. */
export async function deleteOtherRungs(
  transaction: Transaction,
  kept: { service: string; level: string; officeLevel: string }[],
) {
  const keys = kept.map(({ service, level, officeLevel }) => `${service} ${level} ${officeLevel}`)
  await transaction.execute(
    sql`delete from matrix where not (concat_ws(' ', service, level, office_level) = any(${textArray(keys)}))`,
  )
}

/** One parameter, however many values. Codes never hold a comma, a quote or a brace; the check sees to it. */
const textArray = (values: string[]) => sql`${`{${values.join(',')}}`}::text[]`
