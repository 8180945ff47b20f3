import type { Evidence, Invariant } from '../evidence'
import * as acts from './acts'
import { countersAreRight } from './counters'
import * as deadlines from './deadlines'
import { acknowledgedFilingsExist, filingsWereSent, oneKeyOneGrievance, oneWorkflowEach } from './filings'
import { actsShowOnce, everyChangeIsAudited, everyChangeIsLegal, timelinesAreWhole } from './legality'
import * as messages from './messages'
import { nothingPersonalLeaks } from './personal'

export const INVARIANTS = {
  acknowledgedFilingsExist,
  oneKeyOneGrievance,
  filingsWereSent,
  oneWorkflowEach,
  ...acts,
  timelinesAreWhole,
  actsShowOnce,
  everyChangeIsLegal,
  everyChangeIsAudited,
  ...deadlines,
  ...messages,
  countersAreRight,
  nothingPersonalLeaks,
} satisfies Record<string, Invariant>

/** Every violation, with the name of what it breaks. None: the run was good. */
export const violationsIn = (evidence: Evidence): string[] =>
  Object.entries(INVARIANTS).flatMap(([name, invariant]) =>
    invariant(evidence).map((violation) => `${name}: ${violation}`),
  )
