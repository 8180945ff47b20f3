import type { ActionKind, Party } from '../../workflows/grievance/actions'
import { mayAct, mayDo, type Refusal } from '../../workflows/grievance/rules'
import type { Instant, OwedReport, PostingCode, Situation } from '../../workflows/grievance/types'

/** In what capacities an officer stands towards one case. */
export interface Standing {
  situation: Situation
  /** Postings whose work the officer does. */
  own: PostingCode[]
  /** Departments whose nodal officer this is. */
  nodalOf: string[]
  /** The posting by which the officer decides on the proposal that the case waits with; null where another does. */
  deciding: PostingCode | null
  /** The officer chairs a committee before which such a case comes. */
  chairs: boolean
  /** Nobody does the work of the posting that has the case. */
  vacated: boolean
}

/** Every capacity in which this officer may act on the case: by posting, for its department, as its committee. */
function partiesOf(standing: Standing): Party[] {
  const { situation, own, chairs } = standing
  const postings = [situation.posting, ...situation.owed.map(({ posting }) => posting)]
  const officers = own.filter((posting) => postings.includes(posting))
  const nodal = nodalPosting(standing)
  return [
    ...officers.map((posting): Party => ({ role: 'officer', posting })),
    ...(nodal ? [{ role: 'nodal', posting: nodal } as const] : []),
    ...(chairs ? [{ role: 'committee' } as const] : []),
  ]
}

/**
 * The posting by which this officer acts for the department. A case in the queue lies with the nodal posting itself.
 * A proposal is never decided by who made it, so that it may be for the head of the department.
 */
function nodalPosting({ situation, own, nodalOf, deciding }: Standing): PostingCode | null {
  if (situation.stage === 'awaiting-nodal') return deciding
  if (!nodalOf.includes(situation.subject.department)) return null
  return own.find((posting) => posting === situation.posting) ?? own[0] ?? null
}

/** All that this officer may do on the case now, and in what capacity. */
export function actsOf(standing: Standing, now: Instant): Map<ActionKind, Party> {
  const acts = new Map<ActionKind, Party>()
  for (const party of partiesOf(standing)) {
    for (const kind of mayDo(standing.situation, party, now)) if (!acts.has(kind)) acts.set(kind, party)
  }
  // A case that somebody has is moved by that one's transfer, not from above.
  if (standing.situation.stage !== 'routing' && !standing.vacated) acts.delete('route')
  if (acts.has('file-owed-report') && owedBy(standing).length === 0) acts.delete('file-owed-report')
  return acts
}

/**
 * What this officer's postings owe on the case. Not what the level that has the case now owes: its own report
 * settles that, and the owed one alone would leave the case unanswered.
 */
export function owedBy({ situation, own }: Standing): OwedReport[] {
  const waits = !['feedback', 'closed'].includes(situation.stage)
  return situation.owed.filter(
    ({ posting, level }) =>
      own.includes(posting) && !(waits && posting === situation.posting && level === situation.level),
  )
}

/** Why this officer may not do this now; the most telling reason where there are several capacities. */
export function refusalOf(standing: Standing, kind: ActionKind, now: Instant): Refusal {
  const reasons = partiesOf(standing).flatMap((party) => {
    const judgement = mayAct(standing.situation, kind, party, now)
    return judgement.ok ? [] : [judgement.reason]
  })
  return reasons.find((reason) => reason !== 'not-yours') ?? 'not-yours'
}
