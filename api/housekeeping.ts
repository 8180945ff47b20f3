import { storedNames } from '../db/queries/document'
import { eraseNext } from '../db/queries/erase'
import { removeExpired } from '../db/queries/expired'
import type { Database } from '../db/client'
import type { DocumentStore } from './document-store'

const HOUR = 3_600_000

/** A file is older than its row: what was written in this time may be about to get one. */
const SETTLED = 24 * HOUR

/**
 * What is done once an hour: rows without effect are removed, who asked for it a month ago is erased, and so are the
 * files of one shelf that no row names any more.
 * There are 256 shelves, so each is looked through every ten or eleven days, and none makes the hour long.
 */
export async function tidyUp(db: Database, store: DocumentStore, now: number): Promise<void> {
  await removeExpired(db, now)
  await eraseCitizens(db, store, now)
  const shelf = Math.floor(now / HOUR) % 256
  await clearShelf(db, store, shelf.toString(16).padStart(2, '0'), now)
}

/** So many in an hour, each in a transaction of its own; what is left has the next hour. */
const MOST_ERASED = 200

/** Erases whose time has come, with the files that nobody else's papers share. */
export async function eraseCitizens(db: Database, store: DocumentStore, now: number): Promise<number> {
  for (let erased = 0; erased < MOST_ERASED; erased += 1) {
    const files = await eraseNext(db, now)
    if (!files) return erased
    await removeUnnamed(db, store, files, now)
  }
  return MOST_ERASED
}

/** @param shelf the first two letters of the names of its files */
export async function clearShelf(
  db: Database,
  store: DocumentStore,
  shelf: string,
  now: number,
): Promise<void> {
  await removeUnnamed(db, store, await store.writtenBefore(shelf, now - SETTLED), now)
}

/** A file that was written lately stays: the row that names it may still be coming. Its shelf has its hour. */
async function removeUnnamed(db: Database, store: DocumentStore, names: string[], now: number) {
  const named = await storedNames(db, names)
  for (const name of names) if (!named.has(name)) await store.remove(name, now - SETTLED)
}
