import { eq } from 'drizzle-orm'
import { situations } from '../../../../db/schema/grievance'
import type { ActionKind, Party } from '../../../../workflows/grievance/actions'
import { mayDo } from '../../../../workflows/grievance/rules'
import type { Situation } from '../../../../workflows/grievance/types'
import type { Person } from '../people'
import type { Operation } from '../run'

export interface CaseAt {
  number: string
  citizen: Person
  situation: Situation
}

/** Some case of this run as its pages show it now; undefined while there is none or the database is away. */
export async function someCase({ run, random }: Operation): Promise<CaseAt | undefined> {
  if (run.cases.length === 0) return undefined
  const { number, citizen } = random.pick(run.cases)
  const [row] = await run.world.system.db
    .select({ situation: situations.situation })
    .from(situations)
    .where(eq(situations.number, number))
    .catch(() => [])
  return row && { number, citizen, situation: row.situation }
}

/** Mostly something that the rules allow this party now, and now and then anything: the door has to see to that. */
export function kindFor(
  { random }: Operation,
  situation: Situation,
  party: Party,
  all: readonly ActionKind[],
): ActionKind | undefined {
  const allowed = mayDo(situation, party, Date.now()).filter((kind) => all.includes(kind))
  if (random.chance(0.1)) return random.pick(all)
  return allowed.length > 0 ? random.pick(allowed) : undefined
}
