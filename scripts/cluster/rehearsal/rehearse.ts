import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '../../../db/client'
import type { Cluster } from '../cluster'
import { killAndWait, type Death } from './deaths'
import { readFindings, type Findings } from './findings'
import { citizensCome, officerWorks, type Crowd, type Promised } from './people'
import { Tally } from './patient-visitor'

export interface Plan {
  /** Names of the processes that die, one after the other. */
  deaths: string[]
  /** How many citizens are there at the same time. */
  lanes: number
  /** Milliseconds of undisturbed work before the first death, after each, and at the end. */
  calm: number
  /** Told what happens. */
  tell(what: string): void
}

export interface Outcome {
  tally: Tally
  promised: Promised
  deaths: Death[]
  findings: Findings
}

/** Lets processes die while people file and act, and finds out what came of it. */
export async function rehearse(cluster: Cluster, plan: Plan): Promise<Outcome> {
  const { db, close } = openDatabase(cluster.databaseUrl, plan.lanes + 2)
  const [tally, promised] = [new Tally(), { numbers: [], reported: [] } as Promised]
  let open = true
  const crowd: Crowd = { db, origin: cluster.origin, tally, promised, unanswered: [], open: () => open }
  const people = [
    officerWorks(crowd),
    ...Array.from({ length: plan.lanes }, (_, lane) => citizensCome(crowd, lane)),
  ]
  try {
    const deaths = await letDie(cluster, plan, promised).finally(() => (open = false))
    await Promise.all(people)
    for (const sendAgain of crowd.unanswered) await sendAgain()
    plan.tell('the people have gone; everything must come to rest')
    const findings = await settled(() => readFindings(db, cluster, promised))
    return { tally, promised, deaths, findings }
  } finally {
    await Promise.allSettled(people)
    await close()
  }
}

async function letDie(cluster: Cluster, { deaths, calm, tell }: Plan, promised: Promised): Promise<Death[]> {
  const died: Death[] = []
  await pause(calm)
  for (const name of deaths) {
    const death = await killAndWait(cluster, name)
    died.push(death)
    const seconds = ((death.backAt - death.at) / 1000).toFixed(1)
    tell(`${name} was killed and was back after ${seconds} s; ${promised.numbers.length} filed so far`)
    await pause(calm)
  }
  return died
}

/** The first findings with nothing under way any more, or the last after two minutes. */
async function settled(read: () => Promise<Findings>): Promise<Findings> {
  for (const end = Date.now() + 120_000; ; await pause(1_000)) {
    const findings = await read()
    const { behind, astray, unjudged, unsent } = findings
    if (behind.length + astray.length + unjudged + unsent === 0 || Date.now() > end) return findings
  }
}
