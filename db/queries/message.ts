import { and, asc, between, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { together, type Queryable } from '../client'
import { messages, type MessageState } from '../schema/message'
import { citizens, officers } from '../schema/people'
import {
  citizenOf,
  followersOf,
  officersAt,
  type Addressee,
  type Decision,
  type MessageChannel,
} from './addressee'
import type { Desk } from './holder'
import { openReportLink } from './report-link'

/** `followers`: who has added his own to the case. */
export type Recipient = 'citizen' | 'followers' | Desk | Decision

/** One happening of a case that somebody is to be told. */
export interface DueMessage {
  revision: number
  template: string
  to: Recipient
  channels: MessageChannel[]
  /** Codes and instants; `report` is the action id of the report that the message links to. */
  variables: { [name: string]: string | number | undefined }
}

export interface Mailing {
  number: string
  due: DueMessage[]
  /** Until when the links to reports open. */
  linksExpireAt: Date
  secret: string
  /** Whether a template goes also to a citizen who wants only what is needed. */
  isNeeded: (template: string) => boolean
  /** Of the trace in which it happened. */
  traceparent?: string | null
  /** `unconfirmed` where nobody can tell any more whether they went out: then they are not sent. Else `queued`. */
  state?: Extract<MessageState, 'unconfirmed'>
}

/**
 * Puts messages into the ledger, in the transaction that records their happening. A repeated one changes nothing.
 * @returns how many were queued
 */
export async function insertMessages(
  tx: Queryable,
  { number, due, linksExpireAt, secret, isNeeded, traceparent, state }: Mailing,
): Promise<number> {
  let queued = 0
  const found = await together(due.map(({ to }) => addresseesOf(tx, number, to)))
  for (const [index, message] of due.entries()) {
    const { report } = message.variables
    if (typeof report === 'string')
      await openReportLink(tx, { secret, number, report, expiresAt: linksExpireAt })
    const ended = state && { state, endedAt: sql`now()` }
    const rows = (found[index] ?? [])
      .filter(({ wants }) => wants === 'all' || isNeeded(message.template))
      .flatMap((addressee) => rowsFor(number, message, addressee))
      .map((row) => ({ ...row, traceparent, ...ended }))
    if (rows.length === 0) continue
    queued += (await tx.insert(messages).values(rows).onConflictDoNothing().returning({ id: messages.id }))
      .length
  }
  return queued
}

function addresseesOf(tx: Queryable, number: string, to: Recipient): Promise<Addressee[]> {
  if (to === 'citizen') return citizenOf(tx, number)
  return to === 'followers' ? followersOf(tx, number) : officersAt(tx, to)
}

function rowsFor(number: string, { revision, template, channels, variables }: DueMessage, to: Addressee) {
  const given = Object.entries(variables).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined,
  )
  return channels
    .filter((channel) => to.channels.includes(channel))
    .map((channel) => ({
      key: `${number}.${revision}.${template}.${channel}.${to.id}`,
      number,
      revision,
      channel,
      recipientKind: to.kind,
      recipient: to.id,
      language: to.language,
      template,
      variables: Object.fromEntries(given),
    }))
}

export type LedgerMessage = typeof messages.$inferSelect

/** What of these steps is not sent yet, oldest first. `sending` is one whose attempt a crash cut short. */
export function unsentMessages(db: Queryable, steps: { number: string; from: number; through: number }) {
  const { number, from, through } = steps
  return db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.number, number),
        between(messages.revision, from, through),
        inArray(messages.state, ['queued', 'sending']),
      ),
    )
    .orderBy(asc(messages.revision), asc(messages.key))
}

/** Attempts so far whose answer never came. One that is found as `sending` was cut short by a crash of ours. */
export function lostAnswersOf({ state, lostAnswers }: LedgerMessage): number {
  return lostAnswers + (state === 'sending' ? 1 : 0)
}

/** Longer than any attempt takes: a provider answers within 15 seconds. */
const AN_ATTEMPT = sql`interval '20 seconds'`

/**
 * Claims a message for one attempt; committed before the provider is called. False when another has claimed or
 * ended it since it was read, or may still be at it: then it is not ours to send.
 */
export async function claimMessage(db: Queryable, message: LedgerMessage): Promise<boolean> {
  const { id, state, attempts } = message
  const claimed = await db
    .update(messages)
    .set({
      state: 'sending',
      attempts: attempts + 1,
      lostAnswers: lostAnswersOf(message),
      claimedAt: sql`now()`,
    })
    .where(and(eq(messages.id, id), eq(messages.state, state), eq(messages.attempts, attempts), nobodyIsAtIt))
    .returning({ id: messages.id })
  return claimed.length === 1
}

const nobodyIsAtIt = or(
  eq(messages.state, 'queued'),
  isNull(messages.claimedAt),
  lt(messages.claimedAt, sql`now() - ${AN_ATTEMPT}`),
)

/** What became of one attempt. */
export type HandoverNote =
  | { state: 'sent'; providerId: string }
  | {
      state: Extract<MessageState, 'queued' | 'failed' | 'undelivered' | 'unconfirmed'>
      error: string
      lostAnswers: number
    }

/** Writes what the provider answered, or that it did not. */
export async function recordHandover(db: Queryable, id: string, note: HandoverNote): Promise<void> {
  const what =
    note.state === 'sent'
      ? { providerId: note.providerId, providerError: null, sentAt: sql`now()` }
      : {
          providerError: note.error,
          lostAnswers: note.lostAnswers,
          ...(note.state === 'queued' ? {} : { endedAt: sql`now()` }),
        }
  await db
    .update(messages)
    .set({ state: note.state, ...what })
    .where(and(eq(messages.id, id), eq(messages.state, 'sending')))
}

/**
 * Gives up on what is still unsent of these steps. What may have been accepted all the same is unconfirmed. Gives what
 * ended so.
 */
export async function markUndelivered(
  db: Queryable,
  steps: { number: string; from: number; through: number },
) {
  const open = await unsentMessages(db, steps)
  if (open.length === 0) return []
  const ids = open.map(({ id }) => id)
  const mayHaveGone = or(eq(messages.state, 'sending'), gt(messages.lostAnswers, 0))
  return db
    .update(messages)
    .set({
      state: sql`case when ${mayHaveGone} then 'unconfirmed' else 'undelivered' end`,
      endedAt: sql`now()`,
    })
    .where(and(inArray(messages.id, ids), inArray(messages.state, ['queued', 'sending'])))
    .returning({ channel: messages.channel, state: messages.state, error: messages.providerError })
}

/** Where a message goes today: the person may have a new number since it was queued. Null for somebody unknown. */
export async function addressOf(
  db: Queryable,
  { recipientKind, recipient, channel }: Pick<LedgerMessage, 'recipientKind' | 'recipient' | 'channel'>,
): Promise<string | null> {
  if (recipientKind === 'mobile' || recipientKind === 'mailbox') return recipient
  const table = recipientKind === 'citizen' ? citizens : officers
  const [person] = await db
    .select({ mobile: table.mobile, email: table.email })
    .from(table)
    .where(eq(table.id, recipient))
  return (channel === 'sms' ? person?.mobile : person?.email) ?? null
}

/** Where a code goes: exactly one of the two. */
export type CodeAddress = { mobile: string } | { email: string }

/** The ledger's row of a one-time password: sent by the web process, while Temporal may be down. */
export async function insertPasswordMessage(
  db: Queryable,
  { id, language, ...to }: { id: string; language: string } & CodeAddress,
): Promise<LedgerMessage> {
  const address =
    'mobile' in to
      ? ({ channel: 'sms', recipientKind: 'mobile', recipient: to.mobile } as const)
      : ({ channel: 'email', recipientKind: 'mailbox', recipient: to.email } as const)
  const [row] = await db
    .insert(messages)
    .values({ key: `otp.${id}`, ...address, language, template: 'otp' })
    .returning()
  if (!row) throw new Error('the ledger took no row')
  return row
}
