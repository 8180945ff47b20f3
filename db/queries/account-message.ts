import { and, asc, eq, gt, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Queryable } from '../client'
import { messages } from '../schema/message'
import { FORGOTTEN, isAddressed } from './expired'
import type { LedgerMessage } from './message'

/** Names of templates about a registration, and no case. */
type AccountTemplate = 'mobile-changed' | 'erasure-asked' | 'erased'

export interface AccountMessage {
  /** One key, one message, however often its cause is repeated. */
  key: string
  mobile: string
  language: string
  template: AccountTemplate
  /** The day that it names. */
  on?: number
}

/** Literally as the index of waiting messages says it. */
const isUnsent = sql`${messages.state} in ('queued', 'sending')`

/** Puts an SMS into the ledger, in the transaction of what it tells. It goes to this number, whoever has it later. */
export async function insertAccountMessage(tx: Queryable, message: AccountMessage): Promise<void> {
  const { key, mobile, language, template, on } = message
  await tx
    .insert(messages)
    .values({
      ...{ key, language, template, channel: 'sms', recipientKind: 'mobile', recipient: mobile },
      variables: on === undefined ? {} : { on },
    })
    .onConflictDoNothing()
}

/** Of no case, and no codes: those are worth nothing later. */
const ofAccounts = and(isNull(messages.number), ne(messages.template, 'otp'))

export const unsentAccountMessages = (db: Queryable): Promise<LedgerMessage[]> =>
  db.select().from(messages).where(and(ofAccounts, isUnsent)).orderBy(asc(messages.queuedAt)).limit(200)

const A_DAY_AGO = sql`now() - interval '1 day'`

/** Before housekeeping forgets the number. What may have been accepted all the same is unconfirmed. */
export async function giveUpOld(db: Queryable): Promise<void> {
  const mayHaveGone = sql`state = 'sending' or ${gt(messages.lostAnswers, 0)}`
  await db
    .update(messages)
    .set({
      state: sql`case when ${mayHaveGone} then 'unconfirmed' else 'undelivered' end`,
      endedAt: sql`now()`,
    })
    .where(and(ofAccounts, isUnsent, lt(messages.queuedAt, A_DAY_AGO)))
}

/** Who was erased is known by no number from the moment when the last SMS has gone. */
export async function forgetErased(db: Queryable): Promise<void> {
  await db
    .update(messages)
    .set({ recipient: FORGOTTEN })
    .where(and(isAddressed, eq(messages.template, 'erased'), sql`not ${isUnsent}`))
}
