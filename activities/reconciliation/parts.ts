import type { Logger } from 'pino'
import type { Database } from '../../db/client'
import type { Difference } from '../../db/queries/difference'
import type { DifferenceKind } from '../../workflows/reconciliation/types'
import type { Cases } from '../gateways/cases'
import type { Runs } from '../gateways/runs'

export interface ReconciliationParts {
  db: Database
  cases: Cases
  runs: Runs
  /** From it the links of SMS are derived. */
  secret: string
  log: Pick<Logger, 'warn' | 'error'>
}

/** One difference, and whether it is mended. */
export interface Found {
  kind: DifferenceKind
  repaired: boolean
  /** The case was started again for it. */
  restarted?: boolean
  detail?: Difference['detail']
}
