import { sql } from 'drizzle-orm'
import { openDatabase, type Database, type Transaction } from '../db/client'
import {
  areas,
  counters,
  departments,
  designations,
  holidays,
  matrix,
  offices,
  policies,
  postings,
  services,
} from '../db/schema/reference'
import { checkReference, groundsOf } from './check'
import { areaPaths, deriveOffices, postingCode } from './offices'
import { readReference, type Read, type Reference } from './read'
import { deleteOtherHolidays, deleteOtherRungs, deleteOthers, retireOthers } from './retire'
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
    // A page's limit of seconds is not meant for this: looking for who needs a row reads all cases.
    await transaction.execute(sql`set local statement_timeout = '5min'`)
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
    throw new Error(
      `The reference data of ${state} are not usable:\n${loaded.faults.map(faultLine).join('\n')}`,
    )
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
    areas: reference.areas.map((area) => Object.assign({ path: paths.get(area.code)! }, area)),
    departments: reference.departments.map(({ nodalDesignation, headDesignation, ...department }) => ({
      ...department,
      nodalPosting: postingCode(department.code, nodalDesignation, headquarters),
      headPosting: postingCode(department.code, headDesignation, headquarters),
    })),
    services: reference.services,
    offices,
    postings,
    matrix: reference.matrix,
    counters: reference.counters,
    holidays: reference.holidays,
    policies: reference.policies.map((pack) => ({ code: pack.code, version: pack.version, pack })),
  }
}

type Rows = ReturnType<typeof rowsOf>

/** Widest first, as the tables refer to each other; then, the other way round, what is not in the files any more. */
async function write(transaction: Transaction, rows: Rows): Promise<Counts> {
  await upsert(transaction, designations, [designations.code], rows.designations)
  await upsert(transaction, areas, [areas.code], rows.areas)
  await upsert(transaction, departments, [departments.code], rows.departments)
  await upsert(transaction, services, [services.code], rows.services)
  await upsert(transaction, offices, [offices.code], rows.offices)
  await upsert(transaction, postings, [postings.code], rows.postings)
  await upsert(transaction, matrix, [matrix.service, matrix.level, matrix.officeLevel], rows.matrix)
  await upsert(transaction, counters, [counters.code], rows.counters)
  await upsert(transaction, holidays, [holidays.date], rows.holidays)
  await upsert(transaction, policies, [policies.code, policies.version], rows.policies)
  await removeOthers(transaction, rows)
  return Object.fromEntries(Object.entries(rows).map(([name, { length }]) => [name, length]))
}

/** Policies stay for ever: open cases name theirs. */
async function removeOthers(transaction: Transaction, rows: Rows) {
  const days = rows.holidays.map(({ date }) => date)
  const current = rows.services.map(({ code }) => code)
  await deleteOtherHolidays(transaction, days)
  await deleteOthers(
    transaction,
    counters.code,
    rows.counters.map(({ code }) => code),
  )
  await deleteOthers(transaction, matrix.service, current)
  await deleteOtherRungs(transaction, rows.matrix)
  for (const name of ['services', 'postings', 'offices', 'departments', 'areas', 'designations'] as const) {
    const kept = rows[name].map(({ code }) => code)
    await retireOthers(transaction, name, kept)
  }
}
