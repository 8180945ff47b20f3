import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { openDatabase, type Database, type Transaction } from '../db/client'
import * as tables from '../db/schema/reference'
import { checkReference, groundsOf } from './check'
import { areaPaths, deriveOffices, postingCode } from './offices'
import { readReference, type Read, type Reference } from './read'
import { deleteOthers, retireOthers } from './retire'
import type { Fault } from './table'
import { upsert } from './upsert'

/** How many rows of each table the state has now. */
export type Counts = Record<string, number>
export type Loaded = { ok: true; counts: Counts } | { ok: false; faults: Fault[] }

/** Reads and checks all files of `state`; the reference is given only when there is no fault at all. */
export function checkedReference(state: string, folder?: string): Read {
  const read = readReference(state, folder)
  if (!read.ok) return read
  const faults = checkReference(read.reference, state)
  return faults.length > 0 ? { ok: false, faults } : read
}

/**
 * Loads the reference data of `state` (a folder of `reference/`) in one transaction: all of it or nothing. Repeating
 * it changes nothing. What has gone from the files is deleted, or retired where a case or an officer refers to it.
 */
export async function loadReference(db: Database, state: string, folder?: string): Promise<Loaded> {
  const read = checkedReference(state, folder)
  if (!read.ok) return read
  const counts = await db.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('janaspandana.reference'))`)
    return write(transaction, rowsOf(read.reference))
  })
  return { ok: true, counts }
}

/** For programs that start up: loads, or throws one error that names each fault. */
export async function load(url: string, state: string): Promise<Counts> {
  const { db, close } = openDatabase(url, 1)
  try {
    const loaded = await loadReference(db, state)
    if (loaded.ok) return loaded.counts
    throw new Error(`The reference data of ${state} are not usable:\n${loaded.faults.map(faultLine).join('\n')}`)
  } finally {
    await close()
  }
}

/** A fault as an administrator reads it: `file:line: reason`. */
export const faultLine = ({ file, line, reason }: Fault) => `${file}:${line}: ${reason}`

/** The rows of every table as the files say them. */
function rowsOf(reference: Reference) {
  const paths = areaPaths(reference.areas)
  const { offices, postings } = deriveOffices(groundsOf(reference))
  const headquarters = reference.state.area
  return {
    designations: reference.designations,
    areas: reference.areas.map((area) => ({ ...area, path: paths.get(area.code)! })),
    departments: reference.departments.map(({ nodalDesignation, headDesignation, ...department }) => ({
      ...department,
      nodalPosting: postingCode(department.code, nodalDesignation, headquarters),
      headPosting: postingCode(department.code, headDesignation, headquarters),
    })),
    services: reference.services.map(({ keywordsEn, keywordsKn, keywordsRoman, ...service }) => ({
      ...service,
      keywords: { en: keywordsEn, kn: keywordsKn, roman: keywordsRoman },
    })),
    offices,
    postings,
    matrix: reference.matrix,
    holidays: reference.holidays,
    policies: reference.policies.map((pack) => ({ code: pack.code, version: pack.version, pack })),
  }
}

/** Widest first, as the tables refer to each other; then, the other way round, what is not in the files any more. */
async function write(transaction: Transaction, rows: ReturnType<typeof rowsOf>): Promise<Counts> {
  const keys: Record<keyof typeof rows, PgColumn[]> = {
    designations: [tables.designations.code],
    areas: [tables.areas.code],
    departments: [tables.departments.code],
    services: [tables.services.code],
    offices: [tables.offices.code],
    postings: [tables.postings.code],
    matrix: [tables.matrix.service, tables.matrix.level],
    holidays: [tables.holidays.date],
    policies: [tables.policies.code, tables.policies.version],
  }
  const names = Object.keys(keys) as (keyof typeof rows)[]
  for (const name of names) await upsert(transaction, tables[name], keys[name], rows[name])
  const kept = (name: 'services' | 'postings' | 'offices' | 'departments' | 'areas' | 'designations') =>
    rows[name].map(({ code }) => code)
  await deleteOthers(transaction, tables.holidays.date, rows.holidays.map(({ date }) => date))
  await deleteOthers(transaction, tables.matrix.service, kept('services'))
  await retireOthers(transaction, 'services', kept('services'))
  await retireOthers(transaction, 'postings', kept('postings'))
  await retireOthers(transaction, 'offices', kept('offices'))
  await retireOthers(transaction, 'departments', kept('departments'))
  await retireOthers(transaction, 'areas', kept('areas'))
  await retireOthers(transaction, 'designations', kept('designations'))
  return Object.fromEntries(names.map((name) => [name, rows[name].length]))
}
