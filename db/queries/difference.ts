import { and, desc, eq, isNotNull, isNull, notInArray, sql, type SQL } from 'drizzle-orm'
import type { CaseNumber } from '../../workflows/grievance/types'
import type { DifferenceKind, Tally } from '../../workflows/reconciliation/types'
import type { Database, Queryable } from '../client'
import { audit } from '../schema/audit'
import { differences, reconciliations } from '../schema/difference'

export type Difference = typeof differences.$inferSelect
type Detail = Difference['detail']

const isParked = isNull(differences.resolvedAt)
const of = (number: CaseNumber, kind: DifferenceKind) =>
  and(eq(differences.number, number), eq(differences.kind, kind))

/**
 * Leaves a difference to an operator. False where an operator has settled the very same already: it is not brought up
 * again.
 */
export async function park(
  db: Queryable,
  number: CaseNumber,
  kind: DifferenceKind,
  detail: Detail = {},
): Promise<boolean> {
  const same = sql`${differences.detail} = ${JSON.stringify(detail)}::jsonb`
  if ((await db.$count(differences, and(of(number, kind), eq(differences.resolvedHow, 'settled'), same))) > 0)
    return false
  await db
    .insert(differences)
    .values({ number, kind, detail })
    .onConflictDoUpdate({
      target: [differences.number, differences.kind],
      targetWhere: isParked,
      set: { detail: sql`excluded.detail` },
    })
  return true
}

/** Puts on record that a difference was found and mended; one that was parked is over with that. */
export async function noteRepaired(
  db: Database,
  number: CaseNumber,
  kind: DifferenceKind,
  detail: Detail = {},
): Promise<void> {
  await db.transaction(async (tx) => {
    const mended = { resolvedAt: sql`now()`, resolvedHow: 'repaired' as const, detail }
    const parked = await tx
      .update(differences)
      .set(mended)
      .where(and(of(number, kind), isParked))
      .returning({ id: differences.id })
    if (parked.length === 0) await tx.insert(differences).values({ number, kind, ...mended })
    await tx
      .insert(audit)
      .values({ actorKind: 'system', act: 'reconciled', subject: number, detail: { kind, ...detail } })
  })
}

/** What was parked of this case and is not there any more. */
export async function forgetOthers(db: Queryable, number: CaseNumber, found: DifferenceKind[]) {
  const others = found.length > 0 ? notInArray(differences.kind, found) : undefined
  await db
    .update(differences)
    .set({ resolvedAt: sql`now()`, resolvedHow: 'gone' })
    .where(and(eq(differences.number, number), isParked, others))
}

/** Cases, or orphans, that an operator has been told of and that wait. */
export async function parkedNumbers(db: Queryable, kind?: DifferenceKind): Promise<CaseNumber[]> {
  const rows = await db
    .selectDistinct({ number: differences.number })
    .from(differences)
    .where(and(isParked, kind && eq(differences.kind, kind)))
  return rows.map(({ number }) => number)
}

export const DIFFERENCE_FILTERS = ['parked', 'repaired', 'settled'] as const
export type DifferenceFilter = (typeof DIFFERENCE_FILTERS)[number]

const SHOWN: Record<DifferenceFilter, SQL | undefined> = {
  parked: isParked,
  repaired: and(isNotNull(differences.resolvedAt), sql`${differences.resolvedHow} <> 'settled'`),
  settled: eq(differences.resolvedHow, 'settled'),
}

/** The newest first. */
export const readDifferences = (
  db: Queryable,
  { filter, after, most }: { filter: DifferenceFilter; after: number; most: number },
): Promise<Difference[]> =>
  db
    .select()
    .from(differences)
    .where(SHOWN[filter])
    .orderBy(desc(sql`coalesce(${differences.resolvedAt}, ${differences.foundAt})`), differences.id)
    .offset(after)
    .limit(most)

export async function countDifferences(db: Queryable): Promise<Record<DifferenceFilter, number>> {
  const counted = (filter: DifferenceFilter) => sql<number>`count(*) filter (where ${SHOWN[filter]})::int`
  const [row] = await db
    .select({ parked: counted('parked'), repaired: counted('repaired'), settled: counted('settled') })
    .from(differences)
  return row ?? { parked: 0, repaired: 0, settled: 0 }
}

export async function readDifference(db: Queryable, id: string): Promise<Difference | null> {
  const [row] = await db.select().from(differences).where(eq(differences.id, id))
  return row ?? null
}

/** An operator has dealt with it. False where it is over already. */
export const settleDifference = (db: Database, id: string, officer: string, note: string): Promise<boolean> =>
  asOperator(db, id, officer, 'settled-difference', {
    ...{ resolvedAt: sql`now()`, resolvedHow: 'settled' as const },
    ...{ resolvedBy: officer, note },
  })

/** An operator wants the case looked at again. False where it is over already. */
export const askAgain = (db: Database, id: string, officer: string): Promise<boolean> =>
  asOperator(db, id, officer, 'asked-difference-again', { askedAt: sql`now()` })

function asOperator(
  db: Database,
  id: string,
  officer: string,
  act: string,
  change: Parameters<ReturnType<Database['update']>['set']>[0],
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [changed] = await tx
      .update(differences)
      .set(change)
      .where(and(eq(differences.id, id), isParked))
      .returning({ number: differences.number, kind: differences.kind })
    if (!changed) return false
    const { number: subject, kind } = changed
    await tx
      .insert(audit)
      .values({ actorKind: 'officer', actor: officer, act, subject, detail: { id, kind } })
    return true
  })
}

export interface Reconciliation {
  id: string
  startedAt: number
  thorough: boolean
  tally: Tally
  notKept: number
}

export async function insertReconciliation(db: Queryable, done: Reconciliation): Promise<void> {
  const startedAt = new Date(done.startedAt)
  await db
    .insert(reconciliations)
    .values({ ...done, startedAt })
    .onConflictDoNothing()
}

/** The latest reconciliation; null before the first. */
export async function lastReconciliation(db: Queryable) {
  const [row] = await db.select().from(reconciliations).orderBy(desc(reconciliations.endedAt)).limit(1)
  return row ?? null
}
