import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { together, type Database, type Queryable, type Transaction } from '../client'
import { deliveryReports, messages } from '../schema/message'
import { recordHandover } from './message'

export type FinalState = 'delivered' | 'failed'

/** What a provider told about one message. `state` is null while it is not final. */
export interface DeliveryReport {
  providerId: string | null
  state: FinalState | null
  /** The provider's own code of failure. */
  error: string | null
  /** The report as it came, without numbers of people. */
  body: unknown
}

/**
 * Keeps a report and, when it names a message of ours that has no final state yet, writes that state: the first one
 * wins. A repeated report changes nothing; one that matches nothing stays as it came, with `message` empty.
 * @returns whether it ended a message
 */
export async function recordDeliveryReport(db: Database, report: DeliveryReport): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (report.providerId) await takeTurns(tx, report.providerId)
    const message = report.providerId ? await messageOf(tx, report.providerId) : null
    const { providerId, state, body } = report
    await tx.insert(deliveryReports).values({ providerId, state, message, body }).onConflictDoNothing()
    return message !== null && state !== null && settle(tx, message, state, report.error)
  })
}

async function messageOf(db: Queryable, providerId: string): Promise<string | null> {
  const [found] = await db
    .select({ id: messages.id })
    .from(messages)
    .where(eq(messages.providerId, providerId))
    .limit(1)
  return found?.id ?? null
}

async function settle(
  db: Queryable,
  message: string,
  state: FinalState,
  error: string | null,
): Promise<boolean> {
  const settled = await db
    .update(messages)
    .set({ state, endedAt: sql`now()`, ...(error ? { providerError: error } : {}) })
    .where(and(eq(messages.id, message), eq(messages.state, 'sent')))
    .returning({ id: messages.id })
  return settled.length > 0
}

/**
 * Notes that a provider accepted a message, under the id that its delivery report will name. A report can be faster
 * than this note: such a one is waiting already and is applied at once.
 * @returns what it says of the message; null where none is waiting
 */
export async function recordAcceptance(
  db: Database,
  message: string,
  providerId: string,
): Promise<FinalState | null> {
  return db.transaction(async (tx) => {
    const [, , early] = await together([
      takeTurns(tx, providerId),
      recordHandover(tx, message, { state: 'sent', providerId }),
      settleEarlyReport(tx, message, providerId),
    ])
    return early
  })
}

/**
 * The note and the report of one id each look for the other. One after the other, until commit: in the same moment each
 * would look before the other can be seen, and the message would stay `sent` for ever.
 */
async function takeTurns(tx: Transaction, providerId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`delivery ${providerId}`}, 0))`)
}

async function settleEarlyReport(
  db: Queryable,
  message: string,
  providerId: string,
): Promise<FinalState | null> {
  const [early] = await db
    .select({ id: deliveryReports.id, state: deliveryReports.state })
    .from(deliveryReports)
    .where(
      and(
        eq(deliveryReports.providerId, providerId),
        isNull(deliveryReports.message),
        inArray(deliveryReports.state, ['delivered', 'failed']),
      ),
    )
    .orderBy(asc(deliveryReports.receivedAt))
    .limit(1)
  if (!early) return null
  const state = early.state as FinalState
  await settle(db, message, state, null)
  await db.update(deliveryReports).set({ message }).where(eq(deliveryReports.id, early.id))
  return state
}
