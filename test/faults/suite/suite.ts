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
  const evidence = await gatherAtRest(run, before)
  const violations = violationsIn(evidence)
  if (violations.length > 0) keepForReading(world, asked.journal, evidence)
  return { run, violations, counts: countsOf(journal.entries) }
}

/** Where a case still moved while the evidence was read, piece by piece, it is read again. */
async function gatherAtRest(run: Run, before: Run[]): Promise<Evidence> {
  for (let tries = 1; ; tries += 1) {
    await comeToRest(run)
    const moment = await pulse(run.world)
    const evidence = await gather(run.world, [...before, run])
    if (moment === (await pulse(run.world)) || tries === MOST_TRIES) return evidence
  }
}

const MOST_TRIES = 10

/** Another one whenever something has happened. */
async function pulse({ system: { sql }, msg91 }: World): Promise<string> {
  const [row] = await sql`
    select (select count(*) from events) as events, (select count(*) from audit) as audit,
           (select count(*) from messages where state in ('queued', 'sending')) as unsent`
  return JSON.stringify({ ...row, accepted: msg91.accepted.length })
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
