import { forgetOthers, noteRepaired, park } from '../../db/queries/difference'
import { knownCase } from '../../db/queries/reconciliation'
import type { CaseNumber } from '../../workflows/grievance/types'
import type { DifferenceKind, Findings } from '../../workflows/reconciliation/types'
import type { Found, ReconciliationParts } from './parts'
import { examine } from './examine'

/** How far repairs may go without an operator. */
export interface Leave {
  /** How many cases may still be started again. */
  restarts: number
  /** An operator has asked for it. */
  consent: boolean
}

/** Looks once more at these cases; puts on record what was found, what was mended and what is parked. */
export async function settleCases(
  parts: ReconciliationParts,
  { numbers, ...leave }: Leave & { numbers: CaseNumber[] },
  alive: () => void,
): Promise<Findings> {
  const findings: Findings = { repaired: {}, parked: {}, restarted: 0 }
  for (const number of numbers) {
    alive()
    const restarts = leave.restarts - findings.restarted
    const found = await examine(parts, number, await knownCase(parts.db, number), { ...leave, restarts })
    for (const one of found) await putOnRecord(parts, number, one, findings)
    const parked = found.flatMap(({ kind, repaired }) => (repaired ? [] : [kind]))
    await forgetOthers(parts.db, number, parked)
  }
  return findings
}

async function putOnRecord(
  { db, log }: ReconciliationParts,
  number: CaseNumber,
  { kind, repaired, restarted, detail }: Found,
  findings: Findings,
): Promise<void> {
  if (restarted) findings.restarted += 1
  if (repaired) {
    await noteRepaired(db, number, kind, detail)
    count(findings.repaired, kind)
    log.warn({ number, kind }, 'PostgreSQL and Temporal differed; it is mended')
  } else if (await park(db, number, kind, detail)) {
    count(findings.parked, kind)
    log.error({ number, kind }, 'PostgreSQL and Temporal differ; an operator must look at it')
  }
}

function count(sums: Partial<Record<DifferenceKind, number>>, kind: DifferenceKind): void {
  sums[kind] = (sums[kind] ?? 0) + 1
}
