import type { CaseEvent, CaseNumber, PostingCode, Situation, Subject } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { readSituation } from './action'
import { readPath } from './area'
import { postingAbove, readEvents } from './case'

/** What anybody with the number may see: no text, no name, no reason, no other number, no place finer than the taluk. */
export interface Tracking {
  situation: Situation
  events: CaseEvent[]
  above: PostingCode | null
  /** Code of the taluk, or of the district where the place is no finer. */
  area: string
}

export async function readTracking(db: Queryable, number: CaseNumber): Promise<Tracking | null> {
  const situation = await readSituation(db, number)
  if (!situation) return null
  const [events, above, area] = await Promise.all([
    readEvents(db, number),
    postingAbove(db, situation),
    publicArea(db, situation.subject),
  ])
  return { situation: withoutReasons(situation), events: events.map(withoutReason), above, area }
}

/** Code of the finest place that anybody may know: the taluk, or the district where the place is no finer. */
export async function publicArea(db: Queryable, { area, district }: Subject): Promise<string> {
  const path = await readPath(db, area)
  const found = path.find(({ kind }) => kind === 'taluk') ?? path.find(({ kind }) => kind === 'district')
  return found?.code ?? district
}

/** Why it was not taken up, and what it is a duplicate of, say something of the person. */
function withoutReasons(situation: Situation): Situation {
  const { hold, closure } = situation
  return {
    ...situation,
    hold: hold && { ...hold, reason: undefined },
    closure: closure && { ...closure, reason: undefined, duplicateOf: undefined },
  }
}

const withoutReason = (event: CaseEvent): CaseEvent => ({
  ...event,
  data: { ...event.data, reason: null, duplicateOf: null },
})
