import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../../workflows/grievance/types'

/** The time of a demonstration: the real one, or as far ahead of it as it was moved. */
export interface DemonstrationClock {
  now(): Instant
  /** Milliseconds before the real time; never less than 0. */
  ahead(): number
  /** From now on it is `instant`. False, and nothing has changed, where that is past: cases do not go back. */
  goTo(instant: Instant): boolean
}

/** The clock lies beside the data that it belongs to, so that the next start goes on from there. */
export function demonstrationClock(dataDirectory: string): DemonstrationClock {
  const file = join(dataDirectory, 'demonstration-clock')
  let ahead = readAhead(file)
  return {
    now: () => Date.now() + ahead,
    ahead: () => ahead,
    goTo: (instant) => {
      if (instant < Date.now() + ahead) return false
      ahead = instant - Date.now()
      mkdirSync(dataDirectory, { recursive: true })
      writeFileSync(file, String(ahead))
      return true
    },
  }
}

function readAhead(file: string): number {
  try {
    return Math.max(0, Number(readFileSync(file, 'utf8')) || 0)
  } catch {
    return 0
  }
}
