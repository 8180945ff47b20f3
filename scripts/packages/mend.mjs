// Mends packages that are installed; run after every install and at the start of every command.
import { trimDrizzle } from './drizzle.mjs'
import { mendPostgres } from './postgres.mjs'

export function mendPackages() {
  mendPostgres()
  trimDrizzle()
}

if (process.argv[1] === import.meta.filename) mendPackages()
