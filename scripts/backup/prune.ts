import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { positionOf } from './check'
import { completeBases, MANIFEST } from './manifest'
import type { Places } from './places'

/**
 * Keeps the latest `count` bases and the log since the oldest of them; removes the others, and what half backups have
 * left. Documents are never removed. Only after a complete base, and never beside another backup.
 * @returns how many bases and files of the log were removed
 */
export function keepLatest(places: Places, count: number) {
  const kept = completeBases(places).slice(-count)
  const names = new Set(kept.map(({ name }) => name))
  const gone = readdirSync(places.bases).filter((name) => !names.has(name))
  for (const name of gone) {
    // First of all, so that a removal that is cut short leaves nothing that looks whole.
    rmSync(join(places.bases, name, MANIFEST), { force: true })
    rmSync(join(places.bases, name), { recursive: true, force: true })
  }
  const since = kept[0] && positionOf(kept[0].manifest.log.first)
  const log =
    since && existsSync(places.log) ? readdirSync(places.log).filter((name) => isBefore(name, since)) : []
  for (const name of log) rmSync(join(places.log, name))
  return { bases: gone.length, log: log.length }
}

/** Files of the log only: the histories of timelines are small and needed for ever. */
function isBefore(name: string, since: string): boolean {
  const segment = /^([0-9A-F]{24})(\.[0-9A-F]{8}\.backup|\.partial)?\.gz$/.exec(name)?.[1]
  return segment !== undefined && positionOf(segment) < since
}
