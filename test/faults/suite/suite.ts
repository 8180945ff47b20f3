import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Evidence } from './evidence'
import { gather } from './evidence/gather'
import { violationsIn } from './invariants'
import { Journal, type Entry } from './journal'
import { comeToRest } from './quiet'
import type { Run } from './run'
import { storm } from './storm'
import type { World } from './world'

export interface Asked {
  seed: number
  operations: number
  /** Where the journal is written. */
  journal: string
  progress?: (done: number) => void
}

export interface Outcome {
  run: Run
  violations: string[]
  /** How often each answer was given, and each fault was met. */
  counts: Record<string, number>
}

/** A storm, rest, and judgement over all runs that this world has seen. */
export async function weather(world: World, asked: Asked, before: Run[] = []): Promise<Outcome> {
  const journal = new Journal(asked.journal)
  const run = await storm(world, { ...asked, journal })
  await comeToRest(run)
  const evidence = await gather(world, [...before, run])
  const violations = violationsIn(evidence)
  if (violations.length > 0) keepForReading(world, asked.journal, evidence)
  return { run, violations, counts: countsOf(journal.entries) }
}

/** Beside the journal: what the invariants have judged, and what the processes wrote. */
function keepForReading({ system }: World, journal: string, evidence: Evidence): void {
  writeFileSync(`${journal}.evidence.json`, JSON.stringify(evidence, null, 1))
  for (const name of readdirSync(system.directory).filter((file) => file.endsWith('.log')))
    copyFileSync(join(system.directory, name), `${journal}.${name}`)
}

function countsOf(entries: Entry[]): Record<string, number> {
  const counts: Record<string, number> = {}
  const add = (name: string) => (counts[name] = (counts[name] ?? 0) + 1)
  for (const entry of entries) {
    if (entry.entry === 'answer') add(`${entry.what} ${entry.told}`)
    else if (entry.entry === 'fault') add(`fault: ${entry.fault}`)
    else if (entry.entry === 'time') add('time passed for a case')
    else add(`report ${entry.state}`)
  }
  return counts
}
