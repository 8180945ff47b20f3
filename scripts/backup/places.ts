import { join, resolve } from 'node:path'

/** What a backup directory holds. Bases and documents are made by `npm run backup`, the log by PostgreSQL itself. */
export interface Places {
  directory: string
  /** One folder for each copy of the databases, named by when it began. */
  bases: string
  /** PostgreSQL's write-ahead log, a compressed file for each 16 MB, without a gap since the oldest base. */
  log: string
  /** Citizens' files, under the names that they have in the portal. */
  documents: string
}

export function placesIn(directory: string): Places {
  const whole = resolve(directory)
  return {
    directory: whole,
    bases: join(whole, 'base'),
    log: join(whole, 'wal'),
    documents: join(whole, 'documents'),
  }
}

/** The folder for a base that begins at `at`: 20261126T043000Z, which sorts by time. */
export function nameOfBase(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d+/g, '')
}
