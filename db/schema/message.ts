import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'

/** The ledger: every SMS and email, what it was about and what became of it. */
export const messages = pgTable(
  'messages',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Case + revision + template + channel + recipient, or the id of a one-time password: one key, one message. */
    key: text().notNull().unique(),
    number: text(),
    revision: integer(),
    channel: text().$type<'sms' | 'email'>().notNull(),
    recipientKind: text().$type<'citizen' | 'officer' | 'mobile' | 'mailbox'>().notNull(),
    /** Id of the citizen or officer; the mobile or email itself only for codes and what concerns the registration. */
    recipient: text().notNull(),
    language: text().notNull(),
    template: text().notNull(),
    /** Codes and instants from which the text is rendered when it is sent. */
    variables: jsonb().$type<Record<string, string | number>>().notNull().default({}),
    state: text().$type<MessageState>().notNull().default('queued'),
    attempts: integer().notNull().default(0),
    /** Attempts whose answer never came, so that each of them may have been accepted. */
    lostAnswers: integer().notNull().default(0),
    providerId: text(),
    /** The provider's error code, kept apart from our own state. */
    providerError: text(),
    queuedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** When the last attempt began. */
    claimedAt: timestamp({ withTimezone: true }),
    sentAt: timestamp({ withTimezone: true }),
    endedAt: timestamp({ withTimezone: true }),
    /** W3C trace context of the step that it tells of, while traces are kept. */
    traceparent: text(),
  },
  (table) => [
    index('messages_number').on(table.number, table.revision),
    index('messages_provider').on(table.providerId),
    /** Where a number or a mailbox still stands: of the last two days. */
    index('messages_addressed')
      .on(table.recipient)
      .where(sql`recipient_kind in ('mobile', 'mailbox') and recipient <> 'forgotten'`),
    index('messages_waiting')
      .on(table.queuedAt)
      .where(sql`state in ('queued', 'sending')`),
  ],
)

/**
 * queued: to be sent. sending: handed to the provider, answer awaited. sent: accepted. The rest are final; unconfirmed:
 * it may have gone out and nobody can tell, as no answer came.
 */
export type MessageState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'undelivered'
  | 'unconfirmed'

/** Every delivery report as it came, also those that match no message of ours. */
export const deliveryReports = pgTable(
  'delivery_reports',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: text(),
    state: text(),
    message: uuid(),
    body: jsonb().$type<unknown>().notNull(),
    receivedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique('delivery_reports_once').on(table.providerId, table.state)],
)

/** Development only: what the providers would have got. */
export const outbox = pgTable('development_outbox', {
  id: uuid().primaryKey().defaultRandom(),
  channel: text().$type<'sms' | 'email'>().notNull(),
  recipient: text().notNull(),
  subject: text().notNull().default(''),
  body: text().notNull(),
  language: text().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

/** Links of SMS to an action taken report. The token itself can be made again from the secret; here is its hash. */
export const reportLinks = pgTable('report_links', {
  tokenHash: text().primaryKey(),
  number: text().notNull(),
  report: uuid().notNull(),
  expiresAt: timestamp({ withTimezone: true }).notNull(),
})
