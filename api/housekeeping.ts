import { storedNames } from '../db/queries/document'
import { removeExpired } from '../db/queries/expired'
import type { Database } from '../db/client'
import type { DocumentStore } from './document-store'

const HOUR = 3_600_000

/** A file is older than its row: what was written in this time may be about to get one. */
const SETTLED = 24 * HOUR

/**
 * What is done once an hour: rows without effect are removed, and the files of one shelf that no row names any more.
 * There are 256 shelves, so each is looked through every ten or eleven days, and none makes the hour long.
 */
export async function tidyUp(db: Database, store: DocumentStore, now: number): Promise<void> {
  await removeExpired(db, now)
  const shelf = Math.floor(now / HOUR) % 256
  await clearShelf(db, store, shelf.toString(16).padStart(2, '0'), now)
}

/** @param shelf the first two letters of the names of its files */
export async function clearShelf(
  db: Database,
  store: DocumentStore,
  shelf: string,
  now: number,
): Promise<void> {
  const before = now - SETTLED
  const settled = await store.writtenBefore(shelf, before)
  const named = await storedNames(db, settled)
  for (const name of settled) if (!named.has(name)) await store.remove(name, before)
}
